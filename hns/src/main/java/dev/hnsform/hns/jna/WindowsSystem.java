package dev.hnsform.hns.jna;

/** What this Windows says of itself that decides whether its HNS can be asked. */
interface WindowsSystem {
    /** The build, for example 20348. */
    int build();

    /** The state of a service: {@code running}, {@code stopped}, {@code starting}, {@code stopping}, {@code paused}, {@code absent} or {@code unknown}. */
    String service(String name);

    /** Whether this process has administrative rights. */
    boolean isAdministrator();
}
