package dev.hnsform.hns.version;

import static dev.hnsform.hns.version.VersionRange.from;
import static dev.hnsform.hns.version.VersionRange.within;

import dev.hnsform.schema.feature.Feature;
import dev.hnsform.schema.feature.Features;
import dev.hnsform.schema.feature.HnsVersion;
import java.util.List;

/**
 * What each version of HNS can do (hns-reference 5.10). Not verified on a host.
 *
 * <p>For what came with a schema version the HNS version is inferred from the two releases around it: schema 2.0 is Windows Server 2019 (HNS
 * 9.2), 2.6 is 2004 (HNS 11.x), 2.11 is Windows Server 2022 (HNS 13.3).
 */
public final class HnsFeatures {
    private static final String HCSSHIM = "hcsshim SupportedFeatures";
    private static final String SCHEMA = "HCN JSON document schemas, schema version of Windows releases";

    private static final List<FeatureRow> TABLE = List.of(
            row(Feature.ACL_LISTS, HCSSHIM, from(7, 2)),
            row(Feature.V2_API, HCSSHIM, from(9, 2)),
            row(Feature.REMOTE_SUBNET, HCSSHIM, from(9, 2)),
            row(Feature.HOST_ROUTE, HCSSHIM, from(9, 2)),
            row(Feature.SLASH_32_ENDPOINT, HCSSHIM, within(9, 3), from(10, 4)),
            row(Feature.VXLAN_PORT, HCSSHIM, from(10, 3)),
            row(Feature.ACL_PROTOCOL_252, HCSSHIM, from(11, 0)),
            row(Feature.IPV6_DUAL_STACK, HCSSHIM, from(11, 10)),
            inferred(Feature.IP_SUBNETS, from(10, 0)),
            inferred(Feature.SUBNET_CHANGE, from(11, 0)),
            // 11.11 is known as schema 2.6, so 2.7 came later
            inferred(Feature.SUBNET_FLAGS, from(12, 0)),
            row(Feature.DISABLE_HOST_PORT, HCSSHIM, from(15, 1)),
            // 15.4 answers success and changes nothing (log: kubernetes#131466)
            row(Feature.MODIFY_LOAD_BALANCER, "microsoft/hnslib", within(15, 5), from(16, 0)),
            row(Feature.SET_POLICY, HCSSHIM, from(13, 0)),
            row(Feature.TIER_ACL, HCSSHIM, from(14, 0)),
            row(Feature.NETWORK_ACL, HCSSHIM, from(15, 0)));

    private HnsFeatures() {}

    private static FeatureRow row(Feature feature, String source, VersionRange... ranges) {
        return new FeatureRow(feature, List.of(ranges), "code", source);
    }

    private static FeatureRow inferred(Feature feature, VersionRange range) {
        return new FeatureRow(feature, List.of(range), "inf", SCHEMA);
    }

    /** The table, one row a feature. */
    public static List<FeatureRow> table() {
        return TABLE;
    }

    /** What a host of this version can do. */
    public static Features of(HnsVersion version, int windowsBuild) {
        List<Feature> supported = TABLE.stream()
                .filter(row -> row.isIn(version))
                .map(FeatureRow::feature)
                .toList();
        String windows =
                WindowsRelease.ofBuild(windowsBuild).map(WindowsRelease::label).orElse("Windows build " + windowsBuild);
        return new Features(version, windows + " (HNS " + version + ")", supported);
    }
}
