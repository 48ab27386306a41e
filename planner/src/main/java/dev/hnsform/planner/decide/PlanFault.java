package dev.hnsform.planner.decide;

import dev.hnsform.schema.diagnostic.Severity;

/**
 * Every fault and doubt that planning can find: its stable code, its fixed summary, and whether it stops the work. Codes are never used again
 * once removed. HF30: the stack and its record; HF31: what the host holds; HF32: adopting; HF33: what would be lost; HF34: what is taken.
 */
public enum PlanFault {
    /** The record was made by another stack. */
    STACK_MISMATCH("HF3001", "Record belongs to another stack"),
    /** A target that names nothing. */
    UNKNOWN_TARGET("HF3002", "Target names no resource"),
    /** More than half of the record would go. */
    MASS_DELETE("HF3003", "More than half of the record would be deleted"),
    /** Steps that wait for each other. */
    CYCLE("HF3004", "Steps wait for each other in a circle"),
    /** Two resources claim one recorded address. */
    MOVED_TWICE("HF3005", "Earlier address is claimed twice"),
    /** An earlier address of which nothing is recorded, while something else goes. */
    MOVED_FROM_NOTHING("HF3006", Severity.WARNING, "Nothing is recorded of the earlier address"),

    /** A lookup that finds nothing. */
    LOOKUP_NONE("HF3101", "Existing network is not there"),
    /** A lookup that finds several. */
    LOOKUP_SEVERAL("HF3102", "Existing network is ambiguous"),
    /** A resource that waits for an optional lookup. */
    WAITS("HF3103", Severity.WARNING, "Resource waits for an existing network"),
    /** Resources that could not be read. */
    NOT_READ("HF3104", Severity.WARNING, "Host could not be read whole"),
    /** An object of this stack without an address. */
    ORPHAN("HF3105", Severity.WARNING, "Object of this stack has no resource"),

    /** Nothing to adopt. */
    ADOPT_NONE("HF3201", "Nothing to adopt"),
    /** More than one to adopt. */
    ADOPT_SEVERAL("HF3202", "More than one object to adopt"),
    /** What is to be adopted has an address. */
    ADOPT_TAKEN("HF3203", "Object is managed already"),
    /** What is to be adopted differs in something fixed at creation. */
    ADOPT_DIFFERS("HF3204", "Object to adopt differs"),

    /** A delete or replace that the document forbids. */
    PREVENT_DESTROY("HF3301", "Resource must not be destroyed"),
    /** Objects of others would go too. */
    FOREIGN_LOSS("HF3302", "Objects that are not in the plan would be lost"),
    /** The host would lose its network for a while. */
    HOST_INTERRUPTION("HF3303", "Host's own network would be interrupted"),
    /** An attachment that hnsform cannot take away. */
    ATTACHED_ELSEWHERE("HF3304", "Endpoint is attached to something else"),
    /** Policies of others go with a network. */
    FOREIGN_ROUTES("HF3305", Severity.WARNING, "Remote subnets that are not in the plan go too"),
    /** A namespace with containers goes. */
    CONTAINERS("HF3306", Severity.WARNING, "Containers lose their namespace"),
    /** What HNS does not do of an attachment to a virtual machine. */
    MACHINE_SIDE("HF3307", Severity.WARNING, "Virtual machine has a part of its own in this"),
    /** What HNS does not do of an attachment to a container. */
    CONTAINER_SIDE("HF3308", Severity.WARNING, "Container's runtime has a part of its own in this"),

    /** A name that the host has given away. */
    NAME_TAKEN("HF3401", "HNS name is taken"),
    /** A NAT prefix that overlaps another. */
    NAT_OVERLAP("HF3402", "NAT networks overlap"),
    /** A prefix that overlaps another network's. */
    NETWORKS_OVERLAP("HF3403", Severity.WARNING, "Networks overlap"),
    /** A prefix that holds an address of the host. */
    HOST_ADDRESS("HF3404", Severity.WARNING, "Prefix holds an address of the host"),
    /** An address that another endpoint holds. */
    ADDRESS_TAKEN("HF3405", "Address is taken"),
    /** A port that another endpoint publishes. */
    PORT_TAKEN("HF3406", "Port is published already"),
    /** An adapter that another network holds. */
    ADAPTER_TAKEN("HF3407", Severity.WARNING, "Adapter carries another network"),
    /** An adapter that the host does not have. */
    ADAPTER_UNKNOWN("HF3408", "Host has no such adapter"),
    /** Docker may adopt the network. */
    DOCKER("HF3409", Severity.WARNING, "Docker may take the network over"),
    /** A feature that the host lacks. */
    MISSING_FEATURE("HF3410", "Host lacks a feature");

    private final String code;
    private final Severity severity;
    private final String summary;

    PlanFault(String code, String summary) {
        this(code, Severity.ERROR, summary);
    }

    PlanFault(String code, Severity severity, String summary) {
        this.code = code;
        this.severity = severity;
        this.summary = summary;
    }

    /** The stable code. */
    public String code() {
        return code;
    }

    /** Whether it stops the work. */
    public Severity severity() {
        return severity;
    }

    /** The fixed summary. */
    public String summary() {
        return summary;
    }
}
