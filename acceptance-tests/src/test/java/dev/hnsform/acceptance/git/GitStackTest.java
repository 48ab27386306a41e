package dev.hnsform.acceptance.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.acceptance.harness.Hnsform;
import dev.hnsform.acceptance.harness.Lab;
import dev.hnsform.acceptance.harness.Product;
import dev.hnsform.acceptance.harness.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stack is planned and applied from a branch of a repository; what a commit cannot give is a clear error. */
class GitStackTest {
    @TempDir
    Path temporary;

    private Lab lab;
    private Hnsform user;
    private String stack;

    @BeforeEach
    void aRepositoryWithAStack() {
        user = Hnsform.in(temporary.resolve("work"));
        lab = Lab.create(user, "ws2022");
        Product.copy("examples/web-on-nat", user.file("repository/stacks/web"));
        user.ok("init", "repository/stacks/web");
        git("init", "-q", "-b", "main");
        commit("The shop");
        stack = "git::file://" + user.file("repository") + "//stacks/web?ref=main";
    }

    @Test
    void isPlannedAppliedPlannedAgainAndInTheHistory() {
        String commit = git("rev-parse", "HEAD").stdout().strip();
        user.ok("plan", stack, "--host", lab.uri(), "--out", "saved.plan")
                .prints("commit")
                .prints(commit.substring(0, 7));
        user.ok("apply", "saved.plan", "--host", lab.uri(), "--auto-approve");
        user.run("plan", stack, "--host", lab.uri(), "--detailed-exitcode").exits(0);
        user.run("drift", stack, "--host", lab.uri()).exits(0);
        user.ok("history", "--stack", stack, "--host", lab.uri(), "--format", "json")
                .prints("\"commit\": \"" + commit + "\"");
        user.ok("destroy", stack, "--host", lab.uri(), "--auto-approve").prints("5 destroyed");
    }

    @Test
    void applyingASavedPlanTellsThatTheBranchHasMovedOn() throws IOException {
        user.ok("plan", stack, "--host", lab.uri(), "--out", "saved.plan");
        Files.writeString(
                user.file("repository/stacks/web/more.yaml"),
                "apiVersion: hnsform.dev/v1beta1\nkind: Namespace\nmetadata: {name: more}\nspec: {}\n");
        commit("More");
        Result applied = user.run("apply", "saved.plan", "--host", lab.uri(), "--auto-approve");
        assertThat(applied.output()).contains("main").contains("moved");
    }

    @Test
    void unknownRevisionsAndFoldersAreNamed() {
        Result revision = user.run("plan", stack.replace("main", "mian"), "--host", lab.uri());
        revision.exits(4).reports("mian");
        Result folder = user.run("plan", stack.replace("stacks/web", "stacks/wob"), "--host", lab.uri());
        folder.exits(4).reports("stacks/wob");
        user.run("plan", "git::file:///nowhere//x?ref=main", "--host", lab.uri())
                .exits(4)
                .reports("nowhere");
    }

    @Test
    void whatACommitCannotGiveIsAClearError() throws IOException {
        Files.createSymbolicLink(user.file("repository/stacks/web/out.yaml"), Path.of("../../../../etc/hostname"));
        commit("A link that leaves the stack");
        user.run("validate", stack).exits(4).reports("out.yaml");
        Files.delete(user.file("repository/stacks/web/out.yaml"));
        Files.writeString(
                user.file("repository/stacks/web/large.yaml"),
                "version https://git-lfs.github.com/spec/v1\noid sha256:" + "a".repeat(64) + "\nsize 12345\n");
        commit("A pointer of LFS");
        user.run("validate", stack).exits(4).reports("large.yaml").reports("LFS");
    }

    private void commit(String message) {
        git("add", "-A");
        git("-c", "user.name=Tester", "-c", "user.email=tester@example.com", "commit", "-q", "-m", message);
    }

    private Result git(String... words) {
        List<String> command =
                new ArrayList<>(List.of("git", "-C", user.file("repository").toString()));
        command.addAll(List.of(words));
        return user.start(command, command).end().exits(0);
    }
}
