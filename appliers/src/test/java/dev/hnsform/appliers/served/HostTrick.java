package dev.hnsform.appliers.served;

/** What a host does that is not in order. */
enum HostTrick {
    NONE,
    /** Refuses to create endpoints. */
    NO_ENDPOINTS
}
