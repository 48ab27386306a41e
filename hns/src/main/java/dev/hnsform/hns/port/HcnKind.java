package dev.hnsform.hns.port;

/** The kinds of object behind the HCN calls, with HNS's words for them. */
public enum HcnKind {
    /** {@code HcnEnumerateNetworks}, {@code HcnCreateNetwork}, …. */
    NETWORK("Network"),
    /** {@code HcnEnumerateEndpoints}, …. */
    ENDPOINT("Endpoint"),
    /** {@code HcnEnumerateNamespaces}, …. */
    NAMESPACE("Namespace");

    private final String label;

    HcnKind(String label) {
        this.label = label;
    }

    /** HNS's word, as in {@code HcnCreateNetwork}. */
    public String label() {
        return label;
    }
}
