package dev.hnsform.hns.windows;

/** The service control manager. */
public interface ServiceControl {
    /** The state of a service; one that cannot be asked is {@link ServiceStatus#UNKNOWN}. */
    ServiceStatus status(String service);
}
