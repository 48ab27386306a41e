package dev.hnsform.gitops.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hnsform.schema.source.SourceException;
import dev.hnsform.schema.source.SourceFile;
import dev.hnsform.schema.source.SourceSet;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Repositories on servers: by HTTP from a server in this process, by SSH through a program in the place of the client. */
class RemoteSourcesTest {
    @TempDir
    Path temporary;

    private GitFixture git;
    private String first = "";
    private String second = "";

    @BeforeEach
    void fill() throws IOException {
        git = new GitFixture(temporary.resolve("net.git"));
        first = git.file("web/stack.yaml", "1").commit("main");
        second = git.file("web/stack.yaml", "2").commit("main");
        git.tag("v1", first);
    }

    @AfterEach
    void close() {
        git.close();
    }

    private GitSources sources(GitAccess access) {
        return new GitSources(temporary.resolve("cache"), access);
    }

    private static GitAccess token(String token) {
        return GitAccess.of(Map.of(GitAccess.TOKEN_VARIABLE, token));
    }

    private static String text(SourceSet set) {
        return new String(set.files().get(0).content(), StandardCharsets.UTF_8);
    }

    private static void refused(GitSources sources, String address, GitFault fault, String... words) {
        assertThatThrownBy(() -> sources.read(GitAddress.parse(address)))
                .isInstanceOfSatisfying(SourceException.class, e -> {
                    assertThat(e.code()).as(e.text()).isEqualTo(fault.code());
                    assertThat(List.of(words))
                            .allSatisfy(w -> assertThat(e.text()).contains(w));
                });
    }

    @Test
    void fetchesOnlyWhatIsNeeded() throws IOException {
        try (GitServer server = new GitServer(git.repository());
                GitSources sources = sources(GitAccess.of(Map.of()))) {
            String address = "git::" + server.url() + "//web";
            SourceSet set = sources.read(GitAddress.parse(address + "?ref=main"));
            assertThat(text(set)).isEqualTo("2");
            assertThat(set.origin().commit()).isEqualTo(second);
            assertThat(set.origin().repository()).isEqualTo(server.url());
            assertThat(set.files())
                    .extracting(SourceFile::shownPath)
                    .containsExactly("web/stack.yaml@" + second.substring(0, 7));

            int before = server.requests().size();
            assertThat(text(sources.read(GitAddress.parse(address + "?ref=" + second))))
                    .isEqualTo("2");
            assertThat(server.requests()).as("a commit that is there").hasSize(before);
            sources.read(GitAddress.parse(address));
            assertThat(server.requests().subList(before, server.requests().size()))
                    .as("a branch that has not moved")
                    .noneMatch(r -> r.startsWith("POST") && server.requests().size() > before + 2);

            assertThat(text(sources.read(GitAddress.parse(address + "?ref=v1"))))
                    .isEqualTo("1");
            assertThat(text(sources.read(GitAddress.parse(address + "?ref=" + first))))
                    .isEqualTo("1");
            assertThat(text(sources.read(GitAddress.parse(address + "?ref=" + first.substring(0, 9)))))
                    .isEqualTo("1");
        }
    }

    @Test
    void fetchesACommitByItsIdAlone() throws IOException {
        try (GitServer server = new GitServer(git.repository());
                GitSources sources = sources(GitAccess.of(Map.of()))) {
            assertThat(text(sources.read(GitAddress.parse("git::" + server.url() + "//web?ref=" + first))))
                    .isEqualTo("1");
        }
    }

    @Test
    void fetchesEverythingWhereAServerGivesOnlyTips() throws IOException {
        String middle = git.file("web/stack.yaml", "3").commit("main");
        git.file("web/stack.yaml", "4").commit("main");
        try (GitServer server = new GitServer(git.repository()).givingOnlyTips();
                GitSources sources = sources(GitAccess.of(Map.of()))) {
            String address = "git::" + server.url() + "//web?ref=";
            assertThat(text(sources.read(GitAddress.parse(address + "main")))).isEqualTo("4");
            assertThat(text(sources.read(GitAddress.parse(address + middle)))).isEqualTo("3");
            refused(sources, address + "0".repeat(39) + "1", GitFault.NO_REF, "main, v1");
            refused(sources, address + "mainn", GitFault.NO_REF, "Did you mean \"main\"?");
        }
    }

    @Test
    void seesABranchMoveOnTheServer() throws IOException {
        try (GitServer server = new GitServer(git.repository());
                GitSources sources = sources(GitAccess.of(Map.of()))) {
            GitAddress address = GitAddress.parse("git::" + server.url() + "//web?ref=main");
            SourceSet.Origin origin = sources.read(address).origin();
            assertThat(sources.movement(origin)).map(RefMovement::hasMoved).contains(false);
            String third = git.file("web/stack.yaml", "3").commit("main");
            assertThat(sources.movement(origin)).contains(new RefMovement("main", second, third));
            assertThat(text(sources.read(address))).isEqualTo("3");
        }
    }

    @Test
    void offersTheTokenOnceAndOnlyWhenAsked() throws IOException {
        try (GitServer server = new GitServer(git.repository()).wanting("s3cret")) {
            String address = "git::" + server.url() + "//web";
            try (GitSources right = sources(token("s3cret"))) {
                assertThat(text(right.read(GitAddress.parse(address)))).isEqualTo("2");
            }
            try (GitSources none = new GitSources(temporary.resolve("c2"), GitAccess.of(Map.of()))) {
                refused(none, address, GitFault.REFUSED, GitAccess.TOKEN_VARIABLE);
            }
            int before = server.requests().size();
            try (GitSources wrong = new GitSources(temporary.resolve("c3"), token("wr0ng"))) {
                assertThatThrownBy(() -> wrong.read(GitAddress.parse(address)))
                        .hasMessageContaining("refused")
                        .hasMessageNotContaining("wr0ng");
            }
            assertThat(server.requests().size() - before).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void namesWhatTheServerSays() throws IOException {
        try (GitServer server = new GitServer(git.repository()).answering(404);
                GitSources sources = sources(GitAccess.of(Map.of()))) {
            refused(sources, "git::" + server.url(), GitFault.NO_REPOSITORY, "no repository at");
            server.answering(403);
            refused(sources, "git::" + server.url(), GitFault.REFUSED, "refused");
            server.answering(500);
            refused(sources, "git::" + server.url(), GitFault.UNREACHABLE, "500");
        }
    }

    @Test
    void namesAServerThatIsNotThereOrSilent() throws IOException {
        try (GitSources sources = sources(GitAccess.of(Map.of()).withTimeout(Duration.ofSeconds(1)))) {
            int port;
            try (ServerSocket silent = new ServerSocket(0)) {
                port = silent.getLocalPort();
                refused(sources, "git::http://127.0.0.1:" + port + "/n.git", GitFault.UNREACHABLE, "in time");
            }
            refused(sources, "git::http://127.0.0.1:" + port + "/n.git", GitFault.UNREACHABLE, "cannot be reached");
        }
    }

    @Test
    void explainsADamagedCache() throws IOException {
        try (GitServer server = new GitServer(git.repository())) {
            GitAddress address = GitAddress.parse("git::" + server.url() + "//web");
            try (GitSources sources = sources(GitAccess.of(Map.of()))) {
                sources.read(address);
            }
            try (var cached = Files.list(temporary.resolve("cache"))) {
                Path bare = cached.filter(Files::isDirectory).findFirst().orElseThrow();
                Files.writeString(bare.resolve("config"), "[core\n");
            }
            try (GitSources sources = sources(GitAccess.of(Map.of()))) {
                refused(sources, address.toString(), GitFault.CACHE, "delete that directory");
            }
        }
    }

    private GitAccess ssh(String script) throws IOException {
        Path program = temporary.resolve("ssh-stand-in");
        Files.writeString(program, "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return new GitAccess(Optional.empty(), "", List.of(program.toString()), Duration.ofSeconds(20));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void speaksThroughTheSshClient() throws IOException {
        Path log = temporary.resolve("log");
        String java = ProcessHandle.current().info().command().orElseThrow();
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        GitAccess access = ssh("echo \"$@\" >> '" + log + "'\n"
                + "i=0; while [ $i -lt 3000 ]; do echo 'a banner that fills the pipe unless somebody reads it'; i=$((i+1)); done >&2\n"
                + "exec '" + java + "' -cp '" + path + "' " + UploadPackMain.class.getName() + " \"$@\"\n");
        try (GitSources sources = sources(access)) {
            String url = "ssh://git@git.example:2222" + temporary.resolve("net.git");
            assertThat(text(sources.read(GitAddress.parse("git::" + url + "//web?ref=main"))))
                    .isEqualTo("2");
            assertThat(Files.readAllLines(log))
                    .hasSize(2)
                    .allSatisfy(line -> assertThat(line)
                            .contains("-o BatchMode=yes", "-p 2222", "-- git@git.example git-upload-pack"));
            refused(sources, "git::ssh://git@git.example" + temporary.resolve("none.git"), GitFault.NO_REPOSITORY);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void namesWhatTheSshClientSays() throws IOException {
        String address = "git::git@git.example:net.git//web";
        try (GitSources sources =
                sources(ssh("echo 'git@git.example: Permission denied (publickey).' >&2; exit 255\n"))) {
            refused(sources, address, GitFault.REFUSED, "publickey", "without a question");
        }
        try (GitSources sources = sources(ssh("echo 'Host key verification failed.' >&2; exit 255\n"))) {
            refused(sources, address, GitFault.REFUSED, "host key", "known_hosts");
        }
        try (GitSources sources = sources(
                ssh("echo 'ssh: Could not resolve hostname git.example: Name or service not known' >&2; exit 255\n"))) {
            refused(sources, address, GitFault.UNREACHABLE, "cannot be reached", "resolve");
        }
        GitAccess missing = new GitAccess(
                Optional.empty(), "", List.of(temporary.resolve("no-ssh").toString()), Duration.ofSeconds(5));
        try (GitSources sources = sources(missing)) {
            refused(sources, address, GitFault.UNREACHABLE, "no-ssh");
        }
    }
}
