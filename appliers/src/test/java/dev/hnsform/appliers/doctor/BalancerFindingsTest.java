package dev.hnsform.appliers.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.hns.port.HcnKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BalancerFindingsTest {
    private final Ward ward = new Ward().nat();

    private static String balancer(int number, int flags, String vip, String... endpoints) {
        String ids = endpoints.length == 0 ? "" : "\"" + String.join("\",\"", endpoints) + "\"";
        return "{\"ID\":\"" + Ward.id(number) + "\",\"HostComputeEndpoints\":[" + ids + "],\"FrontendVIPs\":[\"" + vip
                + "\"],\"PortMappings\":[{\"Protocol\":6,\"InternalPort\":8080,\"ExternalPort\":80}],\"Flags\":" + flags
                + ",\"SchemaVersion\":{\"Major\":2,\"Minor\":0}}";
    }

    private void backend(int number) {
        ward.holds(Ward.endpoint(number, Ward.NAT, "172.21.16." + number, 2, ",\"SharedContainers\":[\"c\"]"));
    }

    @Test
    void aBalancerWithItsBackendsIsOnlyAMarkOfKubeProxy() {
        backend(9);
        ward.holds(balancer(100, 0, "10.96.0.10", Ward.id(9)));
        assertThat(ward.checks()).containsExactly(Check.OTHER_OWNER);
        assertThat(ward.found(Check.OTHER_OWNER).subject().name()).isEqualTo("Kubernetes");
        assertThat(ward.found(Check.OTHER_OWNER).evidence().get(0)).startsWith("1 load balancer: ");
    }

    @Test
    void aBalancerWithoutBackendsIsFoundWithThePortsItHolds() {
        ward.holds(balancer(100, 0, "10.96.0.10"));
        assertThat(ward.found(Check.BALANCER_WITHOUT_BACKENDS).evidence())
                .containsExactly("it lists no endpoint", "holds TCP/80@10.96.0.10");
        assertThat(ward.found(Check.BALANCER_WITHOUT_BACKENDS).command().orElseThrow())
                .contains(Ward.id(100), "Remove-HnsPolicyList");
    }

    @Test
    void backendsThatAreGoneAreFoundUnlessEndpointsHaveGaps() {
        backend(9);
        ward.holds(balancer(100, 0, "10.96.0.10", Ward.id(9), Ward.id(8)));
        assertThat(ward.found(Check.BALANCER_BACKEND_GONE).what()).startsWith("1 of its 2 backends");
        ward.holds(balancer(101, 0, "10.96.0.11", Ward.id(7)));
        assertThat(ward.found(Check.BALANCER_WITHOUT_BACKENDS).evidence())
                .contains("the host holds no endpoint " + Ward.id(7));
        ward.gaps.put(HcnKind.ENDPOINT, "not all");
        assertThat(ward.checks()).containsExactly(Check.OTHER_OWNER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "50-v1-policylist-dsr-hns15-transcribed",
                "51-v2-loadbalancer-ws2019",
                "52-v1-policylist-elb-ws2019-transcribed"
            })
    void publishedBalancersAreReadInBothShapes(String name) {
        ward.published(name);
        assertThat(ward.found(Check.BALANCER_WITHOUT_BACKENDS).evidence())
                .anyMatch(line -> line.startsWith("the host holds no endpoint "))
                .anyMatch(line -> line.startsWith("holds TCP/"));
    }

    @Test
    void nodePortsOfTwoFamiliesAreTwoPorts() {
        backend(9);
        ward.holds(balancer(100, 0, "x", Ward.id(9)).replace("[\"x\"]", "[]"));
        ward.holds(balancer(101, 2, "x", Ward.id(9)).replace("[\"x\"]", "[]"));
        assertThat(ward.checks()).containsExactly(Check.OTHER_OWNER);
        ward.holds(balancer(102, 2, "x", Ward.id(9)).replace("[\"x\"]", "[]"));
        assertThat(ward.found(Check.PORT_PUBLISHED_TWICE).what()).startsWith("Port TCP/80 (IPv6)");
    }

    @Test
    void aPortThatTwoBalanceIsFound() {
        backend(9);
        ward.holds(balancer(100, 0, "10.96.0.10", Ward.id(9))).holds(balancer(101, 0, "10.96.0.10", Ward.id(9)));
        assertThat(ward.found(Check.PORT_PUBLISHED_TWICE).what())
                .startsWith("Port TCP/80@10.96.0.10 is balanced by 2 load balancers.");
    }

    @Test
    void blocksOfPortsThatRunOutAreFoundAndDirectServerReturnTakesNone() {
        backend(9);
        for (int i = 0; i < 231; i++) {
            ward.holds(balancer(1000 + i, i == 0 ? 1 : 0, "10.96." + i + ".10", Ward.id(9)));
        }
        assertThat(ward.checks()).containsExactly(Check.OTHER_OWNER);
        ward.holds(balancer(2000, 0, "10.97.0.10", Ward.id(9)));
        assertThat(ward.found(Check.PORT_BLOCKS_LOW).what()).startsWith("231 load balancers");
    }

    @Test
    void aRouteForEndpointsThatAreGoneIsNoted() {
        ward.holds(
                "{\"ID\":\"" + Ward.id(50) + "\",\"HostComputeEndpoints\":[\"" + Ward.id(51)
                        + "\"],\"Routes\":[{\"DestinationPrefix\":\"10.96.0.0/12\",\"NextHop\":\"10.244.3.1\"}],\"SchemaVersion\":{\"Major\":2,\"Minor\":0}}");
        assertThat(ward.found(Check.ROUTE_ENDPOINT_GONE).what()).contains("of which 1 are not on the host");
    }
}
