package dev.hnsform.schema.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpPrefixTest {
    @Test
    void suggestsThePrefixWhenHostBitsAreSet() {
        assertThatThrownBy(() -> IpPrefix.parse("172.22.16.0/16"))
                .isInstanceOf(NetFormatException.class)
                .hasMessage("172.22.16.0/16 has host bits set; did you mean 172.22.0.0/16?");
        assertThatThrownBy(() -> new IpPrefix(IpAddress.parse("fd00::1"), 64))
                .hasMessage("fd00::1/64 has host bits set; did you mean fd00::/64?");
    }

    @Test
    void clearsHostBitsOnlyWhenAsked() {
        assertThat(IpPrefix.parseMasking("10.1.0.4/24")).isEqualTo(IpPrefix.parse("10.1.0.0/24"));
        assertThat(IpPrefix.tryParse("10.1.0.4/24")).isEmpty();
        assertThat(IpPrefix.tryParse("10.1.0.0/24")).contains(IpPrefix.parse("10.1.0.0/24"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "10.0.0.0",
                "10.0.0.0/",
                "/8",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/08",
                "10.0.0.0/8/8",
                "10.0.0.0/+8",
                "10.0.0.0 /8",
                "10.0.0.0/ 8",
                "::/129",
                "::/1000",
                "10.0.0.0/255.0.0.0",
                "10/8"
            })
    void refusesWhatIsNoPrefix(String text) {
        assertThat(IpPrefix.tryParse(text)).isEmpty();
        assertThatThrownBy(() -> IpPrefix.parse(text))
                .isInstanceOf(NetFormatException.class)
                .hasMessageContaining("expected");
        assertThatThrownBy(() -> IpPrefix.parseMasking(text)).isInstanceOf(NetFormatException.class);
    }

    @Test
    void knowsItsEndsAndSize() {
        IpPrefix prefix = IpPrefix.parse("172.22.16.0/20");
        assertThat(prefix.first()).hasToString("172.22.16.0");
        assertThat(prefix.last()).hasToString("172.22.31.255");
        assertThat(prefix.size()).isEqualTo(BigInteger.valueOf(4096));
        assertThat(IpPrefix.parse("::/0").size()).isEqualTo(BigInteger.ONE.shiftLeft(128));
        assertThat(IpPrefix.parse("0.0.0.0/0").isDefaultRoute()).isTrue();
        assertThat(IpPrefix.parse("0.0.0.0/1").isDefaultRoute()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.1.0.0/16, true, true",
        "10.1.0.0/16, 10.0.0.0/8, false, true",
        "10.0.0.0/8, 10.0.0.0/8, true, true",
        "10.0.0.0/8, 11.0.0.0/8, false, false",
        "0.0.0.0/0, ::/0, false, false",
        "::/0, fd00::/64, true, true",
        "fd00::/64, fd00:0:0:1::/64, false, false",
    })
    void comparesPrefixes(String left, String right, boolean contains, boolean overlaps) {
        assertThat(IpPrefix.parse(left).contains(IpPrefix.parse(right))).isEqualTo(contains);
        assertThat(IpPrefix.parse(left).overlaps(IpPrefix.parse(right))).isEqualTo(overlaps);
        assertThat(IpPrefix.parse(right).overlaps(IpPrefix.parse(left))).isEqualTo(overlaps);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 24, 257, 10.1.1.0/24",
        "10.0.0.0/8, 8, 0, 10.0.0.0/8",
        "0.0.0.0/0, 32, 4294967295, 255.255.255.255/32",
        "fd00::/48, 64, 65535, fd00:0:0:ffff::/64",
        "fd00::/48, 128, 9223372036854775807, fd00::7fff:ffff:ffff:ffff/128",
        "fd00::/48, 120, 9223372036854775807, fd00::7f:ffff:ffff:ffff:ff00/120",
        "::/0, 1, 1, 8000::/1",
    })
    void cutsSubnets(String prefix, int length, long index, String subnet) {
        assertThat(IpPrefix.parse(prefix).subnet(length, index)).hasToString(subnet);
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.0/8, 7, 0", "10.0.0.0/8, 33, 0", "10.0.0.0/8, 9, 2", "10.0.0.0/8, 9, -1", "10.0.0.0/8, 8, 1"})
    void refusesSubnetsThatAreNotThere(String prefix, int length, long index) {
        IpPrefix parsed = IpPrefix.parse(prefix);
        assertThatThrownBy(() -> parsed.subnet(length, index)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sortsAPrefixBeforeThoseInsideIt() {
        assertThat(Stream.of("10.0.0.0/16", "fd00::/8", "10.0.0.0/8", "9.0.0.0/8")
                        .map(IpPrefix::parse)
                        .sorted())
                .extracting(IpPrefix::toString)
                .containsExactly("9.0.0.0/8", "10.0.0.0/8", "10.0.0.0/16", "fd00::/8");
    }

    @Test
    void readsItsOwnPrint() {
        Random random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            IpAddress address = IpAddressPropertyTest.random(random);
            IpPrefix prefix = IpPrefix.of(address, random.nextInt(address.bits() + 1));
            assertThat(IpPrefix.parse(prefix.toString())).isEqualTo(prefix);
        }
    }
}
