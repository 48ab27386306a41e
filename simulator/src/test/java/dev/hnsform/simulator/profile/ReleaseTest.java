package dev.hnsform.simulator.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.version.HnsFeatures;
import dev.hnsform.schema.feature.Feature;
import dev.hnsform.schema.feature.HnsVersion;
import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonReader;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.simulator.SimulatedHost;
import dev.hnsform.simulator.document.Words;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseTest {
    static List<Release> profiles() {
        return Release.PROFILES;
    }

    /** Two tables, written apart from one reference: the simulator's gates and the client's. */
    @ParameterizedTest
    @MethodSource("profiles")
    void theClientKnowsTheSameFeatures(Release release) {
        assertThat(release.features().supported())
                .isEqualTo(HnsFeatures.of(release.version(), release.windowsBuild())
                        .supported());
    }

    @ParameterizedTest
    @CsvSource({
        "9,2,17763,ACL_LISTS V2_API REMOTE_SUBNET HOST_ROUTE",
        "9,3,17763,ACL_LISTS V2_API REMOTE_SUBNET HOST_ROUTE SLASH_32_ENDPOINT",
        "10,2,18362,ACL_LISTS V2_API REMOTE_SUBNET HOST_ROUTE"
    })
    void featuresHaveHoles(int major, int minor, int build, String features) {
        Release release = new Release("x", "x", build, new HnsVersion(major, minor), 0);

        assertThat(release.features().supported().stream().map(Feature::name))
                .containsExactlyInAnyOrder(features.split(" "));
    }

    @Test
    void profilesAreFoundByNameInAnyCase() {
        assertThat(Release.parse("WS2019")).isEqualTo(Release.WS2019);
        assertThatThrownBy(() -> Release.parse("ws2016"))
                .isInstanceOf(SimulatorSettingsException.class)
                .hasMessageContaining("ws2019, ws2022, ws2025");
    }

    @Test
    void theReleaseOfAHostThatWasReadIsItsProfileWhereThereIsOne() {
        assertThat(Release.of(20348, Release.WS2022.features())).isEqualTo(Release.WS2022);
        assertThat(Release.of(19041, Release.WS2022.features()).id()).isEqualTo("build19041");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Ethernet", "=10.0.0.4/24", "Ethernet=10.0.0.4", "Ethernet=10.0.0/24", "E=10.0.0.4/33"})
    void refusesWhatIsNoAdapter(String text) {
        assertThatThrownBy(() -> SimulatorSettings.Adapter.parse(text))
                .isInstanceOf(SimulatorSettingsException.class)
                .hasMessageContaining("Ethernet=10.1.0.4/24");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Ethernet",
                "Wi-Fi=10.8.0.0/16",
                "Ethernet=10.8.0.1/16",
                "Ethernet=0.0.0.0/0@10.1.0.1",
                "Ethernet=10.8.0.0/16@",
                "Ethernet=10.8.0.0/16@fd00::1"
            })
    void refusesWhatIsNoRoute(String text) {
        assertThatThrownBy(() -> SimulatorSettings.defaults().withRoute(text))
                .isInstanceOf(SimulatorSettingsException.class)
                .hasMessageContaining("Ethernet=10.8.0.0/16@10.1.0.1");
    }

    @Test
    void routesGoWithTheAdapterBelowASwitchAndBack() {
        SimulatedHost host = SimulatedHost.inMemory(SimulatorSettings.defaults()
                .withRoute("ethernet=10.8.0.0/16@10.1.0.1")
                .withRoute("Ethernet=10.9.0.0/16"));
        assertThat(routes(host, "Ethernet")).containsExactly("10.8.0.0/16 via 10.1.0.1", "10.9.0.0/16");
        Guid network = Guid.parse("11111111-0000-8000-8000-000000000001");
        host.create(
                HcnKind.NETWORK,
                network,
                (JsonObject) JsonReader.parse(
                        "{\"Name\":\"pods\",\"Type\":\"L2Bridge\",\"Ipams\":[{\"Subnets\":[{\"IpAddressPrefix\":"
                                + "\"10.1.0.0/24\",\"Routes\":[{\"NextHop\":\"10.1.0.1\",\"DestinationPrefix\":\"0.0.0.0/0\"}]}]}],"
                                + "\"SchemaVersion\":{\"Major\":2,\"Minor\":0}}"),
                Deadline.CHANGE);
        assertThat(routes(host, "Ethernet")).isEmpty();
        assertThat(routes(host, "vEthernet (Ethernet)")).hasSize(2);
        host.delete(HcnKind.NETWORK, network, Deadline.CHANGE);
        assertThat(routes(host, "Ethernet")).hasSize(2);
    }

    private static List<String> routes(SimulatedHost host, String adapter) {
        return host.facts(Deadline.READ).adapter(adapter).orElseThrow().routes().stream()
                .map(Object::toString)
                .toList();
    }

    @Test
    void adaptersHaveNamesOfTheirOwn() {
        SimulatorSettings.Adapter adapter = SimulatorSettings.Adapter.parse("Ethernet 2=fd00::4/64");
        SimulatorSettings.Adapter again = SimulatorSettings.Adapter.parse("ethernet 2=10.0.0.4/8");

        assertThat(adapter).hasToString("Ethernet 2=fd00::4/64");
        assertThatThrownBy(() -> SimulatorSettings.defaults().withAdapters(List.of(adapter, again)))
                .isInstanceOf(SimulatorSettingsException.class);
    }

    @Test
    void everySwitchHasADefaultAndAnotherSetting() {
        assertThat(Switch.values())
                .allMatch(s -> s.choices().size() >= 2 && s.choices().get(0).equals(s.defaultChoice()))
                .extracting(Switch::label)
                .doesNotHaveDuplicates();
        assertThat(Switches.DEFAULTS.all()).hasSize(Switch.values().length);
        assertThat(Switches.DEFAULTS.stated()).isEmpty();
    }

    @Test
    void networkTypesHaveTheNumbersOfTheEnumeration() {
        assertThat(Stream.of(NetworkType.values()).map(t -> Words.NETWORK_MODES.get(t.number())))
                .containsExactlyElementsOf(
                        Stream.of(NetworkType.values()).map(NetworkType::label).toList());
    }
}
