package dev.hnsform.acceptance.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.acceptance.harness.Folders;
import dev.hnsform.acceptance.harness.Hnsform;
import dev.hnsform.acceptance.harness.Lab;
import dev.hnsform.acceptance.harness.LifeWorld;
import dev.hnsform.acceptance.harness.Product;
import dev.hnsform.acceptance.harness.Result;
import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.port.HostQuery;
import dev.hnsform.planner.plan.Plan;
import dev.hnsform.schema.diagnostic.Diagnostic;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.simulator.SimulatedHost;
import dev.hnsform.simulator.fault.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The three journeys that are killed on the way, and what must hold wherever that happens. */
final class WalkWorld implements AutoCloseable {
    /** Where a journey starts and what is done. */
    enum Journey {
        /** An empty host gets everything. */
        CREATE("before", false),
        /** Everything that can change changes. */
        CHANGE("after", false),
        /** Everything goes. */
        DESTROY("before", true);

        final String stack;
        final boolean destroys;

        Journey(String stack, boolean destroys) {
            this.stack = stack;
            this.destroys = destroys;
        }
    }

    private static final long FAR = 1_000_000;

    private final Path templates;
    private final Map<Journey, Long> calls = new EnumMap<>(Journey.class);
    private final Map<Journey, Integer> objects = new EnumMap<>(Journey.class);
    private final Map<Journey, Integer> steps = new EnumMap<>(Journey.class);
    private String foreign = "";

    WalkWorld(Path templates) {
        this.templates = templates;
        for (Journey journey : Journey.values()) {
            prepare(journey);
        }
    }

    /** How many host calls the journey takes when nothing goes wrong. */
    long calls(Journey journey) {
        return calls.getOrDefault(journey, 0L);
    }

    /** How many steps the journey has. */
    int steps(Journey journey) {
        return steps.getOrDefault(journey, 0);
    }

    /** A fresh copy of a journey's start. */
    Lab start(Journey journey, Path folder) {
        Folders.copy(templates.resolve(journey.name()), folder);
        return Lab.open(Hnsform.in(folder)).withStack("stack");
    }

    /** Schedules the death of whoever makes the n-th call. */
    void dieAt(Lab lab, boolean after, long nth) {
        try (SimulatedHost host = SimulatedHost.open(lab.user().file("lab.sim"))) {
            host.addFault(new Fault(after ? Fault.Kind.KILL_AFTER : Fault.Kind.KILL_BEFORE, "", nth, 0, 0));
        }
    }

    /** Starts the journey. */
    static Hnsform.Running go(Lab lab, Journey journey, String... more) {
        return journey.destroys ? lab.startDestroy(more) : lab.startApply(more);
    }

    /** What must hold at every instant: what is attached has its guard, and what is not ours is as it was. */
    void holdsAtAnyTime(Lab lab, String walk) {
        try (SimulatedHost host = SimulatedHost.open(lab.user().file("lab.sim"))) {
            TreeSet<String> attached = new TreeSet<>();
            for (Guid id : host.enumerate(HcnKind.NAMESPACE, HostQuery.V2, Deadline.READ)) {
                JsonObject namespace = host.query(HcnKind.NAMESPACE, id, HostQuery.V2, Deadline.READ);
                attached.add(namespace.toString().toLowerCase(Locale.ROOT));
            }
            String resources = String.join("\n", attached);
            for (Guid id : host.enumerate(HcnKind.ENDPOINT, HostQuery.V2, Deadline.READ)) {
                if (resources.contains(id.toString().toLowerCase(Locale.ROOT))) {
                    String document = host.query(HcnKind.ENDPOINT, id, HostQuery.V2, Deadline.READ)
                            .toString();
                    assertThat(document).as("%s: an attached endpoint", walk).contains("guard");
                }
            }
            assertThat(foreign(host)).as("%s: the foreign network", walk).isEqualTo(foreign);
        }
    }

    /** What must hold once the journey was made again: everything there once, nothing more to do. */
    void hasArrived(Lab lab, Journey journey, String walk) {
        try (SimulatedHost host = SimulatedHost.open(lab.user().file("lab.sim"))) {
            assertThat(count(host)).as("%s: objects on the host", walk).isEqualTo(objects.get(journey));
        }
        isAsDeclared(lab, "stack", journey.destroys, walk);
        try (Stream<Path> files = Files.walk(lab.user().file("lab.sim.d/runs"))) {
            assertThat(files.filter(file -> file.endsWith("journal")))
                    .as("%s: open journals", walk)
                    .isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nothing is left to do. Planned in this process: a process of its own would say the same and take longer than all the rest here. */
    static void isAsDeclared(Lab lab, String stack, boolean destroyed, String walk) {
        try (SimulatedHost host = SimulatedHost.open(lab.user().file("lab.sim"))) {
            Plan again = new LifeWorld(host, lab.user().file("lab.sim.d"))
                    .plan(LifeWorld.read(lab.user().file(stack)), destroyed);
            assertThat(again.diagnostics()).as("%s: planned again", walk).noneMatch(Diagnostic::isError);
            assertThat(again.isNothing())
                    .as("%s: planned again: %s", walk, again.changes())
                    .isTrue();
            assertThat(again.drift()).as("%s: planned again", walk).isEmpty();
        }
    }

    /** Makes a journey again after something went wrong, and checks that it arrives. */
    void goesOn(Lab lab, Journey journey, String walk) {
        holdsAtAnyTime(lab, walk);
        Result again = go(lab, journey).end();
        assertThat(again.exitCode()).as("%s%n%s", walk, again).isZero();
        holdsAtAnyTime(lab, walk);
        hasArrived(lab, journey, walk);
    }

    @Override
    public void close() {
        Folders.delete(templates);
    }

    private void prepare(Journey journey) {
        Path folder = templates.resolve(journey.name());
        Lab lab = Lab.create(Hnsform.in(folder), "ws2022").withStack("stack");
        lab.exec(
                "create",
                "network",
                "{\"Name\":\"theirs\",\"Type\":\"Private\",\"Owner\":\"somebody\",\"SchemaVersion\":{\"Major\":2,\"Minor\":0}}");
        Product.copy(
                "acceptance-tests/src/test/resources/walk/before", lab.user().file("before"));
        Product.copy(
                "acceptance-tests/src/test/resources/walk/after", lab.user().file("after"));
        if (journey != Journey.CREATE) {
            lab.withStack("before").apply().exits(0);
        }
        Folders.copy(lab.user().file(journey.stack), lab.user().file("stack"));

        Path undisturbed = templates.resolve("undisturbed-" + journey.name());
        Folders.copy(folder, undisturbed);
        Lab other = Lab.open(Hnsform.in(undisturbed));
        dieAt(other, false, FAR);
        String printed = go(other, journey).end().exits(0).stdout();
        steps.put(journey, (int)
                printed.lines().filter(line -> line.matches("\\[\\d+/.*")).count());
        try (SimulatedHost host = SimulatedHost.open(other.user().file("lab.sim"))) {
            calls.put(journey, FAR - host.faults().get(0).nth());
            objects.put(journey, count(host));
            foreign = foreign(host);
        }
    }

    private static int count(SimulatedHost host) {
        int count = 0;
        for (HcnKind kind : HcnKind.values()) {
            count += host.enumerate(kind, HostQuery.V2, Deadline.READ).size();
        }
        return count;
    }

    private static String foreign(SimulatedHost host) {
        List<String> documents = new ArrayList<>();
        for (Guid id : host.enumerate(HcnKind.NETWORK, HostQuery.V2, Deadline.READ)) {
            JsonObject network = host.query(HcnKind.NETWORK, id, HostQuery.V2, Deadline.READ);
            if (network.string("Name").orElse("").equals("theirs")) {
                documents.add(network.toString());
            }
        }
        assertThat(documents).hasSize(1);
        return documents.get(0);
    }
}
