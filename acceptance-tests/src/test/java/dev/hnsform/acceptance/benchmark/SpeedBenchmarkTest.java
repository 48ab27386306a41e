package dev.hnsform.acceptance.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.acceptance.harness.Product;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole processes, as ratios in one run, printed as a table: {@code mvn -Dquick -Pbenchmarks verify}. Nothing fails for being slow; {@code
 * docs/performance.md} holds the figures and the goals.
 */
@Tag("benchmark")
class SpeedBenchmarkTest {
    private static final int RUNS = 3;

    @TempDir
    Path folder;

    private final List<String> table = new ArrayList<>();

    private List<String> java(String... more) {
        List<String> command = new ArrayList<>(List.of(Product.java().toString()));
        command.addAll(Product.javaOptions());
        command.addAll(List.of(more));
        return command;
    }

    private List<String> classes(Class<?> main, String... arguments) {
        List<String> command = java("-Xmx1g", "-cp", System.getProperty("java.class.path"), main.getName());
        command.addAll(List.of(arguments));
        return command;
    }

    private List<String> product(String... arguments) {
        List<String> command = java("-Xmx1g", "-jar", Product.jar().toString());
        command.addAll(List.of(arguments));
        return command;
    }

    /** Seconds of a whole process: the median of some runs. */
    private double seconds(int runs, List<String> command, String home) {
        double[] taken = new double[runs];
        for (int i = 0; i < runs; i++) {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().put("HNSFORM_HOME", folder.resolve(home).toString());
            long begun = System.nanoTime();
            try {
                int exit = builder.start().waitFor();
                assertThat(exit).as(command.toString()).isZero();
            } catch (IOException | InterruptedException e) {
                throw new AssertionError(command.toString(), e);
            }
            taken[i] = (System.nanoTime() - begun) / 1e9;
        }
        Arrays.sort(taken);
        return taken[runs / 2];
    }

    private void row(String what, double seconds, double floor, String goal) {
        table.add(String.format(
                Locale.ROOT, "%-52s %8.3f s %8.3f s %8.2f   %s", what, seconds, floor, seconds / floor, goal));
    }

    @Test
    void measures() throws IOException {
        double hello = seconds(9, classes(HelloWorld.class), "hello");
        double version = seconds(9, product("version"), "hello");
        row("version / bare JVM", version, hello, "3");
        Path small = LargeStack.write(folder.resolve("small"), 20);
        row(
                "validate, 20 documents / bare JVM",
                seconds(5, product("validate", small.toString()), "hello"),
                hello,
                "6");
        double tenThousand = 0;
        for (int documents : new int[] {5_000, 10_000, 100_000}) {
            int runs = documents > 10_000 ? 1 : RUNS;
            Path stack = LargeStack.write(folder.resolve("stack-" + documents), documents);
            double floor = seconds(runs, classes(EventPass.class, stack.toString()), "floor");
            String home = "home-" + documents;
            double plan = seconds(
                    runs,
                    product(
                            "plan",
                            stack.toString(),
                            "--out",
                            folder.resolve("saved.plan").toString()),
                    home);
            row("plan of " + documents + " creates / event pass", plan, floor, documents > 10_000 ? "" : "2.5");
            if (documents == 10_000) {
                tenThousand = plan;
                seconds(1, product("apply", stack.toString(), "--auto-approve"), home);
                row(
                        "plan of " + documents + " without changes / event pass",
                        seconds(runs, product("plan", stack.toString()), home),
                        floor,
                        "2.5");
            }
            if (documents == 100_000) {
                double exponent = Math.log10((plan - version) / (tenThousand - version));
                table.add(String.format(Locale.ROOT, "exponent from 10,000 to 100,000: %.2f (goal 1.1)", exponent));
            }
            Files.deleteIfExists(folder.resolve("saved.plan"));
        }
        table.forEach(line -> System.out.println(line)); // the table is what this is for
    }
}
