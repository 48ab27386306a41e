package dev.hnsform.hns.mapping;

import static dev.hnsform.hns.mapping.NetworkDocumentsTest.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hnsform.hns.error.HcnError;
import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.port.HostCallException;
import dev.hnsform.hns.published.PublishedCorpus;
import dev.hnsform.hns.snapshot.HostSnapshot;
import dev.hnsform.schema.address.ResourceKind;
import dev.hnsform.schema.host.HostEndpoint;
import dev.hnsform.schema.host.Lookup;
import dev.hnsform.schema.host.Observation;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.IpPrefix;
import dev.hnsform.schema.resource.Endpoint;
import dev.hnsform.schema.resource.EndpointAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HostReaderTest {
    private static final Guid NETWORK = Guid.parse("aaaaaaaa-0000-0000-0000-000000000001");
    private static final Guid SUBNET = Guid.parse("aaaaaaaa-0000-0000-0000-000000000009");
    private static final Guid HOST_NAMESPACE = Guid.parse("cccccccc-0000-0000-0000-000000000001");
    private static final Guid A = Guid.parse("bbbbbbbb-0000-0000-0000-000000000001");
    private static final Guid B = Guid.parse("bbbbbbbb-0000-0000-0000-000000000002");
    private static final Guid C = Guid.parse("bbbbbbbb-0000-0000-0000-000000000003");
    private static final Guid D = Guid.parse("bbbbbbbb-0000-0000-0000-000000000004");

    @Test
    void aWholeReadingKeepsEveryKindVerbatimAndAnObservationAsksForNoneOfThem() {
        JsonObject balancer = (JsonObject) PublishedCorpus.document("51-v2-loadbalancer-ws2019");
        Guid id = Guid.parse(balancer.string("ID").orElseThrow());
        FakeHost host = host().with(HcnKind.LOAD_BALANCER, id, balancer);

        HostSnapshot whole = HostReader.read(host, Deadline.READ, endpoint -> false);
        assertThat(whole.documents(HcnKind.LOAD_BALANCER)).containsExactly(balancer);
        assertThat(whole.gaps()).isEmpty();

        host.calls.clear();
        ObservationReader.observe(host, Deadline.READ);
        assertThat(host.calls).noneMatch(call -> call.startsWith("LoadBalancer"));

        host.unlisted.add(HcnKind.LOAD_BALANCER);
        HostSnapshot partly = HostReader.read(host, Deadline.READ, endpoint -> false);
        assertThat(partly.gap(HcnKind.LOAD_BALANCER)).isPresent();
        assertThat(ObservationReader.of(partly).networks().isComplete()).isTrue();
    }

    private static FakeHost host() {
        return new FakeHost()
                .with(
                        HcnKind.NETWORK,
                        NETWORK,
                        object("{'ID':'" + NETWORK
                                + "','Name':'web','Ipams':[{'Subnets':[{'IpAddressPrefix':'10.0.0.0/8',"
                                + "'IpSubnets':[{'ID':'" + SUBNET + "','IpAddressPrefix':'10.1.0.0/16'}]}]}]}"))
                .with(
                        HcnKind.NAMESPACE,
                        HOST_NAMESPACE,
                        object("{'ID':'" + HOST_NAMESPACE + "','Type':1,'NamespaceId':1}"))
                .with(HcnKind.ENDPOINT, B, endpoint(B, ""))
                .with(HcnKind.ENDPOINT, A, endpoint(A, ",'HostComputeNamespace':'" + HOST_NAMESPACE + "'"));
    }

    private static dev.hnsform.schema.json.JsonObject endpoint(Guid id, String more) {
        return object("{'ID':'" + id + "','HostComputeNetwork':'" + NETWORK
                + "','IpConfigurations':[{'IpAddress':'10.1.0.4'," + "'IpSubnetId':'" + SUBNET + "'}]" + more + "}");
    }

    private static Optional<IpPrefix> ipSubnet(HostEndpoint endpoint) {
        return endpoint.reported()
                .value(Endpoint.IP_ADDRESSES)
                .orElseThrow()
                .get(0)
                .values()
                .value(EndpointAddress.IP_SUBNET);
    }

    @Test
    void readsAWholeHostSortedById() {
        Observation observation = ObservationReader.observe(host(), Deadline.READ);
        assertThat(observation.endpoints().isComplete()).isTrue();
        assertThat(observation.endpoints().objects())
                .extracting(HostEndpoint::id)
                .containsExactly(A, B);
        assertThat(observation.endpointsOf(NETWORK)).hasSize(2);
        HostEndpoint endpoint = observation.endpoints().objects().get(0);
        assertThat(endpoint.place()).isEqualTo(new HostEndpoint.AtHost());
        assertThat(ipSubnet(endpoint)).contains(IpPrefix.parse("10.1.0.0/16"));
    }

    @Test
    void asksInV1OnlyWhereItIsWantedAndV2IsSilent() {
        FakeHost host = host();
        host.v1Endpoints.put(
                B, object("{'ID':'" + B + "','State':3,'Resources':{'Allocators':[{'CompartmendId':1}]}}"));
        Observation unasked = ObservationReader.observe(host, Deadline.READ);
        assertThat(unasked.endpoints().objects().get(1).place()).isInstanceOf(HostEndpoint.UnknownPlace.class);
        assertThat(host.calls).noneMatch(call -> call.contains(" v1 "));
        Observation asked = ObservationReader.observe(host, Deadline.READ, id -> true);
        assertThat(asked.endpoints().objects().get(1).place()).isEqualTo(new HostEndpoint.AtHost());
        assertThat(host.calls.stream().filter(call -> call.contains(" v1 "))).containsExactly("Endpoint v1 " + B);
    }

    @Test
    void objectsThatVanishWhileReadingAreNotThere() {
        FakeHost host = host().with(HcnKind.ENDPOINT, C, endpoint(C, ""));
        host.failing.put(C, HcnError.ENDPOINT_NOT_FOUND);
        Observation observation = ObservationReader.observe(host, Deadline.READ);
        assertThat(observation.look(ResourceKind.ENDPOINT, C)).isInstanceOf(Lookup.Absent.class);
    }

    @Test
    void aFailingQueryMakesAbsenceUnknown() {
        FakeHost host = host().with(HcnKind.ENDPOINT, C, endpoint(C, ""));
        host.failing.put(C, HcnError.ACCESS_DENIED);
        Observation observation = ObservationReader.observe(host, Deadline.READ);
        assertThat(observation.endpoints().objects()).hasSize(2);
        assertThat(observation.endpoints().cause().orElseThrow())
                .contains("1 of 3 endpoints could not be read")
                .contains("Access is denied");
        assertThat(observation.look(ResourceKind.ENDPOINT, D)).isInstanceOf(Lookup.Unknown.class);
        assertThat(observation.networks().isComplete()).isTrue();
    }

    @Test
    void aHostThatKeepsFailingIsNotAskedOn() {
        FakeHost host = new FakeHost();
        for (int i = 0; i < 100; i++) {
            Guid id = new Guid(7, i);
            host.with(HcnKind.ENDPOINT, id, endpoint(id, ""));
            host.failing.put(id, HcnError.RPC_CALL_FAILED);
        }
        Observation observation = ObservationReader.observe(host, Deadline.READ);
        assertThat(host.calls).hasSize(3);
        assertThat(observation.endpoints().cause().orElseThrow()).contains("100 of 100 endpoints were not read");
    }

    @Test
    void aListThatFailsIsUnknownAltogether() {
        FakeHost host = host();
        host.unlisted.add(HcnKind.NAMESPACE);
        Observation observation = ObservationReader.observe(host, Deadline.READ);
        assertThat(observation.namespaces().isComplete()).isFalse();
        assertThat(observation.endpoints().objects().get(0).place())
                .as("whether its namespace is the host's own is not known")
                .isInstanceOf(HostEndpoint.UnknownPlace.class);
    }

    @Test
    void answersWithoutOrUnderAnotherIdAreCauses() {
        FakeHost host = host().with(HcnKind.ENDPOINT, C, object("{'HostComputeNetwork':'" + NETWORK + "'}"))
                .with(HcnKind.ENDPOINT, D, endpoint(A, ""));
        Observation observation = ObservationReader.observe(host, Deadline.READ);
        assertThat(observation.endpoints().cause().orElseThrow())
                .contains("1 endpoint document carries no readable ID")
                .contains(D + " was asked for and " + A + " was answered");
    }

    @Test
    void twoEpochsAreNeverMixed() {
        FakeHost host = host();
        host.restartsWhileReading = 2;
        assertThat(ObservationReader.observe(host, Deadline.READ)
                        .facts()
                        .epoch()
                        .serviceStart())
                .isEqualTo("start-2");
        host.restartsWhileReading = 3;
        assertThatThrownBy(() -> ObservationReader.observe(host, Deadline.READ))
                .isInstanceOf(HostCallException.class)
                .hasMessageContaining("restarted during each of 3 attempts")
                .satisfies(
                        e -> assertThat(((HostCallException) e).isRetryable()).isTrue());
    }

    @Test
    void oneObjectIsPresentAbsentOrUnknown() {
        FakeHost host = host().with(HcnKind.ENDPOINT, C, endpoint(C, ""));
        host.failing.put(C, HcnError.RPC_CALL_FAILED);
        host.v1Endpoints.put(B, object("{'ID':'" + B + "','State':1}"));
        assertThat(ObjectReader.network(host, NETWORK, Deadline.READ)
                        .object()
                        .orElseThrow()
                        .name())
                .isEqualTo("web");
        HostEndpoint a = ObjectReader.endpoint(host, A, Deadline.READ).object().orElseThrow();
        assertThat(a.place()).isEqualTo(new HostEndpoint.AtHost());
        assertThat(ipSubnet(a)).contains(IpPrefix.parse("10.1.0.0/16"));
        assertThat(ObjectReader.endpoint(host, B, Deadline.READ)
                        .object()
                        .orElseThrow()
                        .place())
                .isEqualTo(new HostEndpoint.Detached());
        assertThat(ObjectReader.endpoint(host, C, Deadline.READ)).isInstanceOf(Lookup.Unknown.class);
        assertThat(ObjectReader.endpoint(host, D, Deadline.READ)).isInstanceOf(Lookup.Absent.class);
        assertThat(ObjectReader.namespace(host, HOST_NAMESPACE, Deadline.READ)
                        .object()
                        .orElseThrow()
                        .isHostDefault())
                .isTrue();
    }
}
