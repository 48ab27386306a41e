package dev.hnsform.simulator.profile;

import dev.hnsform.schema.feature.Feature;
import dev.hnsform.schema.feature.Features;
import dev.hnsform.schema.feature.HnsVersion;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;

/**
 * A Windows release as far as HNS differs (hns-reference 2.0, 5.10). Which build carries which HNS version is [log][inf].
 *
 * @param id name of the profile, for example {@code ws2022}
 * @param label what to call it in messages
 * @param windowsBuild for example 20348
 * @param version version of HNS
 * @param schemaMinor minor version of schema 2
 */
public record Release(String id, String label, int windowsBuild, HnsVersion version, int schemaMinor) {
    /** Windows Server 2019. */
    public static final Release WS2019 = new Release("ws2019", "Windows Server 2019", 17763, new HnsVersion(9, 2), 0);

    /** Windows Server 2022. */
    public static final Release WS2022 = new Release("ws2022", "Windows Server 2022", 20348, new HnsVersion(13, 3), 11);

    /** Windows Server 2025. */
    public static final Release WS2025 = new Release("ws2025", "Windows Server 2025", 26100, new HnsVersion(15, 4), 16);

    /** The releases that a simulated host can be made with. */
    public static final List<Release> PROFILES = List.of(WS2019, WS2022, WS2025);

    /**
     * The profile of this name, whatever its case.
     *
     * @throws SimulatorSettingsException if there is none
     */
    public static Release parse(String id) {
        String wanted = id.toLowerCase(Locale.ROOT);
        return PROFILES.stream().filter(r -> r.id.equals(wanted)).findFirst().orElseThrow(() -> {
            List<String> known = PROFILES.stream().map(Release::id).toList();
            return new SimulatorSettingsException(
                    "choose a release profile",
                    id,
                    "There is no release profile \"" + id + "\"; choose one of " + String.join(", ", known) + ".");
        });
    }

    /** The release of a host that was read: the schema version follows from the version of HNS. */
    public static Release of(int windowsBuild, Features features) {
        for (Release release : PROFILES) {
            if (release.version.equals(features.version()) && release.windowsBuild == windowsBuild) {
                return release;
            }
        }
        HnsVersion version = features.version();
        int minor = version.major() < 11 ? 0 : version.major() < 13 ? 6 : version.major() < 15 ? 11 : 14;
        return new Release("build" + windowsBuild, features.release(), windowsBuild, version, minor);
    }

    /** What it can do (hns-reference 5.10; schema minor versions of 2.2 to 2.4 for the fields that came with them). */
    public Features features() {
        EnumSet<Feature> supported = EnumSet.noneOf(Feature.class);
        for (Feature feature : Feature.values()) {
            if (has(feature)) {
                supported.add(feature);
            }
        }
        return Features.of(version, label + " (HNS " + version + ")", supported);
    }

    private boolean has(Feature feature) {
        return switch (feature) {
            case ACL_LISTS -> from(7, 2);
            case V2_API, REMOTE_SUBNET, HOST_ROUTE -> from(9, 2);
            case SLASH_32_ENDPOINT -> version.major() == 9 && from(9, 3) || from(10, 4);
            case VXLAN_PORT -> from(10, 3);
            case ACL_PROTOCOL_252 -> from(11, 0);
            case IPV6_DUAL_STACK -> from(11, 10);
            case IP_SUBNETS -> schemaMinor >= 3;
            case SUBNET_CHANGE -> schemaMinor >= 6;
            case SUBNET_FLAGS -> schemaMinor >= 7;
            case SET_POLICY -> from(13, 0);
            case TIER_ACL -> from(14, 0);
            case NETWORK_ACL -> from(15, 0);
            case DISABLE_HOST_PORT -> from(15, 1);
            case MODIFY_LOAD_BALANCER -> version.major() == 15 && from(15, 5) || from(16, 0);
        };
    }

    /** Whether its HNS is of this version or later. */
    public boolean from(int major, int minor) {
        return version.compareTo(new HnsVersion(major, minor)) >= 0;
    }

    /** Whether NAT networks share one layer and are told apart by a VLAN that HNS picks (hns-reference 5.2, log: HNS 13.3 and 15.0). */
    public boolean natSharesLayer() {
        return from(13, 0);
    }

    /** The network flags this release knows (hns-reference 2.2; which release brought which is [inf]). */
    public long knownNetworkFlags() {
        return from(15, 1) ? 0x3FFF : from(13, 0) ? 0x3FF : 0xFF;
    }
}
