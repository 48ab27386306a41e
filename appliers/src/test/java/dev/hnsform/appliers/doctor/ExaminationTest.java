package dev.hnsform.appliers.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.schema.host.AdapterFacts.Medium;
import dev.hnsform.schema.net.Guid;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found of services, networks, prefixes and adapters; endpoints have a test of their own. */
class ExaminationTest {
    private static final Optional<Guid> HELD = Optional.of(Guid.parse(Ward.SWITCH));

    private final Ward ward = new Ward();

    @Test
    void nothingIsFoundWhereNothingIsWrong() {
        ward.nat().adapter("Ethernet", Medium.ETHERNET, true, Optional.empty(), "10.1.0.4/24");
        ward.holds(Ward.endpoint(1, Ward.NAT, "172.21.16.9", 2, ",\"SharedContainers\":[\"c1\"]"));
        assertThat(ward.examine().findings()).isEmpty();
        assertThat(ward.examine().verdict()).isEqualTo(Examination.Verdict.WELL);
        assertThat(ward.examine().counts())
                .containsAllEntriesOf(Map.of(HcnKind.NETWORK, 1, HcnKind.ENDPOINT, 1, HcnKind.LOAD_BALANCER, 0));
    }

    @Test
    void whatCouldNotBeReadWholeIsNotCalledWell() {
        ward.gaps.put(HcnKind.ENDPOINT, "2 of 3 endpoints could not be read");
        assertThat(ward.examine().verdict()).isEqualTo(Examination.Verdict.UNKNOWN);
        assertThat(ward.examine().unread()).containsOnlyKeys(HcnKind.ENDPOINT);
        ward.services.put("hns", "stopped");
        assertThat(ward.examine().verdict()).isEqualTo(Examination.Verdict.FINDINGS);
    }

    @ParameterizedTest
    @CsvSource({"hns, stopped, Start-Service hns", "hns, absent, Install-WindowsFeature Containers"})
    void aServiceThatDoesNotRunIsFound(String service, String state, String command) {
        ward.services.put(service, state);
        Finding finding = ward.found(Check.SERVICE_DOWN);
        assertThat(finding.subject()).hasToString("Service \"" + service + "\"");
        assertThat(finding.what()).contains(state);
        assertThat(finding.command()).contains(command);
    }

    @Test
    void aServiceIsMissedOnlyWhereSomethingNeedsIt() {
        ward.services.put("winnat", "stopped");
        ward.services.put("SharedAccess", "stopped");
        assertThat(ward.checks()).isEmpty();
        ward.nat();
        assertThat(ward.found(Check.SERVICE_DOWN).evidence())
                .containsExactly("NAT network \"web\" (" + Ward.NAT + ") needs it");
        ward.services.put("winnat", "running");
        assertThat(ward.checks()).isEmpty();
        ward.version(9, 2);
        assertThat(ward.found(Check.SERVICE_DOWN).subject().name()).isEqualTo("SharedAccess");
        ward.services.put("SharedAccess", "unknown");
        assertThat(ward.found(Check.SERVICE_NOT_TOLD).command()).contains("Get-Service SharedAccess");
        assertThat(ward.examine().verdict()).isEqualTo(Examination.Verdict.WELL);
    }

    @Test
    void anErrorThatHnsKeepsIsFoundWithItsTime() {
        ward.nat();
        ward.holds(
                Ward.network(
                        Ward.id(7),
                        "half",
                        "Private",
                        "10.9.0.0/24",
                        "10.9.0.1",
                        ",\"Health\":{\"LastErrorCode\":2151350278,\"LastUpdateTime\":133928875495496471},\"Resources\":{\"Allocators\":[{\"Tag\":\"NAT\",\"Health\":{\"LastErrorCode\":2147942487}}]}"));
        Finding finding = ward.found(Check.HEALTH_ERROR);
        assertThat(finding.command()).contains("hnsform explain 0x803b0006");
        assertThat(finding.evidence())
                .containsExactly(
                        "Health: LastErrorCode 0x803b0006, at 2025-05-28T06:32:29.549647100Z",
                        "Health of its allocator NAT: LastErrorCode 0x80070057");
    }

    @Test
    void anUnusualStateIsFound() {
        ward.published("10-v1-network-default-switch-early-state2");
        assertThat(ward.found(Check.NETWORK_STATE).what()).startsWith("Its state is 2;");
    }

    @Test
    void anExternalNetworkWithoutItsAdapterIsFound() {
        ward.adapter("Ethernet", Medium.ETHERNET, true, HELD);
        ward.published("16-v1-network-overlay-external-2023-repaired");
        Finding finding = ward.found(Check.NETWORK_ADAPTER_GONE);
        assertThat(finding.what()).contains("\"Ethernet 2\" is not on the host");
        assertThat(finding.evidence()).containsExactly("the host has \"Ethernet\"");
        ward.adapter("Ethernet 2", Medium.ETHERNET, true, Optional.empty());
        assertThat(ward.found(Check.NETWORK_WITHOUT_SWITCH).evidence()).containsExactly("ManagementIP: 10.7.0.25");
    }

    @Test
    void anExternalNetworkOnNoSwitchAtAllIsFound() {
        ward.adapter("Ethernet", Medium.ETHERNET, true, Optional.empty());
        ward.holds(Ward.network(Ward.id(3), "pods", "l2bridge", "10.244.3.0/24", "10.244.3.1", ""));
        assertThat(ward.found(Check.NETWORK_WITHOUT_SWITCH).what()).contains("no switch holds any adapter");
    }

    @Test
    void anInternalNetworkWithoutItsEndOnTheHostIsFound() {
        ward.adapter("Ethernet", Medium.ETHERNET, true, Optional.empty(), "10.1.0.4/24");
        ward.published("01-v1-post-network-nat-ws2022-response");
        assertThat(ward.found(Check.NETWORK_HOST_END_GONE).what()).contains("172.21.16.1");
    }

    @Test
    void overlappingPrefixesAreFoundOncePerPair() {
        ward.nat();
        ward.adapter("vEthernet (b)", Medium.VIRTUAL, true, Optional.empty(), "172.21.18.1/24");
        ward.holds(Ward.network(Ward.id(2), "b", "nat", "172.21.18.0/24", "172.21.18.1", ""));
        Finding finding = ward.found(Check.NAT_PREFIXES_OVERLAP);
        assertThat(finding.what()).contains("172.21.18.0/24 overlaps 172.21.16.0/20", "cannot translate");
        assertThat(ward.checks()).doesNotContain(Check.PREFIXES_OVERLAP);
        ward.holds(Ward.network(Ward.id(3), "in", "Internal", "172.21.31.0/24", "172.21.31.1", ""));
        assertThat(ward.found(Check.PREFIXES_OVERLAP).what()).contains("The host cannot route to both");
    }

    @Test
    void overlaysOfTwoVsidsAndPrivateNetworksDoNotOverlap() {
        ward.adapter("Ethernet", Medium.ETHERNET, true, HELD);
        ward.holds(Ward.network(Ward.id(2), "a", "overlay", "10.244.0.0/24", "10.244.0.1", ""));
        ward.holds(Ward.network(Ward.id(3), "b", "overlay", "10.244.0.0/24", "10.244.0.1", "")
                .replace("4096", "5000"));
        ward.holds(Ward.network(Ward.id(4), "p", "Private", "10.244.0.0/24", "10.244.0.1", ""));
        assertThat(ward.checks()).doesNotContain(Check.PREFIXES_OVERLAP);
    }

    @Test
    void aPrefixThatOverlapsWhatTheHostReachesIsFound() {
        ward.nat().adapter("Ethernet", Medium.ETHERNET, true, Optional.empty(), "172.20.4.4/14", "fe80::1/64");
        Finding finding = ward.found(Check.PREFIX_OVERLAPS_HOST);
        assertThat(finding.what()).contains("172.21.16.0/20", "adapter \"Ethernet\"");
        assertThat(finding.evidence()).containsExactly("adapter \"Ethernet\" has 172.20.4.4/14");
    }

    @Test
    void aRouteIntoAPrefixTakesAddressesFromIt() {
        ward.nat().route("VPN", "172.21.20.0/24@10.8.0.1");
        Finding finding = ward.found(Check.PREFIX_OVERLAPS_HOST);
        assertThat(finding.what()).contains("172.21.16.0/20", "adapter \"VPN\"");
        assertThat(finding.evidence()).containsExactly("adapter \"VPN\" has a route to 172.21.20.0/24 via 10.8.0.1");
    }

    @Test
    void aPrefixWithinARouteIsToldAsWhatMayBeCutOff() {
        ward.nat().route("VPN", "172.16.0.0/12");
        assertThat(ward.found(Check.PREFIX_WITHIN_HOST_ROUTE).what())
                .contains("172.21.16.0/20", "within 172.16.0.0/12", "cut off from the host");
        assertThat(ward.checks()).doesNotContain(Check.PREFIX_OVERLAPS_HOST);
    }

    @Test
    void routesElsewhereAndRoutesIntoTheNetworkItselfAreRight() {
        ward.nat().route("VPN", "192.168.0.0/16@10.8.0.1").route("vEthernet (other)", "172.21.24.0/24@172.21.16.1");
        assertThat(ward.checks()).doesNotContain(Check.PREFIX_OVERLAPS_HOST, Check.PREFIX_WITHIN_HOST_ROUTE);
    }

    @Test
    void anL2BridgeInTheHostsOwnSubnetIsRight() {
        ward.adapter("Ethernet", Medium.ETHERNET, true, HELD)
                .adapter("vEthernet (Ethernet)", Medium.VIRTUAL, true, HELD, "10.1.0.4/24");
        ward.holds(Ward.network(Ward.id(2), "pods", "l2bridge", "10.1.0.0/24", "10.1.0.1", ""));
        assertThat(ward.checks()).containsExactly(Check.ADAPTER_UNFIT);
    }

    @ParameterizedTest
    @CsvSource({"WLAN, WIFI, true, access point", "VPN, OTHER, true, a VPN", "Ethernet 3, ETHERNET, false, has no link"
    })
    void saysWhyAnAdapterCannotCarryANetwork(String name, Medium medium, boolean connected, String why) {
        ward.adapter(name, medium, connected, Optional.empty(), "10.1.0.4/24");
        Finding finding = ward.found(Check.ADAPTER_UNFIT);
        assertThat(finding.what()).contains(why);
        assertThat(finding.evidence()).contains("addresses: 10.1.0.4/24");
        assertThat(ward.examine().verdict()).isEqualTo(Examination.Verdict.WELL);
    }

    @Test
    void anAdapterThatIsTakenSaysByWhat() {
        ward.adapter("Ethernet 2", Medium.ETHERNET, true, HELD);
        ward.published("16-v1-network-overlay-external-2023-repaired");
        assertThat(ward.found(Check.ADAPTER_UNFIT).what()).startsWith("It carries Overlay network \"External\"");
    }

    @Test
    void aSwitchThatHnsDoesNotShowIsFoundUnlessTheListingHasGaps() {
        ward.adapter("Ethernet", Medium.ETHERNET, true, HELD);
        assertThat(ward.found(Check.ADAPTER_IN_UNKNOWN_SWITCH).command()).contains("Restart-Service hns");
        ward.gaps.put(HcnKind.NETWORK, "not all");
        assertThat(ward.checks()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "20-v1-network-default-switch-ics-win11, Windows",
        "19-v1-network-wsl-hyperv-firewall-ics-win11, WSL",
        "01-v1-post-network-nat-ws2022-response, dockerd",
        "08-v1-networks-private-hns1-1, dockerd",
        "72-v1-post-network-overlay-swarm-ingress-request, dockerd",
        "16-v1-network-overlay-external-2023-repaired, Kubernetes",
        "71-v1-post-network-overlay-flannel-request, flannel",
        "70-v1-post-network-l2bridge-flannel-request, flannel"
    })
    void othersAreToldByTheirMarks(String document, String owner) {
        String json =
                dev.hnsform.hns.published.PublishedCorpus.document(document).toString();
        if (!json.contains("\"ID\"")) { // a request: HNS gives it an id
            json = "{\"ID\":\"" + Ward.id(9) + "\"," + json.substring(1);
        }
        ward.holds(json);
        assertThat(ward.found(Check.OTHER_OWNER).subject()).hasToString("Owner \"" + owner + "\"");
        assertThat(ward.found(Check.OTHER_OWNER).what()).contains("hint and no proof");
    }

    @Test
    void dockerdIsToldByItsServiceTooAndOwnersByWhatTheySay() {
        ward.services.put("docker", "stopped");
        assertThat(ward.found(Check.OTHER_OWNER).evidence()).containsExactly("service docker is stopped");
        ward.services.put("docker", "absent");
        for (int i = 1; i <= 7; i++) {
            ward.holds(Ward.network(
                    Ward.id(i), "n" + i, "Private", "10." + i + ".0.0/24", "", ",\"Owner\":\"multipass\""));
        }
        Finding finding = ward.found(Check.OTHER_OWNER);
        assertThat(finding.subject().name()).isEqualTo("multipass");
        assertThat(finding.evidence()).hasSize(6).endsWith("and 2 more");
    }

    @Test
    void aSwitchOfHyperVIsToldByTheIdOfItsNetwork() {
        ward.adapter("Ethernet", Medium.ETHERNET, true, HELD);
        ward.holds("{\"ID\":\"" + Ward.SWITCH
                + "\",\"Name\":\"lan\",\"Type\":\"Transparent\",\"MacPools\":[],\"Subnets\":[]}");
        assertThat(ward.found(Check.OTHER_OWNER).subject().name()).isEqualTo("Hyper-V");
    }

    @Test
    void ourOwnObjectsAreNobodyElses() {
        ward.holds(Ward.network(Ward.id(1), "azure", "Private", "10.1.0.0/24", "", ",\"Owner\":\"hnsform/shop\""));
        assertThat(ward.checks()).isEmpty();
    }

    @Test
    void everyCheckHasItsOwnWordAndTheWorstComeFirst() {
        Set<String> words = new HashSet<>();
        for (Check check : Check.values()) {
            assertThat(words.add(check.word())).as(check.word()).isTrue();
            assertThat(check.summary()).isNotBlank();
        }
        ward.services.put("hns", "stopped");
        ward.published("10-v1-network-default-switch-early-state2");
        List<Severity> order = ward.examine().findings().stream()
                .map(f -> f.check().severity())
                .toList();
        assertThat(order).isSorted().contains(Severity.PROBLEM, Severity.WARNING, Severity.NOTE);
    }
}
