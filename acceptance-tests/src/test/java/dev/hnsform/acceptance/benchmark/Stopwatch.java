package dev.hnsform.acceptance.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.acceptance.harness.Product;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Measures whole processes: the product by its launcher, and what it is measured against on the same JVM with the launcher's flags. */
final class Stopwatch {
    private static final String HEAP = "-Xmx1g";
    private static final List<String> LARGE = List.of(
            "-XX:+IgnoreUnrecognizedVMOptions",
            "-Xlog:disable",
            "-XX:-UsePerfData",
            "-XX:TieredStopAtLevel=1",
            "-XX:MaxTenuringThreshold=1",
            HEAP);
    /** From so many bytes on, the launcher takes another collector: bin/lib/start.sh. */
    private static final long LARGEST = 6 << 20;

    private final Path folder;

    Stopwatch(Path folder) {
        this.folder = folder;
    }

    /** The product as people start it, in at most 1 GiB. */
    static List<String> product(String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(Product.file("bin/hnsform").toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** A class of these tests on a bare JVM. */
    static List<String> bare(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Product.java().toString(),
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** A class of these tests with the flags that the launcher takes for a large stack. */
    static List<String> large(Class<?> main, Path argument) throws IOException {
        long bytes;
        try (Stream<Path> files = Files.list(argument)) {
            bytes = files.mapToLong(file -> file.toFile().length()).sum();
        }
        List<String> command = new ArrayList<>(List.of(Product.java().toString()));
        command.addAll(LARGE);
        command.add(bytes < LARGEST ? "-XX:+UseParallelGC" : "-XX:+UseSerialGC");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName(), argument.toString()));
        return command;
    }

    /** Seconds of a whole process that must end with 0: the median of some runs. */
    double seconds(int runs, List<String> command, Path home) {
        double[] taken = new double[runs];
        for (int i = 0; i < runs; i++) {
            taken[i] = once(command, home);
        }
        return median(taken);
    }

    /**
     * A process and what it is measured against, one straight after the other: what else the machine does then weighs on both.
     *
     * @param seconds of the process, the median
     * @param against of the other, the median
     * @param ratio the median of the ratios
     */
    record Pair(double seconds, double against, double ratio) {}

    /** Measures pairs. */
    Pair pairs(int runs, List<String> command, List<String> against, Path home) {
        double[] taken = new double[runs];
        double[] floor = new double[runs];
        double[] ratio = new double[runs];
        for (int i = 0; i < runs; i++) {
            floor[i] = once(against, home);
            taken[i] = once(command, home);
            ratio[i] = taken[i] / floor[i];
        }
        return new Pair(median(taken), median(floor), median(ratio));
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private double once(List<String> command, Path home) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(folder.resolve("errors").toFile());
        builder.environment().put("HNSFORM_HOME", home.toString());
        builder.environment().put("HNSFORM_JAVA_OPTS", HEAP);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        long begun = System.nanoTime();
        try {
            int exit = builder.start().waitFor();
            assertThat(exit).as(command.toString()).isZero();
        } catch (IOException e) {
            throw new AssertionError(command.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return (System.nanoTime() - begun) / 1e9;
    }
}
