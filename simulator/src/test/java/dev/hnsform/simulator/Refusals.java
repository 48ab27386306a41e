package dev.hnsform.simulator;

import dev.hnsform.simulator.rule.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Which tests hold which rule: runs the tests of this package, and takes down every refusal that {@link Lab#refuses} has checked while a test ran,
 * where that test passed then.
 */
final class Refusals implements TestExecutionListener {
    /** The names of the test classes that can hold a rule. */
    static final String TESTS = "dev\\.hnsform\\.simulator\\.[A-Za-z]+Test";
    /** Long seeded sequences, and what runs this: no test that says by which rule a call is refused. */
    private static final String OTHERS = "dev\\.hnsform\\.simulator\\.(Mutated|Served|Stored|Fidelity)[A-Za-z]*Test";

    private static final Comparator<String> BEHAVIOUR_FIRST = Comparator.comparing(
                    (String test) -> !test.contains("BehaviourTest."))
            .thenComparing(Comparator.naturalOrder());

    private static final List<Rule> SEEN = new ArrayList<>();

    private final Map<Rule, Set<String>> tests = new EnumMap<>(Rule.class);
    private final List<String> failed = new ArrayList<>();

    private Refusals() {}

    /** A call was refused by this rule, as the test that runs now says. */
    static void seen(Rule rule) {
        synchronized (SEEN) {
            SEEN.add(rule);
        }
    }

    private static List<Rule> taken() {
        synchronized (SEEN) {
            List<Rule> taken = List.copyOf(SEEN);
            SEEN.clear();
            return taken;
        }
    }

    /** Runs the tests. */
    static Refusals ofTests() {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectPackage("dev.hnsform.simulator"))
                .filters(
                        ClassNameFilter.includeClassNamePatterns(TESTS),
                        ClassNameFilter.excludeClassNamePatterns(OTHERS),
                        TagFilter.excludeTags("walk"))
                .build();
        Refusals refusals = new Refusals();
        Launcher launcher = LauncherFactory.create(LauncherConfig.builder()
                .enableLauncherSessionListenerAutoRegistration(false)
                .enableTestExecutionListenerAutoRegistration(false)
                .build());
        launcher.execute(request, refusals);
        return refusals;
    }

    /** The tests that hold each rule, as {@code Class.method}; those of behaviour first. */
    Map<Rule, Set<String>> tests() {
        return tests;
    }

    /** The tests that failed. */
    List<String> failed() {
        return failed;
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        if (test.isTest()) {
            taken();
        }
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
            failed.add(test.getUniqueId());
        } else if (test.isTest() && test.getSource().orElse(null) instanceof MethodSource method) {
            String name = method.getJavaClass().getSimpleName() + "." + method.getMethodName();
            taken().forEach(rule -> tests.computeIfAbsent(rule, r -> new TreeSet<>(BEHAVIOUR_FIRST))
                    .add(name));
        }
    }
}
