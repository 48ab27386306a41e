package dev.hnsform.simulator;

import static dev.hnsform.simulator.Lab.EP;
import static dev.hnsform.simulator.Lab.NET;
import static dev.hnsform.simulator.Lab.NS;
import static dev.hnsform.simulator.Lab.endpoint;
import static dev.hnsform.simulator.Lab.json;
import static dev.hnsform.simulator.Lab.network;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hnsform.hns.document.PublishedDocuments;
import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.port.HostQuery;
import dev.hnsform.hns.published.PublishedCorpus;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.simulator.admit.AdmissionException;
import dev.hnsform.simulator.profile.SimulatorSettings;
import dev.hnsform.simulator.rule.Rule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class AdmissionTest {
    private final Lab lab = Lab.with(SimulatorSettings.defaults());

    private static Guid id(JsonObject document) {
        return Guid.parse(document.string("ID").orElseThrow());
    }

    private static HostQuery shape(JsonObject document) {
        boolean v2 = document.object("SchemaVersion")
                        .flatMap(v -> v.integer("Major"))
                        .orElse(0L)
                >= 2;
        return v2 ? HostQuery.V2 : HostQuery.V1;
    }

    @TestFactory
    Stream<DynamicTest> everyPublishedDocumentIsKeptAsItIs() {
        return PublishedCorpus.names().stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    Json published = PublishedCorpus.document(name);
                    List<PublishedDocuments.Classified> objects = PublishedDocuments.classify(published);
                    Lab host = Lab.with(SimulatorSettings.defaults());

                    assertThat(host.host.admitDocuments(List.of(published))).isEqualTo(objects.size());

                    for (PublishedDocuments.Classified object : objects) {
                        JsonObject document = object.document();
                        if (document.has("ID")) {
                            JsonObject answer =
                                    host.host.query(object.kind(), id(document), shape(document), Deadline.READ);
                            assertThat(answer).isEqualTo(document);
                        }
                    }
                    for (HcnKind kind : HcnKind.values()) {
                        for (Guid each : host.all(kind)) {
                            assertThat(host.v1(kind, each)
                                            .string("ID")
                                            .or(() -> host.v1(kind, each).string("Id")))
                                    .isPresent();
                            assertThat(host.v2(kind, each).getIgnoringCase("ID"))
                                    .isPresent();
                        }
                    }
                    host.host.reboot();
                    host.host.restartHns();
                }));
    }

    @Test
    void allPublishedAnswersFitOnOneHost() {
        List<Json> answers = PublishedCorpus.names().stream()
                .filter(n ->
                        n.compareTo("50") < 0 && !n.contains("request") && !n.startsWith("04") && !n.startsWith("05"))
                .map(PublishedCorpus::document)
                .toList();
        int known = answers.stream()
                .mapToInt(a -> PublishedDocuments.classify(a).size())
                .sum();

        // the Default Switch has one id everywhere: each is admitted to a host of its own above
        int admitted = 0;
        for (Json answer : answers) {
            try {
                admitted += lab.host.admitDocuments(List.of(answer));
            } catch (AdmissionException twice) {
                assertThat(twice.text()).contains("is there already");
            }
        }

        assertThat(admitted).isGreaterThan(known / 2);
        assertThat(lab.host.facts(Deadline.READ).adapter("Ethernet 2")).isPresent();
    }

    @Test
    void admittedBalancersListenAndAreChangedInTheirOwnWords() {
        Lab young = Lab.with(SimulatorSettings.defaults().withRelease(Young.RELEASE))
                .pods();
        JsonObject list = (JsonObject) PublishedCorpus.document("52-v1-policylist-elb-ws2019-transcribed");
        young.host.admitDocuments(List.of(list));
        Guid id = Guid.parse(list.string("ID").orElseThrow());
        JsonObject same = Lab.balancing(80, "").with("FrontendVIPs", Json.strings(List.of("10.99.234.145")));

        young.refuses(Rule.FRONTEND_IN_USE, () -> young.balancer(Lab.LB, same));
        young.refuses(Rule.ID_IN_USE, () -> young.balancer(id, Lab.balancing(81, "")));
        young.modify(HcnKind.LOAD_BALANCER, id, Lab.balancing(82, ""));
        JsonObject after = young.v1(HcnKind.LOAD_BALANCER, id);
        assertThat(after.get("Health")).isEqualTo(list.get("Health"));
        assertThat(after.toString()).contains("\"ExternalPort\":82", "/endpoints/" + EP);
        young.delete(HcnKind.LOAD_BALANCER, id);

        young.host.admitDocuments(List.of(json("{'ID':'" + Lab.LB + "','References':[],'Policies':["
                + "{'Type':'ELB','Protocol':6,'InternalPort':1,'ExternalPort':1,'VIPs':['10.0.0.1']},"
                + "{'Type':'ELB','Protocol':6,'InternalPort':1,'ExternalPort':2}]}")));
        young.refuses(Rule.NOT_MODELLED, () -> young.modify(HcnKind.LOAD_BALANCER, Lab.LB, Lab.balancing(83, "")));
        young.delete(HcnKind.LOAD_BALANCER, Lab.LB);
    }

    @Test
    void whatIsAdmittedOccupies() {
        lab.host.admitDocuments(List.of(
                PublishedCorpus.document("02-v1-post-network-nat-custom-subnet-ws2022-response"),
                json("{'ID':'" + EP + "','VirtualNetwork':'C8026314-FC13-42CC-B41B-4DF9873B1D11','IPAddress':"
                        + "'192.168.0.9','MacAddress':'00-15-5D-EC-30-00','Policies':[{'Type':'NAT','Protocol':'TCP',"
                        + "'InternalPort':80,'ExternalPort':8080}],'SharedContainers':['c1']}")));
        Guid admitted = Guid.parse("C8026314-FC13-42CC-B41B-4DF9873B1D11");
        String mapping = ",'Policies':[{'Type':'PortMapping','Settings':{'Protocol':6,'InternalPort':80,"
                + "'ExternalPort':8080}}]";

        lab.refuses(Rule.ID_IN_USE, () -> lab.network(admitted, network("x", "Private", "10.9.0.0/24", "")));
        lab.refuses(
                Rule.NETWORK_NAME_IN_USE,
                () -> lab.network(
                        NET,
                        network(
                                "fbe919774495beaca42fb5c5cb4f9a0b913a3e462dc3d604773a2455cbc08e99",
                                "Private",
                                "10.9.0.0/24",
                                "")));
        lab.refuses(
                Rule.ADDRESS_TAKEN,
                () -> lab.endpoint(Lab.EP_2, endpoint(admitted, ",'IpConfigurations':[{'IpAddress':'192.168.0.9'}]")));
        lab.refuses(Rule.PORT_IN_USE, () -> lab.endpoint(Lab.EP_2, endpoint(admitted, mapping)));
        lab.refuses(Rule.NETWORK_HAS_ATTACHED_ENDPOINTS, () -> lab.delete(HcnKind.NETWORK, admitted));

        lab.endpoint(Lab.EP_2, endpoint(admitted, ""));
        assertThat(lab.addresses(Lab.EP_2)).containsExactly("192.168.0.2");
        assertThat(lab.v2(HcnKind.ENDPOINT, Lab.EP_2).string("MacAddress")).contains("00-15-5D-EC-30-01");
    }

    @Test
    void anAdmittedExternalNetworkHoldsItsAdapter() {
        lab.host.admitDocuments(List.of(PublishedCorpus.document("04-v1-network-overlay-external-ws2019")));

        lab.refuses(Rule.NO_FREE_ADAPTER, () -> lab.network(NET, network("b", "L2Bridge", "10.9.0.0/24", "")));
        lab.network(NET, network("pods", "Overlay", "10.9.0.0/24", ""));
        assertThat(lab.host.interruptions()).isZero();
        assertThat(lab.v1(HcnKind.NETWORK, NET).string("LayeredOn")).contains("395b983f-dcc7-4e77-bf04-f01084cfc7dd");
    }

    @Test
    void whatTheModelCannotExpressIsKeptAndCanGo() {
        lab.host.admitDocuments(List.of(
                json("{'ID':'" + NET + "','Name':'wsl','Type':'Mirrored','Ipams':[{'Subnets':[{'IpAddressPrefix':"
                        + "'10.9.0.0/24','Weather':'fine'}]}],'SchemaVersion':{'Major':2,'Minor':16}}")));

        lab.refuses(Rule.NOT_MODELLED, () -> lab.endpoint(EP, endpoint(NET, "")));
        lab.refuses(
                Rule.NOT_MODELLED,
                () -> lab.modify(HcnKind.NETWORK, NET, Lab.request("Update", "DNS", JsonObject.EMPTY)));
        assertThat(lab.v2(HcnKind.NETWORK, NET).toString()).contains("Weather");
        lab.delete(HcnKind.NETWORK, NET);
    }

    @Test
    void aChangedObjectKeepsWhatTheModelDoesNotKnow() {
        lab.host.admitDocuments(List.of(
                json("{'ID':'" + NET + "','Name':'pods','Type':'Overlay','Ipams':[{'Subnets':[{'IpAddressPrefix':"
                        + "'10.9.0.0/24'}]}],'Weather':'fine','SchemaVersion':{'Major':2,'Minor':0}}"),
                json("{'ID':'" + EP + "','HostComputeNetwork':'" + NET + "','Weather':'fine','IpConfigurations':"
                        + "[{'IpAddress':'10.9.0.7'}],'SchemaVersion':{'Major':2,'Minor':0}}")));

        lab.modify(HcnKind.NETWORK, NET, Lab.request("Update", "DNS", json("{'Domain':'a.b'}")));
        lab.namespace(NS).enter(NS, EP);

        assertThat(lab.v2(HcnKind.NETWORK, NET).toString()).contains("\"Weather\":\"fine\"", "\"Domain\":\"a.b\"");
        assertThat(lab.v2(HcnKind.ENDPOINT, EP).toString()).contains("\"Weather\":\"fine\"", NS.toString());
    }

    @Test
    void aSnapshotIsAdmittedWithItsPlaces() {
        lab.network(NET, Lab.nat())
                .endpoint(EP, endpoint(NET, ""))
                .endpoint(Lab.EP_2, endpoint(NET, ""))
                .namespace(NS)
                .enter(NS, EP)
                .attachToHost(Lab.EP_2);

        Lab rehearsal = new Lab((SimulatedHost) new SimulatorModel().admit(lab.host.snapshotDocuments()));

        assertThat(rehearsal.host.snapshotDocuments().networks())
                .isEqualTo(lab.host.snapshotDocuments().networks());
        assertThat(rehearsal.host.facts(Deadline.READ)).isEqualTo(lab.host.facts(Deadline.READ));
        rehearsal.refuses(Rule.ALREADY_IN_NAMESPACE, () -> rehearsal.enter(NS, EP));
        rehearsal.refuses(Rule.ALREADY_ATTACHED, () -> rehearsal.attachToHost(Lab.EP_2));
        rehearsal.leave(NS, EP);
        assertThat(rehearsal.v2(HcnKind.NAMESPACE, NS).has("Resources")).isFalse();
        assertThat(lab.v2(HcnKind.NAMESPACE, NS).has("Resources"))
                .as("nothing reaches the host")
                .isTrue();
    }

    @Test
    void anIdIsAdmittedOnce() {
        JsonObject document = json("{'ID':'" + NET + "','Name':'n','Type':'Private'}");
        lab.host.admitDocuments(List.of(document));

        assertThatThrownBy(() -> lab.host.admitDocuments(List.of(document)))
                .isInstanceOf(AdmissionException.class)
                .hasMessageContaining(NET.toString());
    }
}
