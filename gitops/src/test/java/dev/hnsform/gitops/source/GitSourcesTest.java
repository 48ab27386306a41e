package dev.hnsform.gitops.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hnsform.schema.source.DirectorySource;
import dev.hnsform.schema.source.SourceException;
import dev.hnsform.schema.source.SourceFile;
import dev.hnsform.schema.source.SourceSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Repositories on this machine, opened where they are. */
class GitSourcesTest {
    private static final String STACK = "apiVersion: hnsform.dev/v1beta1\nkind: Stack\nmetadata: {name: web}\n";

    @TempDir
    Path temporary;

    private GitFixture git;
    private GitSources sources;

    @BeforeEach
    void open() throws IOException {
        git = new GitFixture(temporary.resolve("net.git"));
        sources = new GitSources(temporary.resolve("cache"), GitAccess.of(java.util.Map.of()));
    }

    @AfterEach
    void close() {
        sources.close();
        git.close();
    }

    private String url() {
        return temporary.resolve("net.git").toUri().toString().replaceAll("/$", "");
    }

    private SourceSet read(String rest) {
        return sources.read(GitAddress.parse("git::" + url() + rest));
    }

    private void refused(String rest, GitFault fault, String... words) {
        assertThatThrownBy(() -> read(rest).files().forEach(SourceFile::content))
                .isInstanceOfSatisfying(SourceException.class, e -> {
                    assertThat(e.code()).as(e.text()).isEqualTo(fault.code());
                    assertThat(java.util.List.of(words))
                            .allSatisfy(w -> assertThat(e.text()).contains(w));
                });
    }

    private static String text(SourceFile file) {
        return new String(file.content(), StandardCharsets.UTF_8);
    }

    @Test
    void readsADirectoryOfACommit() throws IOException {
        String commit = git.file("stacks/web/stack.yaml", STACK)
                .file("stacks/web/net/net.yml", "kind: Network\n")
                .file("stacks/web/readme.md", "no")
                .file("stacks/other/stack.yaml", "no")
                .commit("main");

        SourceSet set = read("//stacks/web?ref=main");

        assertThat(set.files()).extracting(SourceFile::path).containsExactly("net/net.yml", "stack.yaml");
        assertThat(set.files())
                .extracting(SourceFile::shownPath)
                .containsExactly(
                        "stacks/web/net/net.yml@" + commit.substring(0, 7),
                        "stacks/web/stack.yaml@" + commit.substring(0, 7));
        assertThat(text(set.files().get(1))).isEqualTo(STACK);
        assertThat(set.origin().repository()).isEqualTo(url());
        assertThat(set.origin().commit()).isEqualTo(commit);
        assertThat(set.origin().path()).isEqualTo("stacks/web");
        assertThat(set.origin().shown()).isEqualTo("git::" + url() + "//stacks/web?ref=main");
        assertThat(temporary.resolve("cache")).doesNotExist();
    }

    @Test
    void takesBranchesTagsCommitsAndTheDefault() throws IOException {
        String first = git.file("stack.yaml", "1").commit("main");
        git.tag("v1", first);
        String second = git.file("stack.yaml", "2").commit("main");
        String other = git.file("stack.yaml", "3").commit("feature/x");
        assertThat(text(read("").files().get(0))).isEqualTo("2");
        assertThat(read("?ref=main").origin().commit()).isEqualTo(second);
        assertThat(read("?ref=refs/heads/main").origin().commit()).isEqualTo(second);
        assertThat(read("?ref=v1").origin().commit()).isEqualTo(first);
        assertThat(read("?ref=feature/x").origin().commit()).isEqualTo(other);
        assertThat(read("?ref=" + first).origin().commit()).isEqualTo(first);
        assertThat(read("?ref=" + first.substring(0, 8)).origin().commit()).isEqualTo(first);
    }

    @Test
    void choosesFilesAsItDoesInADirectory() throws IOException {
        Path directory = temporary.resolve("directory");
        String[] paths = {
            "a.yaml",
            "b.YML",
            "c.json",
            ".hidden.yaml",
            ".git2/x.yaml",
            "overlays/prod/o.yaml",
            "deep/overlays/o.yaml",
            "skip/x.yaml",
            "skip/keep.yaml",
            "logs/old.yaml",
            "logs/new.yaml"
        };
        String ignore = "skip/\nlogs/*\n!logs/new.yaml\n";
        for (String path : paths) {
            git.file("s/" + path, path);
            Files.createDirectories(directory.resolve(path).getParent());
            Files.writeString(directory.resolve(path), path);
        }
        git.file("s/.hnsformignore", ignore).commit("main");
        Files.writeString(directory.resolve(".hnsformignore"), ignore);

        assertThat(read("//s").files())
                .extracting(SourceFile::path)
                .containsExactlyElementsOf(DirectorySource.read(directory, "s").files().stream()
                        .map(SourceFile::path)
                        .toList())
                .contains("a.yaml", "b.YML", "deep/overlays/o.yaml", "logs/new.yaml")
                .doesNotContain("skip/x.yaml");
    }

    @Test
    void saysWhatThereIsInsteadOfAMissingRevision() throws IOException {
        refused("", GitFault.NO_REF, "no commits yet");
        String first = git.file("stack.yaml", "1").commit("main");
        git.commit("feature/blue");
        git.tag("v1", first);
        refused("?ref=mian", GitFault.NO_REF, "no branch, tag or commit \"mian\"", "Did you mean \"main\"?", "v1");
        refused("?ref=1234567", GitFault.NO_REF, "1234567");
        refused("?ref=" + "0".repeat(39) + "1", GitFault.NO_REF, "main, v1");
        git.tag("main", first);
        refused("?ref=main", GitFault.NO_REF, "refs/heads/main", "refs/tags/main");
        assertThat(read("?ref=refs/tags/main").origin().commit()).isEqualTo(first);
    }

    @Test
    void saysWhatThereIsInsteadOfAMissingPath() throws IOException {
        git.file("stacks/web/stack.yaml", STACK)
                .file("stacks/api/stack.yaml", STACK)
                .commit("main");
        refused("//stacks/wep", GitFault.NO_PATH, "no \"stacks/wep\"", "Did you mean \"web\"?", "api, web");
        refused("//stacks/web/stack.yaml", GitFault.NO_PATH, "is a file");
        refused("//nowhere/x", GitFault.NO_PATH, "stacks");
    }

    @Test
    void refusesWhatIsNoRepository() throws IOException {
        Files.createDirectories(temporary.resolve("plain"));
        assertThatThrownBy(() -> sources.read(GitAddress.parse("git::" + temporary.resolve("plain"))))
                .hasMessageContaining("is no Git repository");
        assertThatThrownBy(() -> sources.read(GitAddress.parse("git::" + temporary.resolve("none"))))
                .hasMessageContaining("no directory");
        assertThatThrownBy(() -> sources.read(GitAddress.parse("git::file:relative")))
                .isInstanceOf(SourceException.class);
    }

    @Test
    void followsLinksInsideTheStack() throws IOException {
        git.file("s/stack.yaml", STACK)
                .file("s/base/net.yaml", "net")
                .link("s/again", "base")
                .link("s/one.yaml", "again/../base/./net.yaml")
                .link("s/readme.md", "../README.md")
                .file("README.md", "x")
                .commit("main");
        SourceSet set = read("//s");
        assertThat(set.files())
                .extracting(SourceFile::path)
                .containsExactly("again/net.yaml", "base/net.yaml", "one.yaml", "stack.yaml");
        assertThat(text(set.files().get(2))).isEqualTo("net");
    }

    @Test
    void refusesLinksThatLeaveTheStack() throws IOException {
        String[][] links = {
            {"s/a.yaml", "../other/net.yaml"},
            {"s/a.yaml", "/etc/hnsform/net.yaml"},
            {"s/a.yaml", "../../../net.yaml"},
            {"s/shared", "../other"},
            {"s/shared", "/etc"},
            {"s/shared", "../../shared"},
            {"s/a.yaml", "missing.yaml"},
            {"s/a.yaml", "a.yaml"},
            {"s/self", "."},
            {"s/deep/up", "../../s"}
        };
        git.file("other/net.yaml", "x").file("s/stack.yaml", STACK).file("s/deep/x.yaml", "x");
        for (String[] link : links) {
            String commit = git.link(link[0], link[1]).commit("main");
            refused("//s", GitFault.LINK, link[0] + "@" + commit.substring(0, 7), link[1], ".hnsformignore");
            git.without(link[0]);
        }
        git.link("s/a.yaml", "../other/net.yaml")
                .file("s/.hnsformignore", "a.yaml")
                .commit("main");
        assertThat(read("//s").files()).hasSize(2);
    }

    @Test
    void refusesSubmodulesAndLfsPointers() throws IOException {
        git.file("s/stack.yaml", STACK).submodule("s/modules/net").commit("main");
        refused("//s", GitFault.SUBMODULE, "s/modules/net@", ".hnsformignore");
        refused("//s/modules/net", GitFault.SUBMODULE, "is a submodule");
        git.file("s/.hnsformignore", "modules\n").commit("main");
        assertThat(read("//s").files()).hasSize(1);
        git.file(
                        "s/big.yaml",
                        "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n")
                .commit("main");
        refused("//s", GitFault.LFS_POINTER, "s/big.yaml@", ".gitattributes");
    }

    @Test
    void tellsWhetherTheRevisionHasMoved() throws IOException {
        String first = git.file("stack.yaml", "1").commit("main");
        SourceSet.Origin byBranch = read("?ref=main").origin();
        SourceSet.Origin byCommit = read("?ref=" + first).origin();
        assertThat(sources.movement(byBranch))
                .hasValueSatisfying(m -> assertThat(m.hasMoved()).isFalse());
        String second = git.file("stack.yaml", "2").commit("main");
        assertThat(sources.movement(byBranch)).hasValueSatisfying(m -> {
            assertThat(m.hasMoved()).isTrue();
            assertThat(m.message()).contains("main", first.substring(0, 7), second.substring(0, 7));
        });
        assertThat(sources.movement(byCommit)).isEmpty();
        assertThat(sources.movement(SourceSet.Origin.directory("x"))).isEmpty();
    }

    @Test
    void knowsTheCommitOfAPlainDirectory() throws Exception {
        Path work = temporary.resolve("work");
        Path stack = Files.createDirectories(work.resolve("stacks/web"));
        Files.writeString(stack.resolve("stack.yaml"), STACK);
        assertThat(GitSources.originOf(stack, DirectorySource.read(stack, "w")))
                .isEqualTo(SourceSet.Origin.directory("w"));
        try (Git repository = Git.init().setDirectory(work.toFile()).call()) {
            assertThat(GitSources.originOf(stack, DirectorySource.read(stack, "w"))
                            .commit())
                    .isEmpty();
            repository.add().addFilepattern(".").call();
            String commit =
                    repository.commit().setSign(false).setMessage("one").call().name();
            repository
                    .getRepository()
                    .getConfig()
                    .setString("remote", "origin", "url", "https://me:pw@git.example/n.git");
            repository.getRepository().getConfig().save();
            assertThat(GitSources.originOf(stack, DirectorySource.read(stack, "w")))
                    .isEqualTo(new SourceSet.Origin("w", "https://git.example/n.git", commit, "stacks/web"));
            Files.writeString(stack.resolve("stack.yaml"), STACK.replace("\n", "\r\n"));
            assertThat(GitSources.originOf(stack, DirectorySource.read(stack, "w"))
                            .commit())
                    .isEqualTo(commit);
            Files.writeString(work.resolve("elsewhere.yaml"), "x");
            assertThat(GitSources.originOf(stack, DirectorySource.read(stack, "w"))
                            .commit())
                    .isEqualTo(commit);
            Files.writeString(stack.resolve("stack.yaml"), STACK + "#");
            SourceSet.Origin dirty = GitSources.originOf(stack, DirectorySource.read(stack, stack.toString()));
            assertThat(dirty.commit()).isEqualTo(commit + "-dirty");
            assertThat(sources.movement(dirty))
                    .hasValueSatisfying(m -> assertThat(m.hasMoved()).isFalse());
            repository.commit().setSign(false).setAll(true).setMessage("two").call();
            assertThat(sources.movement(dirty))
                    .hasValueSatisfying(m -> assertThat(m.hasMoved()).isTrue());
            // the repository of the work tree itself, read by revision
            assertThat(sources.read(GitAddress.parse("git::" + work + "//stacks/web?ref=" + commit))
                            .files())
                    .singleElement()
                    .satisfies(f -> assertThat(text(f)).isEqualTo(STACK));
        }
    }

    @Test
    void explainsADamagedRepository() throws IOException {
        git.file("stack.yaml", STACK).commit("main");
        try (var objects = Files.walk(temporary.resolve("net.git/objects"))) {
            for (Path object : objects.filter(Files::isRegularFile).toList()) {
                object.toFile().setWritable(true);
                Files.write(object, new byte[] {1, 2, 3});
            }
        }
        refused("", GitFault.UNREADABLE, "net.git");
    }
}
