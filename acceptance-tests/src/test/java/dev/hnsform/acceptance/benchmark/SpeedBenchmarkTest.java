package dev.hnsform.acceptance.benchmark;

import static dev.hnsform.acceptance.benchmark.Stopwatch.product;

import dev.hnsform.acceptance.harness.Product;
import dev.hnsform.simulator.SimulatedHost;
import dev.hnsform.simulator.fault.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole processes, as ratios in one run, printed as a table and written to {@code acceptance-tests/target/benchmarks.txt}: {@code mvn -Dquick
 * -Pbenchmarks verify}. Nothing fails for being slow; {@code docs/performance.md} holds figures and goals.
 */
@Tag("benchmark")
class SpeedBenchmarkTest {
    private static final int RUNS = 3;
    private static final int APPLIES = 3;
    private static final long FAR = 1_000_000_000;

    @TempDir
    Path folder;

    private final Table table = new Table();

    @Test
    void measures() throws IOException {
        Product.javaOptions(); // builds the class archive, as a first start does
        Stopwatch stopwatch = new Stopwatch(folder);
        try {
            double version = starts(stopwatch);
            applies(stopwatch);
            plans(stopwatch, version);
            terraform(stopwatch);
        } finally {
            Files.writeString(Product.file("acceptance-tests/target/benchmarks.txt"), table.toString());
            System.out.println(table); // the table is what this is for
        }
    }

    private double starts(Stopwatch stopwatch) throws IOException {
        Path home = folder.resolve("home-start");
        List<String> hello = Stopwatch.bare(HelloWorld.class);
        Stopwatch.Pair version = stopwatch.pairs(15, product("version"), hello, home);
        table.ratio("version / bare JVM", version, 3);
        Path small = LargeStack.write(folder.resolve("small"), 20);
        Stopwatch.Pair validate = stopwatch.pairs(15, product("validate", small.toString()), hello, home);
        table.ratio("validate, 20 documents / bare JVM", validate, 6);
        return version.seconds();
    }

    private void plans(Stopwatch stopwatch, double version) throws IOException {
        double create = 0;
        for (int documents : new int[] {5_000, 10_000, 100_000}) {
            boolean largest = documents == 100_000;
            int runs = largest ? 1 : RUNS;
            String stack = LargeStack.write(folder.resolve("stack-" + documents), documents)
                    .toString();
            Path home = folder.resolve("home-" + documents);
            String saved = folder.resolve("saved.plan").toString();
            List<String> floor = Stopwatch.large(EventPass.class, Path.of(stack));
            List<String> plan = product("plan", stack, "--out", saved);
            Stopwatch.Pair creates = stopwatch.pairs(runs, plan, floor, home);
            table.ratio("plan, " + documents + " creates / event pass", creates, 2.5);
            if (largest) {
                double exponent = Math.log10((creates.seconds() - version) / (create - version));
                table.number("plan, from 10,000 to 100,000 creates in 1 GiB", exponent, 1.1, "is the exponent");
            } else {
                create = creates.seconds();
                double apply = stopwatch.seconds(1, product("apply", stack, "--auto-approve"), home);
                table.add(String.format(Locale.ROOT, "%-52s %8.3f s", "apply, " + documents + " creates", apply));
                table.ratio(
                        "plan, " + documents + " without changes / event pass",
                        stopwatch.pairs(runs, plan, floor, home),
                        2.5);
            }
        }
    }

    private void terraform(Stopwatch stopwatch) throws IOException {
        if (!Tools.isThere("terraform")) {
            table.add("terraform beside it: SKIPPED, terraform is not installed");
            return;
        }
        int resources = 5_000;
        Path config = TerraformStack.write(folder.resolve("terraform"), resources);
        String stack = folder.resolve("stack-" + resources).toString();
        Path home = folder.resolve("home-" + resources);
        String chdir = "-chdir=" + config;
        stopwatch.seconds(1, List.of("terraform", chdir, "init", "-input=false"), home);
        double theirs = stopwatch.seconds(1, List.of("terraform", chdir, "plan", "-input=false", "-out=p"), home);
        Path empty = folder.resolve("home-empty");
        double ours = stopwatch.seconds(RUNS, product("plan", stack), empty);
        table.beside("plan, 5000 creates / terraform's", ours, theirs);
        TerraformStack.writeState(config, resources);
        double theirsSame = stopwatch.seconds(
                1, List.of("terraform", chdir, "plan", "-input=false", "-detailed-exitcode"), home); // 0: no changes
        double oursSame = stopwatch.seconds(RUNS, product("plan", stack), home);
        table.beside("plan, 5000 without changes / terraform's", oursSame, theirsSame);
    }

    /**
     * What a step costs besides its host calls of 5 ms and more: the same calls are made alone on a copy of the host and taken off. From the
     * difference of two sizes, so that starts and constant work fall out.
     */
    private void applies(Stopwatch stopwatch) throws IOException {
        double[] own = new double[APPLIES];
        double hostMillis = 0;
        for (int run = 0; run < APPLIES; run++) {
            Applied small = apply(stopwatch, 100, run);
            Applied large = apply(stopwatch, 500, run);
            double steps = 400;
            hostMillis = (large.callMillis - small.callMillis) / steps;
            own[run] = (large.millis - small.millis) / steps - hostMillis;
        }
        table.number(
                String.format(Locale.ROOT, "apply, our time a step beside %.1f ms of calls", hostMillis),
                Stopwatch.median(own),
                hostMillis * 0.05 + 1,
                "ms");
    }

    /**
     * An apply, and the same calls alone.
     *
     * @param millis of the whole process
     * @param callMillis of the calls alone
     */
    private record Applied(double millis, double callMillis) {}

    private Applied apply(Stopwatch stopwatch, int documents, int run) throws IOException {
        Path stack = LargeStack.write(folder.resolve("apply-" + documents), documents);
        String name = documents + "-" + run;
        Path file = folder.resolve("slow-" + name + ".sim");
        Path home = folder.resolve("home-apply-" + name);
        stopwatch.seconds(1, product("sim", "create", file.toString(), "--latency", "5"), home);
        try (SimulatedHost host = SimulatedHost.open(file)) {
            host.addFault(new Fault(Fault.Kind.FAIL, "", FAR, 0x80004005L, 0)); // counts the calls that come
        }
        Path copy = Files.copy(file, folder.resolve("copy-" + name + ".sim"));
        String saved = folder.resolve("apply-" + name + ".plan").toString();
        stopwatch.seconds(1, product("plan", stack.toString(), "--host", "sim:" + file, "--out", saved), home);
        long before = calls(file);
        double seconds = stopwatch.seconds(1, product("apply", saved, "--auto-approve"), home);
        long made = calls(file) - before;
        Path result = folder.resolve("calls-" + name);
        stopwatch.seconds(1, Stopwatch.bare(HostCalls.class, saved, copy.toString(), result.toString()), home);
        long alone = calls(copy);
        table.add(
                String.format(Locale.ROOT, "apply of %d: %d calls, of which %d by its steps", documents, made, alone));
        return new Applied(seconds * 1000, Double.parseDouble(Files.readString(result)));
    }

    private static long calls(Path file) throws IOException {
        try (SimulatedHost host = SimulatedHost.open(file)) {
            return FAR - host.faults().get(0).nth();
        }
    }
}
