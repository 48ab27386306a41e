package dev.hnsform.hns.windows;

/**
 * Where a Windows machine's facts come from.
 *
 * @param system build, name and rights
 * @param tables interfaces and addresses
 * @param registry what drivers and the installation left there
 * @param services states of services
 * @param clocks boot and starts
 */
public record WindowsSources(
        WindowsSystem system,
        NetworkTables tables,
        WindowsRegistry registry,
        ServiceControl services,
        WindowsClocks clocks) {}
