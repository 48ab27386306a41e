package dev.hnsform.hns.version;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.schema.feature.Feature;
import dev.hnsform.schema.feature.HnsVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HnsFeaturesTest {
    @Test
    void everyFeatureHasOneRow() {
        assertThat(HnsFeatures.table()).extracting(FeatureRow::feature).containsExactlyInAnyOrder(Feature.values());
        assertThat(HnsFeatures.table()).extracting(FeatureRow::grade).containsOnly("code", "inf");
    }

    @ParameterizedTest
    @CsvSource({
        "SLASH_32_ENDPOINT, 9.2, false",
        "SLASH_32_ENDPOINT, 9.3, true",
        "SLASH_32_ENDPOINT, 9.99, true",
        "SLASH_32_ENDPOINT, 10.3, false",
        "SLASH_32_ENDPOINT, 10.4, true",
        "SLASH_32_ENDPOINT, 11.0, true",
        "MODIFY_LOAD_BALANCER, 15.4, false",
        "MODIFY_LOAD_BALANCER, 15.5, true",
        "MODIFY_LOAD_BALANCER, 16.0, true",
        "ACL_LISTS, 7.1, false",
        "ACL_LISTS, 7.2, true",
        "VXLAN_PORT, 9.2, false",
        "IPV6_DUAL_STACK, 11.9, false",
        "IPV6_DUAL_STACK, 11.10, true",
        "IP_SUBNETS, 9.2, false",
        "SUBNET_CHANGE, 11.11, true",
        "SUBNET_FLAGS, 11.11, false",
        "SUBNET_FLAGS, 13.3, true",
        "NETWORK_ACL, 14.9, false",
    })
    void rangesHaveTheirHoles(Feature feature, String version, boolean has) {
        assertThat(HnsFeatures.of(HnsVersion.parse(version), 0).has(feature)).isEqualTo(has);
    }

    @Test
    void releasesAreKnownByName() {
        WindowsRelease release = WindowsRelease.ofName("WS2022").orElseThrow();
        assertThat(release.features().release()).isEqualTo("Windows Server 2022 (HNS 13.3)");
        assertThat(release.features().has(Feature.SET_POLICY)).isTrue();
        assertThat(release.features().has(Feature.TIER_ACL)).isFalse();
        assertThat(WindowsRelease.ofName("ws2019").orElseThrow().features().has(Feature.IP_SUBNETS))
                .isFalse();
        assertThat(WindowsRelease.ofName("ws2025").orElseThrow().features().has(Feature.DISABLE_HOST_PORT))
                .isTrue();
        assertThat(WindowsRelease.ofName("ws2016")).isEmpty();
        assertThat(HnsFeatures.of(new HnsVersion(15, 0), 22621).release()).isEqualTo("Windows build 22621 (HNS 15.0)");
    }
}
