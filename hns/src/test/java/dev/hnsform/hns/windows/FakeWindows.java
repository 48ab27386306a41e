package dev.hnsform.hns.windows;

import dev.hnsform.schema.feature.HnsVersion;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A Windows machine in memory, behind all the ports. */
final class FakeWindows implements WindowsSystem, NetworkTables, WindowsRegistry, ServiceControl, WindowsClocks {
    static final String ETHERNET_GUID = "0a0b0c0d-1112-1314-2122-232425262728";
    static final String SWITCH = "6670a4db-e650-4e9a-8c36-cfb3ce9a78db";
    private static final String MACHINE = "software\\microsoft\\cryptography";
    private static final String VMSMP = "system\\currentcontrolset\\services\\vmsmp\\parameters\\";

    final List<WindowsBytes.Interface> interfaces = new ArrayList<>();
    final List<WindowsBytes.Address> addresses = new ArrayList<>();
    final List<WindowsBytes.Route> routes = new ArrayList<>();
    final Map<String, Map<String, String>> registry = new HashMap<>();
    final Map<String, ServiceStatus> services = new HashMap<>();
    final Map<Long, Long> processes = new HashMap<>();
    Optional<byte[]> timeOfDay = Optional.empty();

    FakeWindows() {
        registry.put(MACHINE, Map.of("machineguid", "3F2504E0-4F89-11D3-9A0C-0305E82C3301"));
        services.put("hns", new ServiceStatus("running", 1234));
        services.put("winnat", new ServiceStatus("stopped", 0));
        services.put("SharedAccess", ServiceStatus.UNKNOWN);
        processes.put(4L, fileTime("2026-11-24T08:00:00.1234567Z"));
        processes.put(1234L, fileTime("2026-11-24T08:00:31Z"));
        interfaces.add(new WindowsBytes.Interface(
                0x6008000000000L,
                "0d0c0b0a121114132122232425262728",
                "Ethernet",
                "Intel(R) Ethernet",
                "00155d010203",
                6,
                14,
                1,
                1));
        addresses.add(new WindowsBytes.Address(0x6008000000000L, "10.1.0.4", 24));
    }

    static long fileTime(String instant) {
        java.time.Instant time = java.time.Instant.parse(instant);
        return (time.getEpochSecond() + 11_644_473_600L) * 10_000_000L + time.getNano() / 100;
    }

    static byte[] timeOfDay(String boot) {
        ByteBuffer bytes = ByteBuffer.allocate(48).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(0, fileTime(boot)).putLong(8, fileTime("2026-11-24T17:00:00Z"));
        return bytes.array();
    }

    void held(String adapter, String by) {
        registry.put(VMSMP + "niclist\\/device/{" + adapter + "}", Map.of("switchname", by.toUpperCase(Locale.ROOT)));
    }

    void switches(String... ids) {
        registry.put(VMSMP + "switchlist", Map.of());
        for (String id : ids) {
            registry.put(VMSMP + "switchlist\\" + id, Map.of());
        }
    }

    WindowsFacts facts() {
        return new WindowsFacts(new WindowsSources(this, this, this, this, this), deadline -> new HnsVersion(13, 3));
    }

    @Override
    public int build() {
        return 20348;
    }

    @Override
    public String computerName() {
        return "NODE7";
    }

    @Override
    public boolean isAdministrator() {
        return true;
    }

    @Override
    public byte[] interfaces() {
        return WindowsBytes.interfaces(interfaces);
    }

    @Override
    public byte[] addresses() {
        return WindowsBytes.addresses(addresses);
    }

    @Override
    public byte[] routes() {
        return WindowsBytes.routes(routes);
    }

    @Override
    public Optional<String> text(String key, String name) {
        return Optional.ofNullable(registry.get(key.toLowerCase(Locale.ROOT)))
                .flatMap(values -> Optional.ofNullable(values.get(name.toLowerCase(Locale.ROOT))));
    }

    @Override
    public Optional<List<String>> keysBelow(String key) {
        String above = key.toLowerCase(Locale.ROOT);
        if (!registry.containsKey(above)) {
            return Optional.empty();
        }
        return Optional.of(registry.keySet().stream()
                .filter(k -> k.startsWith(above + "\\"))
                .map(k -> k.substring(above.length() + 1))
                .sorted()
                .toList());
    }

    @Override
    public ServiceStatus status(String service) {
        return services.getOrDefault(service, ServiceStatus.ABSENT);
    }

    @Override
    public Optional<Long> processCreated(long processId) {
        return Optional.ofNullable(processes.get(processId));
    }

    @Override
    public Optional<byte[]> timeOfDay() {
        return timeOfDay;
    }
}
