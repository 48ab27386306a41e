package dev.hnsform.planner.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.planner.change.FieldChange;
import dev.hnsform.planner.change.FieldChange.Effect;
import dev.hnsform.planner.model.RandomStacks;
import dev.hnsform.schema.feature.Feature;
import dev.hnsform.schema.feature.Features;
import dev.hnsform.schema.feature.HnsVersion;
import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.field.FieldJson;
import dev.hnsform.schema.field.FieldTable;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.json.JsonReader;
import dev.hnsform.schema.policy.PolicyCatalogue;
import dev.hnsform.schema.resource.Endpoint;
import dev.hnsform.schema.resource.Namespace;
import dev.hnsform.schema.resource.Network;
import dev.hnsform.schema.resource.Resource;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FieldComparisonTest {
    private static FieldValues of(FieldTable table, String json) {
        return FieldJson.fromJson(table, JsonReader.parse(json.replace('\'', '"')), "spec");
    }

    private static List<String> network(String wanted, String held) {
        return shown(FieldComparison.withHost(of(Network.TABLE, wanted), of(Network.TABLE, held), Effects.PLAIN));
    }

    private static List<String> endpoint(String wanted, String held) {
        return shown(FieldComparison.withHost(of(Endpoint.TABLE, wanted), of(Endpoint.TABLE, held), Effects.PLAIN));
    }

    private static List<String> shown(List<FieldChange> changes) {
        return changes.stream()
                .map(c -> c.path() + " " + c.before().map(Object::toString).orElse("-") + " > "
                        + c.after().map(Object::toString).orElse("-") + " " + c.effect())
                .toList();
    }

    @Test
    void whatIsLeftOutDoesNotCompare() {
        assertThat(network("{'type':'NAT'}", "{'type':'NAT','dns':{'servers':['1.1.1.1']},'flags':{'EnableIov':true}}"))
                .isEmpty();
    }

    @Test
    void silenceOfTheHostMeansTheDefault() {
        assertThat(network("{'ipam':'Static','vxlanPort':4789,'hostRoute':false}", "{}"))
                .isEmpty();
        assertThat(network("{'ipam':'Dhcp'}", "{}")).containsExactly("spec.ipam \"Static\" > \"Dhcp\" REPLACES");
    }

    @Test
    void emptyIsWhatIsNotThere() {
        assertThat(network("{'dns':{'servers':[]},'flags':{'EnableIov':false},'macPool':[]}", "{}"))
                .isEmpty();
        assertThat(endpoint("{'network':'x','policies':[]}", "{}")).isEmpty();
    }

    @Test
    void keyedListsCompareByKeyAndNameTheField() {
        String held =
                "{'subnets':[{'prefix':'10.0.0.0/24','gateway':'10.0.0.1'},{'prefix':'10.0.1.0/24','gateway':'10.0.1.1'}]}";
        assertThat(network("{'subnets':[{'prefix':'10.0.1.0/24'},{'prefix':'10.0.0.0/24'}]}", held))
                .isEmpty();
        assertThat(network(
                        "{'subnets':[{'prefix':'10.0.1.0/24','gateway':'10.0.1.9'},{'prefix':'10.0.0.0/24'}]}", held))
                .containsExactly("spec.subnets[10.0.1.0/24].gateway \"10.0.1.1\" > \"10.0.1.9\" REPLACES");
        assertThat(network("{'subnets':[{'prefix':'10.0.0.0/24'},{'prefix':'10.0.2.0/24'}]}", held))
                .containsExactly(
                        "spec.subnets[10.0.1.0/24] {\"prefix\":\"10.0.1.0/24\",\"gateway\":\"10.0.1.1\"} > - REPLACES",
                        "spec.subnets[10.0.2.0/24] - > {\"prefix\":\"10.0.2.0/24\"} REPLACES");
    }

    @Test
    void orderCountsWhereItMeansSomething() {
        assertThat(network("{'dns':{'servers':['1.1.1.1','2.2.2.2']}}", "{'dns':{'servers':['2.2.2.2','1.1.1.1']}}"))
                .containsExactly("spec.dns.servers [\"2.2.2.2\",\"1.1.1.1\"] > [\"1.1.1.1\",\"2.2.2.2\"] IN_PLACE");
        String acl = "{'network':'x','policies':[{'type':'ACL','id':'a','protocols':[%s]}]}";
        assertThat(endpoint(acl.formatted("'TCP','UDP'"), acl.formatted("'UDP','TCP'")))
                .isEmpty();
    }

    @Test
    void onlyNamedFlagsCompare() {
        assertThat(network("{'flags':{'EnableIov':true}}", "{'flags':{'EnableNonPersistent':true,'EnableIov':true}}"))
                .isEmpty();
        assertThat(network("{'flags':{'EnableIov':true}}", "{'flags':{'EnableNonPersistent':true}}"))
                .containsExactly("spec.flags.EnableIov - > true REPLACES");
    }

    @Test
    void whatHnsNeverAnswersAndWhatOnlyHasAnotherFormDoNotCompare() {
        assertThat(FieldComparison.withHost(
                        of(Namespace.TABLE, "{'createWithCompartment':true}"),
                        of(Namespace.TABLE, "{}"),
                        Effects.PLAIN))
                .isEmpty();
        assertThat(network("{'interfaceConstraint':{'alias':'Wi-Fi'}}", "{'interfaceConstraint':{'index':7}}"))
                .isEmpty();
        assertThat(network("{'interfaceConstraint':{'alias':'Wi-Fi'}}", "{'interfaceConstraint':{'alias':'LAN'}}"))
                .hasSize(1);
    }

    @Test
    void theDefaultRouteOfTheSubnetIsNotAnEndpointsChange() {
        String own = "{'destinationPrefix':'10.9.0.0/16','nextHop':'10.0.0.9'}";
        assertThat(endpoint(
                        "{'network':'x','routes':[" + own + "]}",
                        "{'routes':[" + own + ",{'destinationPrefix':'0.0.0.0/0','nextHop':'10.0.0.1'}]}"))
                .isEmpty();
    }

    @Test
    void policiesChangeInPlaceWhereTheirTypeCan() {
        String acl = "{'type':'ACL','id':'a','direction':'In','action':'Allow'}";
        String qos = "{'type':'QOS','maximumOutgoingBandwidthInBytes':5}";
        assertThat(endpoint("{'network':'x','policies':[" + acl + "," + qos + "]}", "{'policies':[]}"))
                .extracting(t -> t.substring(t.lastIndexOf(' ') + 1))
                .containsExactly(Effect.IN_PLACE.name(), Effect.REPLACES.name());
        assertThat(PolicyCatalogue.ACL.isChangeableInPlace()).isTrue();
    }

    @Test
    void wholeSubnetsComeAndGoInPlaceWhereTheBuildCan() {
        Features can = Features.of(new HnsVersion(13, 3), "x", Set.of(Feature.SUBNET_CHANGE));
        Features cannot = Features.of(new HnsVersion(9, 3), "x", Set.of());
        FieldValues wanted = of(Network.TABLE, "{'subnets':[{'prefix':'10.0.0.0/24','vlan':5}]}");
        FieldValues held = of(Network.TABLE, "{'subnets':[{'prefix':'10.0.1.0/24'}]}");
        assertThat(FieldComparison.withHost(wanted, held, Effects.on(NetworkType.L2BRIDGE, can)))
                .allMatch(c -> c.effect() == Effect.IN_PLACE);
        assertThat(FieldComparison.withHost(wanted, held, Effects.on(NetworkType.L2BRIDGE, cannot)))
                .allMatch(c -> c.effect() == Effect.REPLACES);
        assertThat(FieldComparison.withHost(wanted, held, Effects.on(NetworkType.NAT, can)))
                .allMatch(c -> c.effect() == Effect.REPLACES);
        FieldValues same = of(Network.TABLE, "{'subnets':[{'prefix':'10.0.0.0/24','vlan':6}]}");
        assertThat(FieldComparison.withHost(wanted, same, Effects.on(NetworkType.L2BRIDGE, can)))
                .allMatch(c -> c.effect() == Effect.REPLACES);
    }

    @Test
    void whatIsNoLongerStatedIsDropped() {
        FieldValues before = of(
                Network.TABLE,
                "{'type':'NAT','dns':{'servers':['1.1.1.1'],'domain':'a'},'flags':{'EnableIov':true},'subnets':[{'prefix':'10.0.0.0/24','gateway':'10.0.0.1'}]}");
        FieldValues now = of(
                Network.TABLE,
                "{'type':'NAT','dns':{'servers':['1.1.1.1']},'flags':{},'subnets':[{'prefix':'10.0.0.0/24'}]}");
        assertThat(Dropped.between(before, now, "spec"))
                .extracting(FieldChange::path)
                .containsExactly("spec.dns.domain", "spec.flags.EnableIov", "spec.subnets[10.0.0.0/24].gateway");
        assertThat(Dropped.between(before, before, "spec")).isEmpty();
    }

    @Test
    void pathsCoverWhatIsBelowThemAndTypesTheirPolicies() {
        FieldPaths paths = FieldPaths.of(List.of("spec.policies[ACL/a].priority", "spec.dns", "spec.policies.QOS"));
        assertThat(paths.cover("spec.policies[ACL/a].priority")).isTrue();
        assertThat(paths.cover("spec.policies[ACL/a]")).isFalse();
        assertThat(paths.cover("spec.policies[ACL/ab].priority")).isFalse();
        assertThat(paths.cover("spec.dns.servers")).isTrue();
        assertThat(paths.cover("spec.dnsx")).isFalse();
        assertThat(paths.cover("spec.policies[QOS]")).isTrue();
        assertThat(paths.cover("spec.policies[QOS].maximumOutgoingBandwidthInBytes"))
                .isTrue();
        assertThat(paths.coverType(PolicyCatalogue.QOS)).isTrue();
        assertThat(paths.coverType(PolicyCatalogue.ACL)).isFalse();
    }

    @Test
    void aValueDoesNotDifferFromItself() {
        for (long seed = 0; seed < 200; seed++) {
            RandomStacks stacks = new RandomStacks(new Random(seed));
            for (Resource resource : stacks.resources()) {
                FieldValues copy =
                        FieldJson.fromJson(resource.spec().table(), FieldJson.toJson(resource.spec()), "seed " + seed);
                assertThat(FieldComparison.withHost(resource.spec(), copy, Effects.PLAIN))
                        .isEmpty();
                assertThat(FieldComparison.ofDocuments(resource.spec(), copy, "spec"))
                        .isEmpty();
                assertThat(Dropped.between(resource.spec(), copy, "spec")).isEmpty();
            }
        }
    }
}
