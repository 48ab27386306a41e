package dev.hnsform.hns.error;

/** What tells whether a cause is the one: the request, what the host holds beside it, both, or neither. */
public enum Tell {
    /** Nothing that hnsform can read. */
    NOTHING(From.NOTHING, ""),
    /** validate and plan refuse it before any call, so it comes from other programs' documents. */
    CHECKED_BEFORE(From.REQUEST, "hnsform validate and plan refuse it before any call"),

    /** Another object has this id. */
    ID_HELD(From.BOTH, "which object has the id"),
    /** Another network has this name. */
    NAME_HELD(From.BOTH, "which network has the name"),
    /** Another network has a prefix in common. */
    PREFIX_HELD(From.BOTH, "which network holds a prefix in common"),
    /** An adapter of the host has an address in the prefix. */
    PREFIX_AT_HOST(From.BOTH, "which adapter has an address in the prefix"),
    /** Another endpoint publishes the port. */
    PORT_HELD(From.BOTH, "which endpoint publishes the port"),
    /** The address is the subnet's gateway. */
    ADDRESS_IS_GATEWAY(From.BOTH, "whether the address is the gateway of its subnet"),
    /** The address is the first or last of its subnet. */
    ADDRESS_IS_EDGE(From.BOTH, "whether the address is the network or broadcast address of its subnet"),
    /** Another endpoint of the network holds the address. */
    ADDRESS_HELD(From.BOTH, "which endpoint holds the address"),
    /** No subnet of the network holds the address. */
    ADDRESS_OUTSIDE(From.BOTH, "whether a subnet of the network holds the address"),
    /** The subnets have no address left. */
    ADDRESSES_USED_UP(From.BOTH, "how many addresses of the subnets are held"),
    /** The host has no such adapter. */
    ADAPTER_UNKNOWN(From.BOTH, "whether the host has the adapter"),
    /** The adapter is the host's end of a switch. */
    ADAPTER_VIRTUAL(From.BOTH, "whether the adapter is a vEthernet adapter"),
    /** The adapter is wireless. */
    ADAPTER_WIFI(From.BOTH, "whether the adapter is wireless"),
    /** The adapter is a tunnel, a VPN, a team. */
    ADAPTER_OTHER(From.BOTH, "whether the adapter is a tunnel or the like"),
    /** The adapter has no link. */
    ADAPTER_UNPLUGGED(From.BOTH, "whether the adapter has a link"),
    /** The adapter carries a switch already. */
    ADAPTER_TAKEN(From.BOTH, "which network or switch holds the adapter"),
    /** No adapter is connected, wired and free. */
    NO_FREE_ADAPTER(From.HOST, "which adapters are wired, connected and in no switch"),
    /** An overlay network is asked for. */
    OVERLAY(From.REQUEST, "whether an Overlay network is asked for"),
    /** The network that the endpoint names is not there. */
    NETWORK_GONE(From.BOTH, "whether the host holds the network"),
    /** The object itself is not there. */
    OBJECT_GONE(From.BOTH, "whether the host holds the object"),
    /** The namespace is not there. */
    NAMESPACE_GONE(From.BOTH, "whether the host holds the namespace"),
    /** The endpoint is attached. */
    ATTACHED(From.HOST, "where the endpoint is attached"),
    /** The endpoint is attached nowhere. */
    NOT_ATTACHED(From.HOST, "whether the endpoint is attached"),
    /** The endpoint stands for one on another node. */
    REMOTE(From.HOST, "whether the endpoint is a remote one"),
    /** Something uses the object. */
    USED(From.HOST, "what uses the object"),
    /** Networks of the type have no port mappings. */
    MAPPING_NOT_ON_TYPE(From.BOTH, "the network's type"),
    /** A mapping of l2bridge or l2tunnel without its flag. */
    MAPPING_WITHOUT_FLAG(From.BOTH, "the network's type and the mapping's flags"),
    /** Networks of the type have no VFP. */
    TYPE_WITHOUT_VFP(From.BOTH, "the network's type"),
    /** The object has the policy. */
    POLICY_THERE(From.BOTH, "whether the object has the policy"),
    /** The object does not have the policy. */
    POLICY_GONE(From.BOTH, "whether the object has the policy"),
    /** The hns service does not run. */
    HNS_DOWN(From.HOST, "the state of service hns"),
    /** The SharedAccess service does not run. */
    ICS_DOWN(From.HOST, "the state of service SharedAccess"),
    /** The winnat service does not run. */
    WINNAT_DOWN(From.HOST, "the state of service winnat");

    /** Where it is read. */
    public enum From {
        /** Nowhere. */
        NOTHING("cannot be told"),
        /** In the request. */
        REQUEST("told by the request"),
        /** On the host. */
        HOST("told by the host"),
        /** In both, held against each other. */
        BOTH("told by request and host");

        private final String text;

        From(String text) {
            this.text = text;
        }

        /** For people. */
        public String text() {
            return text;
        }
    }

    private final From from;
    private final String what;

    Tell(From from, String what) {
        this.from = from;
        this.what = what;
    }

    /** Where it is read. */
    public From from() {
        return from;
    }

    /** What is looked at, a clause; empty when nothing is. */
    public String what() {
        return what;
    }

    /** Both, for people. */
    public String text() {
        return what.isEmpty() ? from.text() : from.text() + ": " + what;
    }
}
