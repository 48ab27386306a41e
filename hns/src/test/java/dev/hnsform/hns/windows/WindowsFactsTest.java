package dev.hnsform.hns.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HostCallException;
import dev.hnsform.hns.port.HostCallException.Ending;
import dev.hnsform.hns.snapshot.HostFactsJson;
import dev.hnsform.schema.host.AdapterFacts;
import dev.hnsform.schema.host.AdapterFacts.Medium;
import dev.hnsform.schema.host.Epoch;
import dev.hnsform.schema.host.HostFacts;
import dev.hnsform.schema.net.Guid;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowsFactsTest {
    private final FakeWindows windows = new FakeWindows();

    private HostFacts facts() {
        return windows.facts().facts(Deadline.READ);
    }

    private HostCallException failure() {
        return catchThrowableOfType(HostCallException.class, this::facts);
    }

    private AdapterFacts adapter(String name) {
        return facts().adapter(name).orElseThrow();
    }

    @Test
    void readsWhatEachSourceSays() {
        HostFacts facts = facts();
        assertThat(facts.identity()).isEqualTo("3f2504e0-4f89-11d3-9a0c-0305e82c3301");
        assertThat(facts.computerName()).isEqualTo("NODE7");
        assertThat(facts.windowsBuild()).isEqualTo(20348);
        assertThat(facts.features().release()).isEqualTo("Windows Server 2022 (HNS 13.3)");
        assertThat(facts.services())
                .isEqualTo(
                        Map.of("hns", "running", "winnat", "stopped", "SharedAccess", "unknown", "docker", "absent"));
        assertThat(facts.epoch())
                .isEqualTo(new Epoch("2026-11-24T08:00:00.123456700Z", "2026-11-24T08:00:31Z (process 1234)"));
        AdapterFacts ethernet = adapter("Ethernet");
        assertThat(ethernet.mac()).hasToString("00-15-5D-01-02-03");
        assertThat(ethernet.medium()).isEqualTo(Medium.ETHERNET);
        assertThat(ethernet.connected()).isTrue();
        assertThat(ethernet.addresses()).hasToString("[InterfaceAddress[address=10.1.0.4, prefixLength=24]]");
        assertThat(ethernet.switchId()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Ethernet 2, Microsoft Hyper-V Network Adapter, 6, 0, 1, ETHERNET",
        "Ethernet 3, Mellanox ConnectX-5, 6, 14, 5, ETHERNET",
        "WLAN, Intel(R) Wi-Fi 6, 71, 9, 1, WIFI",
        "Wi-Fi, Old driver, 6, 1, 1, WIFI",
        "vEthernet (nat), Hyper-V Virtual Ethernet Adapter #2, 6, 0, 0, VIRTUAL",
        "renamed, Hyper-V Virtual Ethernet Adapter, 6, 0, 0, VIRTUAL",
        "vEthernet (web), Hyper-V-Adapter, 6, 0, 0, VIRTUAL",
        "VPN, TAP-Windows Adapter, 6, 0, 0, OTHER",
        "Bluetooth, Bluetooth PAN, 6, 10, 1, OTHER",
        "tunnel, WireGuard, 53, 0, 0, OTHER"
    })
    void tellsWhatAnAdapterIs(String name, String description, int type, int medium, int flags, Medium expected) {
        windows.interfaces.add(new WindowsBytes.Interface(
                7, "00000000000000000000000000000007", name, description, "00155d0000ff", type, medium, flags, 2));
        assertThat(adapter(name).medium()).isEqualTo(expected);
        assertThat(adapter(name).connected()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Ethernet-WFP, filter, 00155d010203, 6, 3",
        "Loopback, Software Loopback Interface 1, '', 24, 0",
        "Teredo, Teredo Tunneling, 0000000000000000, 131, 0"
    })
    void leavesOutWhatIsNoAdapter(String name, String description, String mac, int type, int flags) {
        windows.interfaces.add(new WindowsBytes.Interface(
                7, "00000000000000000000000000000007", name, description, mac, type, 0, flags, 1));
        assertThat(facts().adapters()).extracting(AdapterFacts::name).containsExactly("Ethernet");
    }

    @Test
    void theSwitchThatHoldsAnAdapterIsToldOfItAndOfTheHostsEnd() {
        windows.switches(FakeWindows.SWITCH);
        windows.held(FakeWindows.ETHERNET_GUID, FakeWindows.SWITCH);
        windows.interfaces.add(new WindowsBytes.Interface(
                8,
                "00000000000000000000000000000008",
                "vEthernet (Ethernet)",
                "Hyper-V Virtual Ethernet Adapter",
                "00155d010203",
                6,
                0,
                0,
                1));
        windows.interfaces.add(new WindowsBytes.Interface(
                9,
                "00000000000000000000000000000009",
                "vEthernet (nat)",
                "Hyper-V Virtual Ethernet Adapter #2",
                "00155d0a0b0c",
                6,
                0,
                0,
                1));
        windows.addresses.add(new WindowsBytes.Address(8, "fe80::1", 64));
        windows.addresses.add(new WindowsBytes.Address(8, "10.1.0.4", 24));
        Optional<Guid> id = Optional.of(Guid.parse(FakeWindows.SWITCH));
        assertThat(adapter("Ethernet").switchId()).isEqualTo(id);
        assertThat(adapter("vEthernet (Ethernet)").switchId()).isEqualTo(id);
        assertThat(adapter("vEthernet (Ethernet)").addresses())
                .extracting(a -> a.address() + "/" + a.prefixLength())
                .containsExactly("10.1.0.4/24", "fe80::1/64");
        assertThat(adapter("vEthernet (nat)").switchId()).isEmpty();
    }

    @Test
    void aLeftoverOfASwitchThatIsGoneHoldsNothing() {
        windows.switches("11111111-2222-3333-4444-555555555555");
        windows.held(FakeWindows.ETHERNET_GUID, FakeWindows.SWITCH);
        assertThat(adapter("Ethernet").switchId()).isEmpty();
    }

    @Test
    void takesTheBootTimeWhereTheSystemProcessIsNotTold() {
        windows.processes.remove(4L);
        windows.timeOfDay = Optional.of(FakeWindows.timeOfDay("2026-11-24T07:59:58Z"));
        assertThat(facts().epoch().bootId()).isEqualTo("2026-11-24T07:59:58Z");
        windows.processes.put(4L, 0L);
        assertThat(facts().epoch().bootId()).isEqualTo("2026-11-24T07:59:58Z");
    }

    @Test
    void aBootThatNothingTellsIsNotMadeUp() {
        windows.processes.remove(4L);
        assertThat(failure().text()).contains("neither when its process System was made nor when it booted");
    }

    @Test
    void aStartOfHnsThatIsNotKnownIsNotMadeUp() {
        windows.services.put("hns", new ServiceStatus("stopped", 0));
        assertThat(failure().ending()).isEqualTo(Ending.TRANSIENT);
        assertThat(failure().text()).contains("host network service is stopped", "Start-Service hns");
        windows.services.put("hns", new ServiceStatus("running", 99));
        assertThat(failure().text()).contains("process 99");
    }

    @Test
    void anInstallationWithoutAnIdIsRefused() {
        windows.registry.clear();
        assertThat(failure().text()).contains("MachineGuid", "no id of this installation");
    }

    @Test
    void tellsTheRoutesThatNeitherFollowFromAnAddressNorLeadEverywhere() {
        long luid = 0x6008000000000L;
        windows.routes.add(new WindowsBytes.Route(luid, "0.0.0.0", 0, "10.1.0.1"));
        windows.routes.add(new WindowsBytes.Route(luid, "10.1.0.0", 24, "0.0.0.0"));
        windows.routes.add(new WindowsBytes.Route(luid, "10.1.0.4", 32, "0.0.0.0"));
        windows.routes.add(new WindowsBytes.Route(luid, "10.1.0.255", 32, "0.0.0.0"));
        windows.routes.add(new WindowsBytes.Route(luid, "224.0.0.0", 4, "0.0.0.0"));
        windows.routes.add(new WindowsBytes.Route(luid, "255.255.255.255", 32, "0.0.0.0"));
        windows.routes.add(new WindowsBytes.Route(luid, "fe80::", 64, "::"));
        windows.routes.add(new WindowsBytes.Route(luid, "ff00::", 8, "::"));
        windows.routes.add(new WindowsBytes.Route(luid, "192.168.0.0", 16, "0.0.0.0"));
        windows.routes.add(new WindowsBytes.Route(luid, "10.8.0.0", 16, "10.1.0.1"));
        windows.routes.add(new WindowsBytes.Route(luid, "10.9.0.7", 32, "10.1.0.1"));
        windows.routes.add(new WindowsBytes.Route(luid, "fd00:8::", 32, "fd00:1::1"));
        windows.routes.add(new WindowsBytes.Route(77, "10.7.0.0", 16, "10.1.0.1"));
        assertThat(adapter("Ethernet").routes())
                .extracting(Object::toString)
                .containsExactly(
                        "10.8.0.0/16 via 10.1.0.1",
                        "10.9.0.7/32 via 10.1.0.1",
                        "192.168.0.0/16",
                        "fd00:8::/32 via fd00:1::1");
        HostFacts facts = facts();
        assertThat(HostFactsJson.fromJson(HostFactsJson.toJson(facts), "facts")).isEqualTo(facts);
    }

    @Test
    void aRouteWithAPrefixLongerThanItsAddressIsRefused() {
        windows.routes.add(new WindowsBytes.Route(1, "10.0.0.0", 33, "0.0.0.0"));
        assertThat(failure().text()).contains("not the table it documents", "prefix length 33");
    }

    @Test
    void tablesThatEndTooEarlyAreRefused() {
        windows.addresses.add(new WindowsBytes.Address(1, "10.0.0.1", 33));
        assertThat(failure().text()).contains("not the table it documents", "prefix length 33");
    }

    @ParameterizedTest
    @CsvSource({
        "1, stopped",
        "2, starting",
        "3, stopping",
        "4, running",
        "5, starting",
        "6, paused",
        "7, paused",
        "9, unknown"
    })
    void readsTheStateOfAService(int state, String word) {
        assertThat(ServiceStatus.of(WindowsBytes.service(state, 0xFFFF_FFFE)))
                .isEqualTo(new ServiceStatus(word, 0xFFFF_FFFEL));
    }

    @Test
    void saysWhoeverIsDeniedHowToBeLetIn() {
        HostCallException denied = WindowsFailure.of("RegOpenKeyExW", "HKLM\\X", 5);
        assertThat(denied.hresult()).hasToString("0x80070005");
        assertThat(denied.text()).contains("Run as administrator");
        assertThat(WindowsFailure.of("GetIfTable2", "the adapters", 0x8000_FFFF).hresult())
                .hasToString("0x8000ffff");
    }
}
