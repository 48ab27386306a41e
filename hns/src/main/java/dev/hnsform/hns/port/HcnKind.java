package dev.hnsform.hns.port;

import java.util.Optional;

/** The kinds of object behind the HCN calls, with HNS's words for them and ours. */
public enum HcnKind {
    /** {@code HcnEnumerateNetworks}, {@code HcnCreateNetwork}, …. */
    NETWORK("Network", "network"),
    /** {@code HcnEnumerateEndpoints}, …. */
    ENDPOINT("Endpoint", "endpoint"),
    /** {@code HcnEnumerateNamespaces}, …. */
    NAMESPACE("Namespace", "namespace"),
    /** {@code HcnEnumerateLoadBalancers}, …; in v1 a policy list with policies of type {@code ELB}. */
    LOAD_BALANCER("LoadBalancer", "load balancer"),
    /** {@code HcnEnumerateSdnRoutes}, …; in v1 a policy list with policies of type {@code ROUTE}. Not in the public headers (hns-reference 1.2). */
    ROUTE("SdnRoute", "route"),
    /** {@code HcnEnumerateGuestNetworkServices}, …; the service in a virtual machine (hns-reference 2.7), which v1 does not have. */
    GUEST_SERVICE("GuestNetworkService", "guest network service");

    private final String label;
    private final String noun;

    HcnKind(String label, String noun) {
        this.label = label;
        this.noun = noun;
    }

    /** HNS's word, as in {@code HcnCreateNetwork}. */
    public String label() {
        return label;
    }

    /** The kind of a label, in any case. */
    public static Optional<HcnKind> ofLabel(String label) {
        for (HcnKind kind : values()) {
            if (kind.label.equalsIgnoreCase(label)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** What people call one of it, in the middle of a sentence. */
    public String noun() {
        return noun;
    }

    /** What people type for it: the noun as one word, for example {@code loadbalancer}. */
    public String word() {
        return noun.replace(" ", "");
    }
}
