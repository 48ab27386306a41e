package dev.hnsform.schema.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MacAddressTest {
    @ParameterizedTest
    @ValueSource(strings = {"00-15-5D-10-00-0A", "00-15-5d-10-00-0a", "00:15:5d:10:00:0A", "00155D10000a"})
    void readsThreeSpellingsAndPrintsOne(String text) {
        assertThat(MacAddress.parse(text)).hasToString("00-15-5D-10-00-0A");
        assertThat(MacAddress.tryParse(text)).contains(new MacAddress(0x0015_5D10_000AL));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00-15-5D-10-00",
                "00-15-5D-10-00-0A-0B",
                "00-15-5D:10:00:0A",
                "00.15.5D.10.00.0A",
                "0015.5d10.000a",
                "00-15-5D-10-00-0G",
                "0-15-5D-10-00-0A",
                "00155D10000",
                "00155D10000a0",
                "00 15 5D 10 00 0A",
                "00-15-5D-10-00--A",
                "００155D10000a"
            })
    void refusesWhatIsNoMacAddress(String text) {
        assertThat(MacAddress.tryParse(text)).isEmpty();
        assertThatThrownBy(() -> MacAddress.parse(text))
                .isInstanceOf(NetFormatException.class)
                .hasMessage(
                        "'%s' is not a MAC address; expected six pairs of hexadecimal digits, such as"
                                + " 00-15-5D-10-00-0A",
                        text);
    }

    @Test
    void readsItsOwnPrint() {
        Random random = new Random(11);
        for (int i = 0; i < 5_000; i++) {
            MacAddress address = new MacAddress(random.nextLong() >>> 16);
            assertThat(MacAddress.parse(address.toString())).isEqualTo(address);
        }
    }

    @Test
    void countsWithin48Bits() {
        assertThat(MacAddress.parse("00-15-5D-10-00-FF").plus(1)).hasToString("00-15-5D-10-01-00");
        MacAddress last = MacAddress.parse("FF-FF-FF-FF-FF-FF");
        assertThatThrownBy(() -> last.plus(1)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> new MacAddress(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MacAddress(1L << 48)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void knowsGroupAddresses() {
        assertThat(MacAddress.parse("01-00-5E-00-00-01").isMulticast()).isTrue();
        assertThat(MacAddress.parse("00-15-5D-10-00-0A").isMulticast()).isFalse();
        assertThat(MacAddress.parse("000000000000").isZero()).isTrue();
    }

    @Test
    void rangeHoldsItsEnds() {
        MacRange range = MacRange.parse("00-15-5D-10-00-00..00-15-5D-10-0F-FF");
        assertThat(range.size()).isEqualTo(4096);
        assertThat(range.contains(range.first())).isTrue();
        assertThat(range.contains(range.last())).isTrue();
        assertThat(range.contains(range.last().plus(1))).isFalse();
        assertThat(range.overlaps(new MacRange(range.last(), range.last().plus(5))))
                .isTrue();
        assertThat(range.overlaps(
                        new MacRange(range.last().plus(1), range.last().plus(5))))
                .isFalse();
        assertThat(MacRange.parse(range.toString())).isEqualTo(range);
        assertThat(MacRange.tryParse(range.toString())).contains(range);
    }

    @Test
    void rangeRefusesWrongOrder() {
        assertThatThrownBy(() -> MacRange.parse("00-15-5D-10-0F-FF..00-15-5D-10-00-00"))
                .isInstanceOf(NetFormatException.class)
                .hasMessageContaining("ends before it begins");
        assertThat(MacRange.tryParse("00-15-5D-10-0F-FF..00-15-5D-10-00-00")).isEmpty();
        assertThatThrownBy(() -> MacRange.parse("00-15-5D-10-0F-FF")).hasMessageContaining("it has no '..'");
        assertThat(MacRange.tryParse("..")).isEmpty();
        assertThat(MacRange.tryParse("")).isEmpty();
    }
}
