package dev.hnsform.appliers.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.schema.address.ObjectIds;
import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.net.Guid;
import org.junit.jupiter.api.Test;

/** What is found of endpoints, their addresses and their ports. */
class EndpointFindingsTest {
    private static final String MAPPING =
            ",\"Policies\":[{\"Type\":\"NAT\",\"Protocol\":\"TCP\",\"InternalPort\":80,\"ExternalPort\":8080}]";

    private final Ward ward = new Ward().nat();

    @Test
    void anEndpointThatIsAttachedNowhereIsFoundWithWhatItHolds() {
        ward.holds(Ward.endpoint(1, Ward.NAT, "172.21.16.9", 1, ",\"CreateProcessingStartTime\":132178696023852504"));
        Finding finding = ward.found(Check.ENDPOINT_NOWHERE);
        assertThat(finding.evidence())
                .containsExactly(
                        "attached nowhere",
                        "holds 172.21.16.9 of NAT network \"web\" (" + Ward.NAT + ")",
                        "made at 2019-11-10T14:26:42.385250400Z");
        assertThat(finding.command()).contains("hnsdiag delete endpoints " + Ward.id(1));
    }

    @Test
    void anAgeThatHnsDoesNotTellIsNotMadeUp() {
        ward.holds(Ward.endpoint(1, Ward.NAT, "172.21.16.9", 1, ""));
        assertThat(ward.found(Check.ENDPOINT_NOWHERE).evidence()).contains("HNS does not tell its age");
    }

    @Test
    void theTimeOfTheLastTouchStandsInForTheAge() {
        ward.holds(Ward.endpoint(1, Ward.NAT, "172.21.16.9", 1, ",\"Health\":{\"LastUpdateTime\":133928875495496471}"));
        assertThat(ward.found(Check.ENDPOINT_NOWHERE).evidence())
                .contains("last touched by HNS at 2025-05-28T06:32:29.549647100Z");
    }

    @Test
    void anEndpointWhosePlaceIsNotKnownIsNotCalledLeftOver() {
        ward.holds(
                "{\"ID\":\"" + Ward.id(1) + "\",\"HostComputeNetwork\":\"" + Ward.NAT
                        + "\",\"SchemaVersion\":{\"Major\":2,\"Minor\":0},\"IpConfigurations\":[{\"IpAddress\":\"172.21.16.9\",\"PrefixLength\":20}]}");
        assertThat(ward.checks()).isEmpty();
    }

    @Test
    void remoteEndpointsAreNeverAttachedAndRight() {
        ward.holds(Ward.endpoint(1, Ward.NAT, "172.21.16.9", 1, ",\"IsRemoteEndpoint\":true"));
        assertThat(ward.checks()).isEmpty();
    }

    @Test
    void ourOwnAreOnlyNotedByIdAndByOwner() {
        ward.holds(Ward.endpoint(1, Ward.NAT, "172.21.16.9", 1, ",\"Owner\":\"hnsform/shop\""));
        assertThat(ward.found(Check.OWN_ENDPOINT_NOWHERE).what()).contains("stack shop");
        Guid stack = Guid.parse("6f1c2a52-7f0e-4a53-9a51-6a0a4c1d7f10");
        ward.stacks.put(stack, "till");
        Guid id = ObjectIds.derive(stack, 0, ResourceAddress.parse("Endpoint/a"));
        ward.holds(Ward.endpoint(2, Ward.NAT, "172.21.16.10", 1, "").replace(Ward.id(2), id.toString()));
        assertThat(ward.examine().findings()).extracting(Finding::what).anyMatch(what -> what.contains("stack till"));
        assertThat(ward.examine().verdict()).isEqualTo(Examination.Verdict.WELL);
    }

    @Test
    void anEndpointWhoseNetworkIsGoneIsFoundUnlessNetworksHaveGaps() {
        ward.published("31-v1-endpoint-nat-ws2019");
        Finding finding = ward.found(Check.ENDPOINT_NETWORK_GONE);
        assertThat(finding.what()).contains("5c242c1e-8e0f-4f65-b9e0-a0b7a6ea41e2 is not on the host");
        ward.gaps.put(HcnKind.NETWORK, "not all");
        assertThat(ward.checks()).doesNotContain(Check.ENDPOINT_NETWORK_GONE);
    }

    @Test
    void anEndpointInANamespaceThatIsGoneIsFound() {
        ward.holds(Ward.endpoint(1, Ward.NAT, "172.21.16.9", 2, ",\"Namespace\":{\"ID\":\"" + Ward.id(77) + "\"}"));
        assertThat(ward.found(Check.ENDPOINT_NAMESPACE_GONE).what()).contains(Ward.id(77));
    }

    @Test
    void aNamespaceThatListsAnEndpointThatIsGoneIsFound() {
        ward.holds("{\"ID\":\"" + Ward.id(5)
                + "\",\"NamespaceId\":3,\"Type\":\"Host\",\"SchemaVersion\":{\"Major\":2,\"Minor\":0},\"Resources\":[{\"Type\":\"Endpoint\",\"Data\":{\"Id\":\""
                + Ward.id(6) + "\"}},{\"Type\":\"Container\",\"Data\":{\"Id\":\"c1\"}}]}");
        Finding finding = ward.found(Check.NAMESPACE_ENDPOINT_GONE);
        assertThat(finding.evidence())
                .containsExactly("the host holds no endpoint " + Ward.id(6), "its containers: c1");
    }

    @Test
    void aDegradedEndpointIsFound() {
        ward.holds(Ward.endpoint(1, Ward.NAT, "172.21.16.9", 5, ",\"SharedContainers\":[\"c1\"]"));
        assertThat(ward.found(Check.ENDPOINT_DEGRADED).evidence()).contains("State: 5 (degraded)");
    }

    @Test
    void anAddressThatTwoHoldIsFound() {
        ward.holds(Ward.endpoint(1, Ward.NAT, "172.21.16.9", 2, ",\"SharedContainers\":[\"c1\"]"));
        ward.holds(Ward.endpoint(2, Ward.NAT, "172.21.16.9", 1, ",\"IsRemoteEndpoint\":true"));
        Finding finding = ward.found(Check.ADDRESS_HELD_TWICE);
        assertThat(finding.what()).contains("2 of its endpoints hold 172.21.16.9");
        assertThat(finding.evidence())
                .containsExactly("endpoint \"e1\" (" + Ward.id(1) + ")", "remote endpoint \"e2\" (" + Ward.id(2) + ")");
    }

    @Test
    void aPortThatTwoPublishIsFound() {
        ward.holds(Ward.endpoint(1, Ward.NAT, "172.21.16.9", 2, MAPPING + ",\"SharedContainers\":[\"c1\"]"));
        ward.holds(Ward.endpoint(2, Ward.NAT, "172.21.16.10", 2, MAPPING + ",\"SharedContainers\":[\"c2\"]"));
        Finding finding = ward.found(Check.PORT_PUBLISHED_TWICE);
        assertThat(finding.what()).contains("Port TCP/8080 is published by 2 endpoints");
        assertThat(finding.evidence()).hasSize(2);
    }

    @Test
    void aSubnetThatIsUsedUpIsFoundAndOneThatNearlyIs() {
        String small = Ward.network(Ward.id(50), "small", "Private", "10.9.0.0/28", "10.9.0.1", "");
        ward.holds(small);
        for (int i = 2; i <= 12; i++) {
            ward.holds(Ward.endpoint(i, Ward.id(50), "10.9.0." + i, 2, ",\"SharedContainers\":[\"c\"]"));
        }
        assertThat(ward.checks()).isEmpty();
        ward.holds(Ward.endpoint(13, Ward.id(50), "10.9.0.13", 1, ""));
        Finding low = ward.found(Check.ADDRESSES_LOW);
        assertThat(low.what()).isEqualTo("Only 1 of 13 addresses of 10.9.0.0/28 are free.");
        assertThat(low.evidence()).contains("1 of those endpoints is attached nowhere");
        ward.holds(Ward.endpoint(14, Ward.id(50), "10.9.0.14", 2, ",\"SharedContainers\":[\"c\"]"));
        assertThat(ward.found(Check.ADDRESSES_USED_UP).what()).contains("no further endpoint");
    }

    @Test
    void endpointsOfCniPlugInsAreToldByTheirNames() {
        ward.holds(Ward.endpoint(1, Ward.NAT, "172.21.16.9", 2, ",\"SharedContainers\":[\"c1\"]")
                .replace("\"e1\"", "\"0a1b2c_web\""));
        assertThat(ward.found(Check.OTHER_OWNER).subject().name()).isEqualTo("a CNI plug-in");
    }
}
