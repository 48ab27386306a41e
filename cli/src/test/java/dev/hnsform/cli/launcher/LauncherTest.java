package dev.hnsform.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.cli.exit.ExitCode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {
    @TempDir
    Path directory;

    private Typed hnsform;

    @BeforeEach
    void begin() {
        hnsform = new Typed(directory);
    }

    @Test
    void answersTheVersionInThreeSpellings() {
        for (String spelling : new String[] {"version", "--version", "-V"}) {
            assertThat(hnsform.run(spelling)).isEqualTo(ExitCode.OK);
            assertThat(hnsform.out()).matches("hnsform \\d+\\.\\d+\\.\\d+\n");
        }
    }

    @Test
    void listsEveryCommandInItsHelp() {
        for (String[] spelling : new String[][] {{}, {"help"}, {"--help"}, {"-h"}}) {
            assertThat(hnsform.run(spelling)).isEqualTo(ExitCode.OK);
            assertThat(hnsform.out())
                    .contains(Arrays.stream(CommandName.values())
                            .map(name -> "\n  " + name + " ")
                            .toArray(String[]::new))
                    .contains("HNSFORM_HOME", "NO_COLOR", "HNSFORM_JAVA_OPTS", "HNSFORM_STACKTRACE");
        }
    }

    @TestFactory
    Stream<DynamicTest> explainsEveryCommand() {
        return Arrays.stream(CommandName.values())
                .map(name -> DynamicTest.dynamicTest(name.toString(), () -> {
                    String[] args = (name + " --help").split(" ");
                    assertThat(hnsform.run(args)).isEqualTo(ExitCode.OK);
                    assertThat(hnsform.out())
                            .startsWith("Usage: hnsform " + name)
                            .contains("--color", "--help", "Exit codes:\n", "Examples:\n  hnsform " + name)
                            .doesNotContain("null", "@|");
                    assertThat(hnsform.out().lines().filter(line -> line.length() > 100))
                            .allMatch(line -> line.startsWith("  hnsform "));
                    String explained = hnsform.out();
                    String[] asked = ("help " + name).split(" ");
                    assertThat(hnsform.run(asked)).isEqualTo(ExitCode.OK);
                    assertThat(hnsform.out()).isEqualTo(explained);
                }));
    }

    @TestFactory
    Stream<DynamicTest> tellsTheExitCodesOfItsOptions() {
        return Arrays.stream(CommandName.values())
                .map(name -> DynamicTest.dynamicTest(name.toString(), () -> {
                    hnsform.run((name + " --help").split(" "));
                    String help = hnsform.out();
                    assertThat(help.contains("--host=")).as("5").isIn(help.contains("\n  5   "), false);
                    assertThat(help.contains("--values=")).as("11").isIn(help.contains("\n  11   "), false);
                    assertThat(help.lines().filter(line -> line.startsWith("  hnsform ")))
                            .allMatch(line -> line.length() <= 100);
                }));
    }

    @Test
    void saysInThePlansHelpWhenItAnswersTwo() {
        hnsform.run("plan", "--help");
        assertThat(hnsform.out()).contains("only with --detailed-exitcode: the plan has changes");
    }

    @Test
    void suggestsCommandsAndOptionsThatWereMeant() {
        assertThat(hnsform.run("plna")).isEqualTo(ExitCode.USAGE);
        assertThat(hnsform.err()).contains("\"plna\" is no command", "Did you mean \"hnsform plan\"?");
        assertThat(hnsform.run("state", "lsit")).isEqualTo(ExitCode.USAGE);
        assertThat(hnsform.err()).contains("Did you mean \"hnsform state list\"?");
        assertThat(hnsform.run("plan", "--fromat=json")).isEqualTo(ExitCode.USAGE);
        assertThat(hnsform.err()).contains("\"--fromat=json\" is no option of hnsform plan", "Did you mean --format?");
        assertThat(hnsform.run("plan", "--format", "jsno")).isEqualTo(ExitCode.USAGE);
        assertThat(hnsform.err()).contains("it takes text, json, markdown. Did you mean \"json\"?");
        assertThat(hnsform.out()).isEmpty();
    }

    @Test
    void refusesWhatStandsInTheWrongPlace() {
        assertThat(hnsform.run("--host", "sim:x", "plan")).isEqualTo(ExitCode.USAGE);
        assertThat(hnsform.err()).contains("options follow the command");
        assertThat(hnsform.run("validate", "a", "b")).isEqualTo(ExitCode.USAGE);
        assertThat(hnsform.err()).contains("\"b\" is one argument too many for hnsform validate.");
        assertThat(hnsform.run("show")).isEqualTo(ExitCode.USAGE);
        assertThat(hnsform.err()).contains("PLANFILE is missing.");
        assertThat(hnsform.run("plan", "--host", "sim:a", "--host", "sim:b")).isEqualTo(ExitCode.USAGE);
        assertThat(hnsform.run("host", "--host", "sim:a")).isEqualTo(ExitCode.USAGE);
        assertThat(hnsform.err()).contains("A command is missing behind \"host\"");
    }

    @Test
    void refusesEmptyArgumentsInsteadOfTakingTheWorkingDirectory() {
        for (String command : new String[] {"validate", "plan", "apply", "drift", "destroy", "init"}) {
            assertThat(hnsform.run(command, "")).as(command).isEqualTo(ExitCode.USAGE);
            assertThat(hnsform.err()).contains("An argument of hnsform " + command + " is empty");
        }
        assertThat(hnsform.run("plan", "--host=")).isEqualTo(ExitCode.USAGE);
        assertThat(hnsform.err()).contains("--host= has nothing behind");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void listsTheCommandsOfAGroup() {
        assertThat(hnsform.run("sim")).isEqualTo(ExitCode.OK);
        assertThat(hnsform.out()).contains("sim create", "sim restart-hns").doesNotContain("host get");
    }

    @Test
    void coloursOnlyWhenAskedTo() {
        hnsform.run("help");
        assertThat(hnsform.out()).doesNotContain("\u001B[");
        hnsform.run("plan", "--help", "--color", "always");
        assertThat(hnsform.out()).contains("\u001B[");
        hnsform.with("CI", "true").run("plan", "--help", "--color=never");
        assertThat(hnsform.out()).doesNotContain("\u001B[");
    }

    @Test
    void showsNoControlCharactersOfTheCommandLine() {
        hnsform.run("plan", "--set\u001B[2J");
        assertThat(hnsform.err()).doesNotContain("\u001B");
    }
}
