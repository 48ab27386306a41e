package dev.hnsform.schema.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {
    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, 0.0.0.0",
        "255.255.255.255, 255.255.255.255",
        "172.22.0.10, 172.22.0.10",
        "::, ::",
        "::1, ::1",
        "1::, 1::",
        "FD00:10:0:0:0:0:0:1F, fd00:10::1f",
        "0001:0000:0000:0002:0:0:0:3, 1:0:0:2::3",
        "1:0:0:2:3:0:0:4, 1::2:3:0:0:4",
        "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
        "::2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8",
        "1:2:3:0:5:6:7:8, 1:2:3:0:5:6:7:8",
        "::FFFF:10.1.2.3, ::ffff:10.1.2.3",
        "64:ff9b::192.0.2.33, 64:ff9b::c000:221",
        "1:2:3:4:5:6:10.1.2.3, 1:2:3:4:5:6:a01:203",
    })
    void printsOneFormOfManySpellings(String text, String printed) {
        assertThat(IpAddress.parse(text)).hasToString(printed).isEqualTo(IpAddress.parse(printed));
        assertThat(IpAddress.tryParse(text)).contains(IpAddress.parse(printed));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "10.1",
                "10.1.2",
                "10.1.2.3.4",
                "010.0.0.1",
                "00.0.0.1",
                "256.0.0.1",
                "1000.0.0.1",
                "1.2.3.",
                ".1.2.3",
                "1..2.3",
                "1.2.3.4 ",
                " 1.2.3.4",
                "1.2.3.-4",
                "0x1.2.3.4",
                "1.2.3.４",
                "*",
                "1.2.3.4/8",
                ":",
                ":::",
                "1:2",
                "1::2::3",
                "12345::",
                "g::",
                "fe80::1%3",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7:8:",
                ":1:2:3:4:5:6:7:8",
                "1:2:3:4::5:6:7:8",
                "::1.2.3",
                "::1.2.3.4:5",
                "1.2.3.4::",
                "1:2:3:4:5:6:7:1.2.3.4",
                "::01.2.3.4",
                "[::1]",
                "1:2:3:4:5:6:7:8::"
            })
    void refusesWhatIsNoAddress(String text) {
        assertThat(IpAddress.tryParse(text)).isEmpty();
        assertThatThrownBy(() -> IpAddress.parse(text))
                .isInstanceOf(NetFormatException.class)
                .hasMessageContaining("expected")
                .hasMessageStartingWith("'" + text + "'");
    }

    @ParameterizedTest
    @CsvSource({
        "010.0.0.1, `010` has a leading zero",
        "10.0.0.300, `300` is larger than 255",
        "10.0.0, it has 3 numbers",
        "10.0.0.x, it holds the character `x`",
        "fe80::1%3, it has a zone id",
        "1::2::3, it has more than one `::`",
    })
    void saysWhatIsWrong(String text, String fault) {
        assertThatThrownBy(() -> IpAddress.parse(text)).hasMessageContaining(fault.replace('`', '\''));
    }

    @Test
    void quotesHostileTextShortAndVisible() {
        assertThatThrownBy(() -> IpAddress.parse("\u001b[31m" + "9".repeat(1000)))
                .hasMessageStartingWith("'\\u001b[31m999")
                .hasMessageNotContaining("\u001b")
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(300));
    }

    @Test
    void sortsIpv4BeforeIpv6AndUnsigned() {
        List<IpAddress> sorted = Stream.of("::", "9.0.0.0", "ffff::", "200.0.0.0", "7fff::", "::8000:0:0:0")
                .map(IpAddress::parse)
                .sorted()
                .toList();
        assertThat(sorted)
                .extracting(IpAddress::toString)
                .containsExactly("9.0.0.0", "200.0.0.0", "::", "::8000:0:0:0", "7fff::", "ffff::");
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.255, 1, 10.0.1.0",
        "127.255.255.255, 1, 128.0.0.0",
        "10.0.1.0, -1, 10.0.0.255",
        "::ffff:ffff:ffff:ffff, 1, 0:0:0:1::",
        "0:0:0:1::, -1, ::ffff:ffff:ffff:ffff",
        "::, 9223372036854775807, ::7fff:ffff:ffff:ffff",
    })
    void counts(String from, long delta, String to) {
        assertThat(IpAddress.parse(from).plus(delta)).isEqualTo(IpAddress.parse(to));
    }

    @ParameterizedTest
    @CsvSource({
        "255.255.255.255, 1",
        "0.0.0.0, -1",
        "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 1",
        "::, -1",
        "0.0.0.0, 9223372036854775807",
        "1.0.0.0, 9223372036854775807",
    })
    void refusesToCountBeyondTheFamily(String from, long delta) {
        IpAddress address = IpAddress.parse(from);
        assertThatThrownBy(() -> address.plus(delta)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void knowsSpecialAddresses() {
        assertThat(IpAddress.parse("0.0.0.0").isUnspecified()).isTrue();
        assertThat(IpAddress.parse("::").isUnspecified()).isTrue();
        assertThat(IpAddress.parse("127.1.2.3").isLoopback()).isTrue();
        assertThat(IpAddress.parse("::1").isLoopback()).isTrue();
        assertThat(IpAddress.parse("::2").isLoopback()).isFalse();
        assertThat(IpAddress.parse("239.1.2.3").isMulticast()).isTrue();
        assertThat(IpAddress.parse("240.1.2.3").isMulticast()).isFalse();
        assertThat(IpAddress.parse("ff02::1").isMulticast()).isTrue();
        assertThat(IpAddress.parse("169.254.0.1").isLinkLocal()).isTrue();
        assertThat(IpAddress.parse("febf::1").isLinkLocal()).isTrue();
        assertThat(IpAddress.parse("fec0::1").isLinkLocal()).isFalse();
    }
}
