package dev.hnsform.gitops.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** In a process of its own, whose home, settings and programs are traps. */
@DisabledOnOs(OS.WINDOWS)
class HermeticTest {
    @TempDir
    Path temporary;

    @Test
    void neitherSettingsNorProgramsOfTheUserMatter() throws Exception {
        Path trap = temporary.resolve("programs");
        Files.createDirectories(trap);
        for (String program : new String[] {"git", "sh", "ssh", "bash", "stty"}) {
            Path file = trap.resolve(program);
            // found by its name alone; leaves a mark beside itself
            Files.writeString(file, "#!/bin/sh\n: > \"$0.started\"\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        }
        Path home = Files.createDirectories(temporary.resolve("home"));
        Files.writeString(
                home.resolve(".gitconfig"),
                "[url \"https://evil.example/\"]\n\tinsteadOf = http://\n[core]\n\tx = [broken\n");
        String commit;
        try (GitFixture git = new GitFixture(temporary.resolve("net.git"))) {
            commit = git.file("web/stack.yaml", "2").commit("main");
            try (GitServer server = new GitServer(git.repository())) {
                ProcessBuilder builder = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Duser.home=" + home,
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        ReadMain.class.getName(),
                        "git::" + server.url() + "//web?ref=main",
                        temporary.resolve("cache").toString(),
                        "git::" + temporary.resolve("net.git") + "//web?ref=main");
                Map<String, String> environment = builder.environment();
                environment.put("PATH", trap.toString());
                environment.put("HOME", home.toString());
                environment.put("XDG_CONFIG_HOME", home.toString());
                environment.put("GIT_DIR", temporary.resolve("elsewhere").toString());
                environment.put("GIT_CONFIG_GLOBAL", home.resolve(".gitconfig").toString());
                Process process = builder.redirectErrorStream(true).start();
                String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(process.waitFor()).as(out).isZero();
                assertThat(out).contains(commit + " 1\n" + commit + " 1\n");
            }
        }
        try (var files = Files.list(trap)) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .as("programs started")
                    .noneMatch(name -> name.endsWith(".started"));
        }
        try (var files = Files.list(home)) {
            assertThat(files).as("files left in the user's home").containsExactly(home.resolve(".gitconfig"));
        }
    }

    /** Reads stacks and prints commit and number of files. */
    static final class ReadMain {
        private ReadMain() {}

        public static void main(String[] args) throws IOException {
            try (GitSources sources = new GitSources(Path.of(args[1]), GitAccess.of(Map.of()))) {
                for (String address : new String[] {args[0], args[2]}) {
                    var set = sources.read(GitAddress.parse(address));
                    System.out.print(set.origin().commit() + " " + set.files().size() + "\n");
                }
            }
        }
    }
}
