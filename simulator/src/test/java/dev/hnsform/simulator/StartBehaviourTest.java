package dev.hnsform.simulator;

import static dev.hnsform.simulator.Lab.EP;
import static dev.hnsform.simulator.Lab.EP_2;
import static dev.hnsform.simulator.Lab.NET;
import static dev.hnsform.simulator.Lab.NET_2;
import static dev.hnsform.simulator.Lab.NS;
import static dev.hnsform.simulator.Lab.endpoint;
import static dev.hnsform.simulator.Lab.nat;
import static dev.hnsform.simulator.Lab.network;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.snapshot.HostSnapshot;
import dev.hnsform.schema.host.Epoch;
import dev.hnsform.schema.host.HostFacts;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.simulator.model.SimulatedNetwork;
import dev.hnsform.simulator.profile.SimulatorSettings;
import dev.hnsform.simulator.profile.Switches;
import dev.hnsform.simulator.rule.Rule;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartBehaviourTest {
    private final Lab lab = Lab.with(SimulatorSettings.defaults());

    private Epoch epoch() {
        return lab.host.facts(Deadline.READ).epoch();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ws2019", "ws2022", "ws2025"})
    void aRebootTakesNatNetworksAndWhatIsNotPersistent(String profile) {
        Lab host = Lab.on(profile)
                .network(NET, nat())
                .network(NET_2, network("kept", "L2Bridge", "10.244.3.0/24", ""))
                .network(NS, network("gone", "Private", "10.9.0.0/24", ",'Flags':8"))
                .endpoint(EP, endpoint(NET, ""))
                .endpoint(EP_2, endpoint(NET_2, ""));

        host.host.reboot();

        assertThat(host.all(HcnKind.NETWORK)).containsExactly(NET_2);
        assertThat(host.all(HcnKind.ENDPOINT)).containsExactly(EP_2);
        assertThat(host.addresses(EP_2)).containsExactly("10.244.3.2");
        host.network(NET, nat()).endpoint(EP, endpoint(NET, ""));
    }

    @Test
    void aRebootChangesBothHalvesOfTheEpochAndARestartOne() {
        Epoch first = epoch();
        lab.host.restartHns();
        Epoch second = epoch();
        lab.host.reboot();
        Epoch third = epoch();

        assertThat(second.bootId()).isEqualTo(first.bootId());
        assertThat(second.serviceStart()).isNotEqualTo(first.serviceStart());
        assertThat(third.bootId()).isNotEqualTo(second.bootId());
        assertThat(third.serviceStart()).isNotEqualTo(second.serviceStart());
    }

    @Test
    void portsOfWhatWentAreFree() {
        String mapping = ",'Policies':[{'Type':'PortMapping','Settings':{'Protocol':6,'InternalPort':80,"
                + "'ExternalPort':8080}}]";
        lab.network(NET, nat()).endpoint(EP, endpoint(NET, mapping));

        lab.host.reboot();

        lab.network(NET, nat()).endpoint(EP_2, endpoint(NET, mapping));
    }

    @Test
    void aRestartKeepsWhatIsPersistent() {
        lab.network(NET, nat())
                .network(NET_2, network("kept", "Private", "10.9.0.0/24", ""))
                .namespace(NS)
                .endpoint(EP, endpoint(NET_2, ""))
                .enter(NS, EP);

        lab.host.restartHns();

        assertThat(lab.all(HcnKind.NETWORK)).containsExactly(NET_2);
        assertThat(lab.v2(HcnKind.ENDPOINT, EP).string("HostComputeNamespace")).contains(NS.toString());
    }

    @Test
    void dockerTakesOverNetworksAndDeletesTheirEndpoints() {
        lab.network(NET, nat())
                .network(NET_2, network("hidden", "Private", "10.9.0.0/24", ""))
                .endpoint(EP, endpoint(NET, ""))
                .endpoint(EP_2, endpoint(NET_2, ""))
                .attachToHost(EP);

        lab.host.startDocker();

        assertThat(lab.all(HcnKind.ENDPOINT)).containsExactly(EP_2);
        assertThat(lab.all(HcnKind.NETWORK)).containsExactly(NET, NET_2);
        assertThat(lab.host.facts(Deadline.READ).services()).containsEntry("docker", "running");
    }

    @Test
    void dockerMakesItsNetworkWhereThereIsNoNat() {
        lab.host.startDocker();

        assertThat(lab.matching(HcnKind.NETWORK, "{'Name':'nat'}")).hasSize(1);
        lab.host.startDocker();
        assertThat(lab.all(HcnKind.NETWORK)).hasSize(1);
    }

    @Test
    void dockerLeavesWhatItCannotDelete() {
        lab.host.setSwitch("delete-attached-endpoint", "refuse");
        lab.network(NET, network("nat", "L2Bridge", "10.244.3.0/24", ""))
                .endpoint(EP, endpoint(NET, ""))
                .endpoint(EP_2, endpoint(NET, ""))
                .attachToHost(EP);

        lab.host.startDocker();

        assertThat(lab.all(HcnKind.ENDPOINT)).containsExactly(EP);
        assertThat(lab.all(HcnKind.NETWORK)).containsExactly(NET); // its name is taken
    }

    @Test
    void theDefaultSwitchHasAnotherPrefixAfterABoot() {
        Guid id = SimulatedNetwork.DEFAULT_SWITCH;
        lab.network(id, network("Default Switch", "ICS", "172.30.16.0/24", ",'Flags':11"))
                .endpoint(EP, endpoint(id, ""));
        String before = lab.v2(HcnKind.NETWORK, id).get("Ipams").orElseThrow().toString();

        lab.host.restartHns();
        assertThat(lab.v2(HcnKind.NETWORK, id).get("Ipams").orElseThrow()).hasToString(before);
        lab.host.reboot();
        String after = lab.v2(HcnKind.NETWORK, id).get("Ipams").orElseThrow().toString();
        lab.host.reboot();

        assertThat(after).isNotEqualTo(before);
        assertThat(lab.v2(HcnKind.NETWORK, id).get("Ipams").orElseThrow().toString())
                .isNotEqualTo(after);
        assertThat(lab.all(HcnKind.ENDPOINT)).isEmpty();
        lab.endpoint(EP, endpoint(id, ""));
    }

    @Test
    void withoutItsServiceThereIsNoIcs() {
        HostFacts facts = lab.host.facts(Deadline.READ);
        SortedMap<String, String> services = new TreeMap<>(facts.services());
        services.put("SharedAccess", "disabled");
        HostFacts without = new HostFacts(
                facts.identity(),
                facts.computerName(),
                facts.windowsBuild(),
                facts.features(),
                facts.adapters(),
                services,
                facts.epoch());
        Lab other = new Lab(SimulatedHost.admitted(HostSnapshot.empty(without), Switches.DEFAULTS));

        other.refuses(Rule.ICS_DISABLED, () -> other.network(NET, network("x", "ICS", "172.30.16.0/24", "")));
        other.network(NET, nat());
    }
}
