package dev.hnsform.appliers.doctor;

/** What is looked for. The words are stable: they are in the JSON. */
public enum Check {
    /** A service that is needed does not run. */
    SERVICE_DOWN("service-down", Severity.PROBLEM, "A service does not run"),
    /** Two objects publish one port. */
    PORT_PUBLISHED_TWICE("port-published-twice", Severity.PROBLEM, "A port is published twice"),
    /** Two endpoints of a network hold one address. */
    ADDRESS_HELD_TWICE("address-held-twice", Severity.PROBLEM, "An address is held twice"),
    /** A subnet has no address left. */
    ADDRESSES_USED_UP("addresses-used-up", Severity.PROBLEM, "A subnet is used up"),
    /** Two NAT networks translate for the same addresses. */
    NAT_PREFIXES_OVERLAP("nat-prefixes-overlap", Severity.PROBLEM, "Prefixes of two NAT networks overlap"),
    /** A network's adapter is not on the host. */
    NETWORK_ADAPTER_GONE("network-adapter-gone", Severity.PROBLEM, "The adapter of a network is gone"),
    /** An endpoint's network is not on the host. */
    ENDPOINT_NETWORK_GONE("endpoint-network-gone", Severity.PROBLEM, "The network of an endpoint is gone"),
    /** HNS calls an endpoint degraded. */
    ENDPOINT_DEGRADED("endpoint-degraded", Severity.PROBLEM, "An endpoint is degraded"),
    /** HNS keeps an error of an object. */
    HEALTH_ERROR("health-error", Severity.WARNING, "HNS keeps an error"),
    /** A network's state is not the usual one. */
    NETWORK_STATE("network-state", Severity.WARNING, "A network is in an unusual state"),
    /** No switch holds the adapter of an external network. */
    NETWORK_WITHOUT_SWITCH("network-without-switch", Severity.WARNING, "An external network has no switch"),
    /** No adapter of the host has the gateway address of an internal network. */
    NETWORK_HOST_END_GONE("network-host-end-gone", Severity.WARNING, "The host's end of a network is missing"),
    /** Prefixes of two networks overlap. */
    PREFIXES_OVERLAP("prefixes-overlap", Severity.WARNING, "Prefixes of two networks overlap"),
    /** A network's prefix overlaps what an adapter of the host reaches, by its address or a route. */
    PREFIX_OVERLAPS_HOST("prefix-overlaps-host", Severity.WARNING, "A prefix overlaps the host's own network"),
    /** A network's prefix lies within one that the host reaches by a route. */
    PREFIX_WITHIN_HOST_ROUTE(
            "prefix-within-host-route", Severity.NOTE, "A prefix lies within what the host routes elsewhere"),
    /** Few addresses of a subnet are left. */
    ADDRESSES_LOW("addresses-low", Severity.WARNING, "A subnet is nearly used up"),
    /** An endpoint of others is attached nowhere. */
    ENDPOINT_NOWHERE("endpoint-nowhere", Severity.WARNING, "An endpoint is attached nowhere"),
    /** An endpoint is in a namespace that is not on the host. */
    ENDPOINT_NAMESPACE_GONE("endpoint-namespace-gone", Severity.WARNING, "The namespace of an endpoint is gone"),
    /** A namespace lists an endpoint that is not on the host. */
    NAMESPACE_ENDPOINT_GONE("namespace-endpoint-gone", Severity.WARNING, "An endpoint of a namespace is gone"),
    /** A load balancer has no backend. */
    BALANCER_WITHOUT_BACKENDS("balancer-without-backends", Severity.WARNING, "A load balancer has no backend"),
    /** Backends of a load balancer are not on the host. */
    BALANCER_BACKEND_GONE("balancer-backend-gone", Severity.WARNING, "A backend of a load balancer is gone"),
    /** Few blocks of ports are left for load balancers. */
    PORT_BLOCKS_LOW("port-blocks-low", Severity.WARNING, "Ports for load balancers are nearly used up"),
    /** A guest has a port that an endpoint publishes. */
    GUEST_PORT_PUBLISHED("guest-port-published", Severity.WARNING, "A guest has a port that is published"),
    /** So many ports are reserved one by one that the host suffers. */
    GUEST_PORTS_PILED_UP("guest-ports-piled-up", Severity.WARNING, "Reservations of ports pile up"),
    /** Endpoints of a route are not on the host. */
    ROUTE_ENDPOINT_GONE("route-endpoint-gone", Severity.NOTE, "An endpoint of a route is gone"),
    /** A switch that HNS does not show holds an adapter. */
    ADAPTER_IN_UNKNOWN_SWITCH(
            "adapter-in-unknown-switch", Severity.WARNING, "HNS does not show the switch of an adapter"),
    /** An endpoint of ours is attached nowhere. */
    OWN_ENDPOINT_NOWHERE("own-endpoint-nowhere", Severity.NOTE, "An endpoint of a stack is attached nowhere"),
    /** An adapter cannot carry an external network. */
    ADAPTER_UNFIT("adapter-unfit", Severity.NOTE, "An adapter cannot carry a further external network"),
    /** Ports are held for a guest. */
    GUEST_PORTS("guest-ports", Severity.NOTE, "Ports are held for a guest"),
    /** The state of a service is not told. */
    SERVICE_NOT_TOLD("service-not-told", Severity.NOTE, "The state of a service is not known"),
    /** Somebody else uses HNS here. */
    OTHER_OWNER("other-owner", Severity.NOTE, "Somebody else uses HNS on this host");

    private final String word;
    private final Severity severity;
    private final String summary;

    Check(String word, Severity severity, String summary) {
        this.word = word;
        this.severity = severity;
        this.summary = summary;
    }

    /** Its stable name. */
    public String word() {
        return word;
    }

    /** How bad it is. */
    public Severity severity() {
        return severity;
    }

    /** What it is, in a few fixed words. */
    public String summary() {
        return summary;
    }
}
