package dev.hnsform.cli.view.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.planner.change.Action;
import dev.hnsform.planner.change.Change;
import dev.hnsform.planner.change.Drift;
import dev.hnsform.planner.change.FieldChange;
import dev.hnsform.planner.change.ObjectIdentity;
import dev.hnsform.planner.change.Origin;
import dev.hnsform.planner.plan.Plan;
import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.schema.net.IpPrefix;
import dev.hnsform.schema.resource.Head;
import dev.hnsform.schema.resource.Network;
import dev.hnsform.schema.resource.Subnet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanTextTest {
    private static final ResourceAddress WEB = ResourceAddress.parse("Network/web");
    private static final ResourceAddress OLD = ResourceAddress.parse("Network/old");

    private static Network network(ResourceAddress address, String gateway) {
        FieldValues subnet = FieldValues.builder(Subnet.TABLE)
                .put(Subnet.PREFIX, IpPrefix.parse("172.30.16.0/20"))
                .put(Subnet.GATEWAY, IpAddress.parse(gateway))
                .build();
        return new Network(
                Head.of(address),
                FieldValues.builder(Network.TABLE)
                        .put(Network.TYPE, NetworkType.NAT)
                        .put(Network.SUBNETS, List.of(new Subnet(subnet)))
                        .build());
    }

    private static ObjectIdentity identity(ResourceAddress address) {
        return new ObjectIdentity(Guid.parse("6f1c2a52-7f0e-8a53-9a51-6a0a4c1d7f10"), address, 0, false);
    }

    private static Change change(ResourceAddress address, Origin origin, Action action, String... reasons) {
        return new Change(address, origin, identity(address), action, List.of(reasons));
    }

    private static final FieldChange GATEWAY = new FieldChange(
            "spec.subnets[172.30.16.0/20].gateway",
            Optional.of(Json.of("172.30.16.2")),
            Optional.of(Json.of("172.30.16.1")),
            FieldChange.Effect.REPLACES);

    @Test
    void showsWhatIsCreatedAndWhatTheHostDecides() {
        Plan plan = Plans.with(List.of(change(WEB, new Origin.New(), new Action.Create(network(WEB, "172.30.16.1")))));

        String text = new PlanText(plan, Palette.PLAIN).render();

        assertThat(text).isEqualTo("""
                Stack shop from .
                Host sim:host.sim, HNS 13.3 — embedded simulator: no real host is changed

                Resource actions are indicated with the following symbols:
                  + create

                hnsform will perform the following actions:

                  # Network/web will be created
                  + Network/web {
                      + type    = "NAT"
                      + subnets = [
                            {
                                prefix  = "172.30.16.0/20"
                                gateway = "172.30.16.1"
                            },
                        ]
                      + macPool = (known after apply)
                    }

                Plan: 1 to add, 0 to change, 0 to destroy.
                """);
    }

    @Test
    void saysWhatForcesAReplacement() {
        Plan plan = Plans.with(List.of(change(
                WEB,
                new Origin.Same(),
                new Action.Replace(
                        network(WEB, "172.30.16.2"),
                        network(WEB, "172.30.16.1"),
                        identity(WEB),
                        new Action.Cause.OwnFields(),
                        List.of(GATEWAY)))));

        String text = new PlanText(plan, Palette.PLAIN).render();

        assertThat(text)
                .contains("  # Network/web must be replaced\n-/+ Network/web {\n")
                .contains(
                        "      ~ subnets[172.30.16.0/20].gateway = \"172.30.16.2\" -> \"172.30.16.1\" # forces replacement\n")
                .contains("        # (1 unchanged field hidden)\n")
                .endsWith("Plan: 1 to add, 0 to change, 1 to destroy.\n");
    }

    @Test
    void saysOnceWhyAReplacementFollowsAnother() {
        Plan plan = Plans.with(List.of(change(
                WEB,
                new Origin.Same(),
                new Action.Replace(
                        network(WEB, "172.30.16.1"),
                        network(WEB, "172.30.16.1"),
                        identity(WEB),
                        new Action.Cause.CascadeOf(OLD),
                        List.of()),
                "Network/old is replaced")));

        assertThat(new PlanText(plan, Palette.PLAIN).render())
                .contains("  # Network/web must be replaced\n  # (Network/old is replaced)\n-/+ Network/web {\n")
                .containsOnlyOnce("Network/old");
    }

    @Test
    void listsDriftApartAndFirst() {
        Plan plan = Plans.with(
                List.of(),
                List.of(new Drift(WEB, identity(WEB).id(), Drift.Kind.CHANGED, List.of(GATEWAY), "by somebody else")));

        String text = new PlanText(plan, Palette.PLAIN).render();

        assertThat(text).contains("""
                Note: The host has changed outside of hnsform since the last apply:

                  # Network/web is changed
                  # (by somebody else)
                  ~ Network/web {
                """);
        assertThat(text).endsWith("No changes. The host matches the stack.\n");
    }

    @Test
    void paintsOnlyWhenAsked() {
        Plan plan = Plans.with(List.of(change(
                OLD, new Origin.Same(), new Action.Delete(network(OLD, "172.30.16.1")), "it is not in the stack")));

        assertThat(new PlanText(plan, Palette.PLAIN).render())
                .doesNotContain("\u001B")
                .contains("  # (it is not in the stack)\n");
        assertThat(new PlanText(plan, Palette.ANSI).render()).contains("\u001B[31mdestroyed\u001B[0m");
    }

    @Test
    void aCommentWarnsOfDeletionsFirst() {
        Plan plan = Plans.with(List.of(
                change(OLD, new Origin.Same(), new Action.Delete(network(OLD, "172.30.16.1"))),
                change(WEB, new Origin.New(), new Action.Create(network(WEB, "172.30.16.1")))));

        String text = new PlanMarkdown(plan).render();

        assertThat(text)
                .startsWith("## hnsform plan of `shop`: 1 to add, 0 to change, 1 to destroy\n")
                .contains("> [!CAUTION]\n> Deletes 1 object on the host: `Network/old`\n")
                .contains("**Create** (1): `Network/web`\n")
                .contains("```diff\n")
                .contains("\n+       type    = \"NAT\"\n");
    }

    @Test
    void aLongCommentKeepsBothEnds() {
        List<Change> changes = new java.util.ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            ResourceAddress address = ResourceAddress.parse("Network/n" + i);
            changes.add(change(address, new Origin.New(), new Action.Create(network(address, "172.30.16.1"))));
        }

        String text = new PlanMarkdown(Plans.with(changes)).render();

        assertThat(text)
                .hasSizeLessThanOrEqualTo(PlanMarkdown.LONGEST)
                .startsWith("## hnsform plan of `shop`: 2000 to add")
                .contains("characters or more are left out here")
                .endsWith("</details>\n");
    }
}
