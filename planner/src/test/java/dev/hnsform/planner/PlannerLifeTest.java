package dev.hnsform.planner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.planner.change.Action;
import dev.hnsform.planner.change.Change;
import dev.hnsform.planner.model.MemoryHost;
import dev.hnsform.planner.model.PlanFiles;
import dev.hnsform.planner.model.Settled;
import dev.hnsform.planner.model.Stacks;
import dev.hnsform.planner.plan.Plan;
import dev.hnsform.planner.step.Step;
import dev.hnsform.schema.recorded.RecordedStack;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlannerLifeTest {
    private static final String SHOP = """
            [{'address':'Network/web','spec':{'type':'NAT','subnets':[{'prefix':'172.30.16.0/20','gateway':'172.30.16.1'}]}},
             {'address':'Namespace/shop-1','spec':{}},
             {'address':'Endpoint/shop-1','spec':{'network':'web',
               'policies':[{'type':'PortMapping','protocol':'TCP','externalPort':8080,'internalPort':80},
                           {'type':'ACL','id':'allow-web','direction':'In','action':'Allow','priority':200}],
               'attachment':{'namespace':'shop-1'}}}]""";

    private final MemoryHost host = new MemoryHost();
    private RecordedStack record = Stacks.noRecord();

    private Plan plan(String json) {
        return Planner.plan(Stacks.input(Stacks.stack(json), record, host.observe()));
    }

    private Plan apply(String json) {
        Plan plan = plan(json);
        assertThat(plan.diagnostics()).isEmpty();
        plan = PlanFiles.roundTrip(plan);
        plan.steps().forEach(host::run);
        record = Settled.after(plan, record, host.observe());
        Plan again = plan(json);
        assertThat(again.isNothing()).as("%s", again.changes()).isTrue();
        assertThat(again.drift()).isEmpty();
        return plan;
    }

    private static List<String> ids(Plan plan) {
        return plan.steps().stream().map(s -> s.header().id().text()).toList();
    }

    @Test
    void createsInOrderAndThenHasNothingToDo() {
        assertThat(ids(apply(SHOP)))
                .containsExactly(
                        "create Namespace/shop-1",
                        "create Network/web",
                        "create Endpoint/shop-1",
                        "attach Endpoint/shop-1");
    }

    @Test
    void replacesANetworkWithItsEndpointsAndKeepsTheirAddresses() {
        apply(SHOP);
        Plan plan = apply(SHOP.replace("172.30.16.1'", "172.30.16.2'"));
        assertThat(ids(plan))
                .containsExactly(
                        "detach Endpoint/shop-1",
                        "delete Endpoint/shop-1",
                        "delete Network/web",
                        "create Network/web",
                        "create Endpoint/shop-1",
                        "attach Endpoint/shop-1");
        Step.CreateEndpoint create = (Step.CreateEndpoint) plan.steps().get(4);
        assertThat(create.preferred().toString()).contains("172.30.16.2");
        Change endpoint = plan.changes().get(2);
        assertThat(endpoint.action()).isInstanceOf(Action.Replace.class);
        assertThat(((Action.Replace) endpoint.action()).cause()).isInstanceOf(Action.Cause.CascadeOf.class);
        assertThat(endpoint.identity().generation()).isEqualTo(1);
    }

    @Test
    void changesAclsInPlaceAddingBeforeRemoving() {
        apply(SHOP);
        Plan plan = apply(SHOP.replace(
                "{'type':'ACL','id':'allow-web','direction':'In','action':'Allow','priority':200}",
                "{'type':'ACL','id':'allow-web','direction':'In','action':'Allow','priority':300},"
                        + "{'type':'ACL','id':'deny','direction':'In','action':'Block','priority':900}"));
        assertThat(ids(plan))
                .containsExactly(
                        "add-policies Endpoint/shop-1 ACL",
                        "update-policies Endpoint/shop-1 ACL",
                        "remove-policies Endpoint/shop-1 ACL");
    }

    @Test
    void removesTheLastAclOfATypeThatWasManaged() {
        apply(SHOP);
        Plan plan = apply(SHOP.replace(
                        ",\n               {'type':'ACL','id':'allow-web','direction':'In','action':'Allow','priority':200}",
                        "")
                .replace(
                        ",\n                           {'type':'ACL','id':'allow-web','direction':'In','action':'Allow','priority':200}",
                        ""));
        assertThat(ids(plan)).containsExactly("remove-policies Endpoint/shop-1 ACL");
    }

    @Test
    void deletesInReverse() {
        apply(SHOP);
        RecordedStack settled = record;
        Plan plan = Planner.plan(new PlanInput(
                Stacks.stack(SHOP),
                Stacks.ID,
                settled,
                host.observe(),
                "sim:x",
                true,
                "0.1.0",
                true,
                List.of(),
                dev.hnsform.planner.plan.Consents.NONE));
        assertThat(ids(plan))
                .containsExactly(
                        "detach Endpoint/shop-1",
                        "delete Endpoint/shop-1",
                        "delete Namespace/shop-1",
                        "delete Network/web");
        plan.steps().forEach(host::run);
        assertThat(host.observe().networks().objects()).isEmpty();
    }
}
