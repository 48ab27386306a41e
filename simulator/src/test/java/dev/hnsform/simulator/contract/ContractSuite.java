package dev.hnsform.simulator.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.hns.error.Grade;
import dev.hnsform.hns.port.HnsHost;
import dev.hnsform.simulator.SimulatedHost;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * All cases through one way of reaching a host. What differs from the case fails, and so does an answer that differs from the one in process.
 * Prints how many cases there were of each grade, and which the way cannot carry, with the reason.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ContractSuite {
    private static final List<ContractCase> CASES = ContractFiles.all();

    private final String way;
    private int run;

    ContractSuite(String way) {
        this.way = way;
    }

    /** The host that a case's calls go to, over this simulated one. */
    abstract HnsHost reach(SimulatedHost simulated);

    /** Why this way cannot carry a case; empty when it can. */
    Optional<String> cannotCarry(ContractCase one) {
        return Optional.empty();
    }

    @TestFactory
    Stream<DynamicTest> holds() {
        return CASES.stream()
                .filter(one -> cannotCarry(one).isEmpty())
                .map(one -> DynamicTest.dynamicTest(one.toString(), () -> check(one)));
    }

    @Test
    void restsOnDocumentsCodeAndLogs() {
        long inferred = count(one -> one.grade() == Grade.INF);
        assertThat(inferred).as("inferred cases of " + CASES.size()).isLessThan(CASES.size() / 3);
    }

    private void check(ContractCase one) {
        run++;
        try (SimulatedHost simulated = SimulatedHost.inMemory(one.host());
                SimulatedHost twin = SimulatedHost.inMemory(one.host())) {
            ContractRun here = new ContractRun(one, reach(simulated), simulated).run();
            assertThat(here.differences())
                    .as(one + " [" + one.grade() + "; " + one.source() + "] through " + way)
                    .isEmpty();
            assertThat(here.said())
                    .as(one + ": the same answers as in process")
                    .isEqualTo(new ContractRun(one, twin, twin).run().said());
        }
    }

    private static long count(Predicate<ContractCase> which) {
        return CASES.stream().filter(which).count();
    }

    @AfterAll
    void tell() {
        String grades = String.join(
                ", ",
                Arrays.stream(Grade.values())
                        .map(grade -> grade + " " + count(one -> one.grade() == grade))
                        .toList());
        System.out.println(
                "contract through " + way + ": " + run + " of " + CASES.size() + " cases run (" + grades + ")");
        for (ContractCase one : CASES) {
            cannotCarry(one).ifPresent(why -> System.out.println("NOT CARRIED by " + way + ": " + one + ": " + why));
        }
    }
}
