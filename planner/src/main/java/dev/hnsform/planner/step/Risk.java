package dev.hnsform.planner.step;

/** What a step may do to those who use the host, from nothing to the worst. */
public enum Risk {
    /** Nothing. */
    NONE("none"),
    /** A short gap for single packets or new connections. */
    DATA_PLANE_GAP("data-plane gap"),
    /** One endpoint loses its connections. */
    ENDPOINT_INTERRUPTION("endpoint interruption"),
    /** A running workload keeps no network until it is restarted. */
    WORKLOAD_RESTART("workload restart needed"),
    /** The host itself loses its network for seconds (hns-reference 5.4). Needs consent. */
    HOST_INTERRUPTION("host network interruption");

    private final String label;

    Risk(String label) {
        this.label = label;
    }

    /** The words people see, and JSON holds. */
    public String label() {
        return label;
    }
}
