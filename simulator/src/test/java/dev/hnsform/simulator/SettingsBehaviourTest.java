package dev.hnsform.simulator;

import static dev.hnsform.simulator.Lab.EP;
import static dev.hnsform.simulator.Lab.EP_2;
import static dev.hnsform.simulator.Lab.NET;
import static dev.hnsform.simulator.Lab.NET_2;
import static dev.hnsform.simulator.Lab.NS;
import static dev.hnsform.simulator.Lab.endpoint;
import static dev.hnsform.simulator.Lab.nat;
import static dev.hnsform.simulator.Lab.network;

import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.schema.json.Json;
import dev.hnsform.simulator.profile.SimulatorSettings;
import dev.hnsform.simulator.profile.Switch;
import dev.hnsform.simulator.rule.Rule;
import org.junit.jupiter.api.Test;

/** What a host refuses that is set to refuse it. */
class SettingsBehaviourTest {
    private static Lab refusing(Switch which) {
        return Lab.with(SimulatorSettings.defaults().withSwitch(which, "refuse"));
    }

    @Test
    void aSecondEndpointOfOneName() {
        Lab lab = refusing(Switch.DUPLICATE_ENDPOINT_NAMES).network(NET, nat()).endpoint(EP, endpoint(NET, ""));

        lab.refuses(Rule.ENDPOINT_NAME_IN_USE, () -> lab.endpoint(EP_2, endpoint(NET, "")));
    }

    @Test
    void flagsThatTheBuildDoesNotKnow() {
        Lab lab = refusing(Switch.UNKNOWN_FLAGS);

        lab.refuses(Rule.UNKNOWN_FLAGS, () -> lab.network(NET, nat().with("Flags", Json.of(1024))));
    }

    @Test
    void aPrefixThatOverlapsAnotherNetworks() {
        Lab lab = refusing(Switch.OVERLAPPING_PREFIXES).network(NET, nat());

        lab.refuses(Rule.PREFIXES_OVERLAP, () -> lab.network(NET_2, network("two", "NAT", "172.30.0.0/16", "")));
    }

    @Test
    void aMacAddressThatAnotherEndpointHas() {
        String mac = ",'MacAddress':'00-15-5D-00-00-09'";
        Lab lab = refusing(Switch.DUPLICATE_MAC).network(NET, nat()).endpoint(EP, endpoint(NET, mac));

        lab.refuses(Rule.MAC_TAKEN, () -> lab.endpoint(EP_2, endpoint(NET, mac)));
    }

    @Test
    void deletingAnAttachedEndpoint() {
        Lab lab = refusing(Switch.DELETE_ATTACHED_ENDPOINT)
                .network(NET, nat())
                .endpoint(EP, endpoint(NET, ""))
                .namespace(NS)
                .enter(NS, EP);

        lab.refuses(Rule.ENDPOINT_IS_ATTACHED, () -> lab.delete(HcnKind.ENDPOINT, EP));
        lab.leave(NS, EP).delete(HcnKind.ENDPOINT, EP);
    }

    @Test
    void deletingANamespaceWithEndpoints() {
        Lab lab = refusing(Switch.DELETE_NAMESPACE_WITH_ENDPOINTS)
                .network(NET, nat())
                .endpoint(EP, endpoint(NET, ""))
                .namespace(NS)
                .enter(NS, EP);

        lab.refuses(Rule.NAMESPACE_HAS_ENDPOINTS, () -> lab.delete(HcnKind.NAMESPACE, NS));
        lab.leave(NS, EP).delete(HcnKind.NAMESPACE, NS);
    }
}
