package dev.hnsform.simulator;

import static dev.hnsform.simulator.Lab.EP;
import static dev.hnsform.simulator.Lab.EP_2;
import static dev.hnsform.simulator.Lab.NET;
import static dev.hnsform.simulator.Lab.NET_2;
import static dev.hnsform.simulator.Lab.NS;
import static dev.hnsform.simulator.Lab.NS_2;
import static dev.hnsform.simulator.Lab.endpoint;
import static dev.hnsform.simulator.Lab.json;
import static dev.hnsform.simulator.Lab.nat;
import static dev.hnsform.simulator.Lab.network;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.port.HostNotifier.Registration;
import dev.hnsform.hns.port.HostQuery;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.simulator.fault.Fault;
import dev.hnsform.simulator.profile.SimulatorSettings;
import dev.hnsform.simulator.rule.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a simulated host tells by itself (hns-reference 4). */
class NotificationTest {
    private final Lab lab = Lab.with(SimulatorSettings.defaults());
    private final Heard heard = new Heard();

    private static JsonObject kept() {
        return network("kept", "Private", "10.9.0.0/24", "");
    }

    @Test
    void tellsOfNetworksAndNamespaces() {
        try (Registration registration = lab.host.register(Optional.empty(), heard)) {
            lab.network(NET, nat()).namespace(NS);
            lab.delete(HcnKind.NAMESPACE, NS).delete(HcnKind.NETWORK, NET);

            assertThat(heard.next(6))
                    .containsExactly(
                            "NetworkPreCreate " + NET + " 8",
                            "NetworkCreate " + NET + " 8",
                            "NamespaceCreate " + NS + " 0",
                            "NamespaceDelete " + NS + " 0",
                            "NetworkPreDelete " + NET + " 8",
                            "NetworkDelete " + NET + " 8");
        }
    }

    @Test
    void tellsNothingOfEndpointsPoliciesAndAttachmentsToTheService() {
        List<String> all = Heard.until(lab.host, Optional.empty(), () -> {
            lab.network(NET, kept()).endpoint(EP, endpoint(NET, "")).namespace(NS);
            lab.enter(NS, EP).leave(NS, EP).delete(HcnKind.ENDPOINT, EP);
            lab.modify(HcnKind.NETWORK, NET, Lab.request("Update", "DNS", json("{'Domain':'a.b'}")));
            lab.host.restartHns();
        });

        assertThat(all)
                .containsExactly(
                        "NetworkPreCreate " + NET + " 0",
                        "NetworkCreate " + NET + " 0",
                        "NamespaceCreate " + NS + " 0",
                        "ServiceDisconnect");
    }

    @Test
    void tellsOfEndpointsToThoseWhoRegisteredWithTheirNetwork() {
        lab.network(NET, kept()).network(NET_2, nat());
        List<String> all = Heard.until(lab.host, Optional.of(NET), () -> {
            lab.endpoint(EP, endpoint(NET, "")).endpoint(EP_2, endpoint(NET_2, ""));
            lab.namespace(NS).enter(NS, EP).leave(NS, EP).attachToHost(EP).attachToHost(EP_2);
            lab.delete(HcnKind.ENDPOINT, EP).delete(HcnKind.ENDPOINT, EP_2);
            lab.host.restartHns();
        });

        assertThat(all)
                .containsExactly(
                        "NetworkEndpointAttached " + EP + " 0",
                        "NetworkEndpointDetached " + EP + " 0",
                        "NetworkEndpointAttached " + EP + " 0",
                        "NetworkEndpointDetached " + EP + " 0",
                        "ServiceDisconnect");
    }

    @Test
    void tellsOfGuestServicesAndTheirStates() throws InterruptedException {
        LinkedBlockingQueue<String> states = new LinkedBlockingQueue<>();
        try (Registration registration = lab.host.register(Optional.empty(), heard)) {
            lab.host.create(
                    HcnKind.GUEST_SERVICE, NET, json("{'SchemaVersion':{'Major':2,'Minor':0}}"), Deadline.CHANGE);
            try (Registration own = lab.host.register(
                    Optional.of(NET),
                    told -> states.add(told.type() + " "
                            + dev.hnsform.hns.document.NotificationDocument.read(told.data())
                                    .data()
                                    .orElseThrow()))) {
                lab.modify(
                        HcnKind.GUEST_SERVICE, NET, Lab.request("Update", "State", json("{'State':'Bootstrapping'}")));
                assertThat(states.take()).isEqualTo("17 " + json("{'State':'Bootstrapping','Interfaces':[]}"));
            }
            lab.host.delete(HcnKind.GUEST_SERVICE, NET, Deadline.CHANGE);
            assertThat(heard.next(2))
                    .containsExactly(
                            "GuestNetworkServiceCreate " + NET + " 0", "GuestNetworkServiceDelete " + NET + " 0");
        }
    }

    @Test
    void aNamespaceThatGoesDetachesWhatIsInIt() {
        lab.network(NET, kept()).endpoint(EP, endpoint(NET, "")).namespace(NS).enter(NS, EP);
        try (Registration registration = lab.host.register(Optional.of(NET), heard)) {
            lab.delete(HcnKind.NAMESPACE, NS);
            assertThat(heard.next()).isEqualTo("NetworkEndpointDetached " + EP + " 0");
        }
    }

    @Test
    void whatTheOldCallsDoIsToldToo() {
        try (Registration registration = lab.host.register(Optional.empty(), heard)) {
            JsonObject made = (JsonObject)
                    lab.host.hnsCall("POST", "/networks/", json("{'Name':'old','Type':'Private'}"), Deadline.CHANGE);
            String id = made.string("ID").orElseThrow();
            assertThat(heard.next(2)).containsExactly("NetworkPreCreate " + id + " 0", "NetworkCreate " + id + " 0");
        }
    }

    @Test
    void aRefusedCallAndALieTellNothing() {
        lab.host.addFault(new Fault(Fault.Kind.LIE, "HcnCreateNamespace", 1, 0, 0));
        List<String> all = Heard.until(lab.host, Optional.empty(), () -> {
            lab.refuses(Rule.NETWORK_NOT_FOUND, () -> lab.delete(HcnKind.NETWORK, NET));
            lab.namespace(NS);
            lab.host.restartHns();
        });

        assertThat(all).containsExactly("ServiceDisconnect");
    }

    @Test
    void aRestartOfTheServiceEndsRegistrations() {
        Registration first = lab.host.register(Optional.empty(), heard);
        lab.host.restartHns();
        Heard again = new Heard();
        try (Registration second = lab.host.register(Optional.empty(), again)) {
            lab.namespace(NS);
            assertThat(again.next()).startsWith("NamespaceCreate");
            lab.host.reboot();
            assertThat(again.next()).isEqualTo("ServiceDisconnect");
        }
        assertThat(heard.next()).isEqualTo("ServiceDisconnect");
        first.close();
        assertThat(heard.isEmpty()).isTrue();
    }

    @Test
    void nothingIsToldOnceARegistrationIsClosed() {
        lab.host.register(Optional.empty(), heard).close();
        try (Registration other = lab.host.register(Optional.empty(), told -> {})) {
            lab.namespace(NS);
        }
        assertThat(heard.isEmpty()).isTrue();
    }

    @Test
    void aListenerMayCallTheHost() throws InterruptedException {
        LinkedBlockingQueue<Integer> counted = new LinkedBlockingQueue<>();
        try (Registration registration = lab.host.register(
                Optional.empty(),
                told -> counted.add(lab.host
                        .enumerate(HcnKind.NAMESPACE, HostQuery.V2, Deadline.READ)
                        .size()))) {
            lab.namespace(NS);
            assertThat(counted.take()).isEqualTo(2);
        }
    }

    @Test
    void aNetworkThatIsNotThereTellsNothing() {
        lab.refuses(Rule.NETWORK_NOT_FOUND, () -> lab.host.register(Optional.of(NET), heard));
    }

    @Test
    void changesOfAnotherProcessAreToldWithoutACallOfOurs(@TempDir Path folder) {
        Path file = folder.resolve("lab.sim");
        try (SimulatedHost host = SimulatedHost.create(file, SimulatorSettings.defaults());
                SimulatedHost other = SimulatedHost.open(file);
                Registration registration = host.register(Optional.empty(), heard)) {
            new Lab(other).network(NET, nat()).namespace(NS);
            assertThat(heard.next(3))
                    .containsExactly(
                            "NetworkPreCreate " + NET + " 8",
                            "NetworkCreate " + NET + " 8",
                            "NamespaceCreate " + NS + " 0");
            other.restartHns();
            assertThat(heard.next()).isEqualTo("ServiceDisconnect");
        }
    }

    @Test
    void changesThatACompactionHidAreToldByTheirResult(@TempDir Path folder) {
        Path file = folder.resolve("lab.sim");
        try (SimulatedHost host = SimulatedHost.create(file, SimulatorSettings.defaults())) {
            Lab ours = new Lab(host)
                    .network(NET, kept())
                    .endpoint(EP, endpoint(NET, ""))
                    .namespace(NS);
            ours.attachToHost(EP);
            try (Registration registration = host.register(Optional.empty(), heard);
                    SimulatedHost other = SimulatedHost.open(file)) {
                Lab theirs = new Lab(other);
                theirs.delete(HcnKind.NAMESPACE, NS);
                for (int i = 0; i < 2_100; i++) {
                    theirs.namespace(NS_2).delete(HcnKind.NAMESPACE, NS_2);
                }
                theirs.network(NET_2, nat());
                String next = heard.next();
                while (!next.equals("NetworkCreate " + NET_2 + " 8")) {
                    assertThat(next).doesNotContain(NET.toString());
                    next = heard.next();
                }
            }
        }
    }

    @Test
    void aFileThatCannotBeReadAnyMoreIsTheServicesEnd(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("lab.sim");
        try (SimulatedHost host = SimulatedHost.create(file, SimulatorSettings.defaults());
                Registration registration = host.register(Optional.empty(), heard)) {
            Files.delete(file);
            assertThat(heard.next()).isEqualTo("ServiceDisconnect");
        }
    }

    @Test
    void registeringIsACallThatFaultsMeet() {
        lab.host.addFault(new Fault(Fault.Kind.FAIL, "HcnRegisterServiceCallback", 1, 0x800706BAL, 0));
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> lab.host.register(Optional.empty(), heard)))
                .isInstanceOf(dev.hnsform.hns.port.HostCallException.class)
                .hasMessageContaining("HcnRegisterServiceCallback for the service");
    }
}
