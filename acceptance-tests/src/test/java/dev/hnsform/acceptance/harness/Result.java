package dev.hnsform.acceptance.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

/**
 * What one process did.
 *
 * @param command its arguments
 * @param exitCode its exit code; 128 + n when signal n ended it
 * @param stdout all it printed, as UTF-8
 * @param stderr all it reported, as UTF-8
 * @param took from start to end
 */
public record Result(List<String> command, int exitCode, String stdout, String stderr, Duration took) {

    private static final List<String> TRACES =
            List.of("\tat ", "Exception in thread", "java.lang.", "java.util.", "java.io.", "BugException");

    /** Fails when anything printed looks like a stack trace or a Java exception. */
    Result withoutTraces() {
        for (String trace : TRACES) {
            if (stdout.contains(trace) || stderr.contains(trace)) {
                throw new AssertionError("a stack trace or exception name was printed by " + this);
            }
        }
        return this;
    }

    /** Checks the exit code; a failure shows all output. */
    public Result exits(int code) {
        assertThat(exitCode).as("exit code of %s", this).isEqualTo(code);
        return this;
    }

    /** Checks that it failed, and not by a signal or as a bug. */
    public Result fails() {
        assertThat(exitCode).as("exit code of %s", this).isBetween(1, 100);
        return this;
    }

    /** Checks that stdout holds a text. */
    public Result prints(String text) {
        assertThat(stdout).as("stdout of %s", this).contains(text);
        return this;
    }

    /** Checks that stdout does not hold a text. */
    public Result printsNo(String text) {
        assertThat(stdout).as("stdout of %s", this).doesNotContain(text);
        return this;
    }

    /** Checks that stderr holds a text. */
    public Result reports(String text) {
        assertThat(stderr).as("stderr of %s", this).contains(text);
        return this;
    }

    /** stdout and stderr, one behind the other. */
    public String output() {
        return stdout + stderr;
    }

    @Override
    public String toString() {
        return "hnsform " + String.join(" ", command) + "\n--- exit code " + exitCode + " after " + took.toMillis()
                + " ms\n--- stdout\n" + cut(stdout) + "\n--- stderr\n" + cut(stderr) + "\n---";
    }

    private static String cut(String text) {
        return text.length() <= 6000 ? text : text.substring(0, 3000) + "\n…\n" + text.substring(text.length() - 3000);
    }
}
