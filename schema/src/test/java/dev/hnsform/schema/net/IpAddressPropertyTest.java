package dev.hnsform.schema.net;

import static org.assertj.core.api.Assertions.assertThat;

import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Our parsers and arithmetic against an independent library. */
class IpAddressPropertyTest {
    private static final long SEED = Long.getLong("hnsform.seed", 20261);
    private static final int COUNT = 20_000 * Integer.getInteger("hnsform.check.scale", 1);
    private static final String ALPHABET = "0123456789abcdefABCDEFg.:/-%x*"; // the oracle trims spaces
    private static final IPAddressStringParameters STRICT = strict();

    private static IPAddressStringParameters strict() {
        IPAddressStringParameters.Builder builder = new IPAddressStringParameters.Builder()
                .allowEmpty(false)
                .allowAll(false)
                .allowSingleSegment(false)
                .allowPrefix(false)
                .allowMask(false)
                .allowPrefixOnly(false)
                .allowWildcardedSeparator(false)
                .setRangeOptions(RangeParameters.NO_RANGE);
        builder.getIPv4AddressParametersBuilder()
                .allow_inet_aton(false)
                .allowLeadingZeros(false)
                .allowBinary(false);
        builder.getIPv6AddressParametersBuilder()
                .allowZone(false)
                .allowBase85(false)
                .allowBinary(false)
                .allowUnlimitedLeadingZeros(false)
                .getEmbeddedIPv4AddressParametersBuilder()
                .allow_inet_aton(false)
                .allowLeadingZeros(false)
                .allowBinary(false);
        return builder.toParams();
    }

    @Test
    void acceptsWhatTheOracleAcceptsAndReadsTheSameBits() {
        Random random = new Random(SEED);
        int accepted = 0;
        for (int i = 0; i < COUNT; i++) {
            String text = mutated(random, spelling(random));
            IPAddress expected = new IPAddressString(text, STRICT).getAddress();
            IpAddress actual = IpAddress.tryParse(text).orElse(null);
            if (expected == null || actual == null) {
                assertThat(actual == null)
                        .as("seed %d: '%s' refused", SEED, text)
                        .isEqualTo(expected == null);
            } else {
                accepted++;
                assertThat(bytes(actual)).as("seed %d: '%s'", SEED, text).isEqualTo(expected.getBytes());
            }
        }
        assertThat(accepted).isGreaterThan(COUNT / 4);
    }

    @Test
    void printsAsTheOracleDoesAndReadsItsOwnPrint() {
        Random random = new Random(SEED);
        for (int i = 0; i < COUNT; i++) {
            IpAddress address = random(random);
            assertThat(IpAddress.parse(address.toString())).isEqualTo(address);
            IPAddress oracle = new IPAddressString(address.toString(), STRICT).getAddress();
            assertThat(oracle.getBytes()).as("seed %d: %s", SEED, address).isEqualTo(bytes(address));
            if (!address.toString().startsWith("::ffff:")) {
                assertThat(address).as("seed %d", SEED).hasToString(oracle.toCanonicalString());
            }
        }
    }

    @Test
    void masksAndContainsAsTheOracleDoes() {
        Random random = new Random(SEED);
        for (int i = 0; i < COUNT / 4; i++) {
            IpAddress address = random(random);
            IPAddress oracle = new IPAddressString(address.toString(), STRICT).getAddress();
            int length = random.nextInt(address.bits() + 1);
            IpPrefix prefix = IpPrefix.of(address, length);
            IPAddress block = oracle.toPrefixBlock(length);
            assertThat(bytes(prefix.first())).isEqualTo(block.getLower().getBytes());
            assertThat(bytes(prefix.last())).isEqualTo(block.getUpper().getBytes());
            assertThat(prefix.size()).isEqualTo(block.getCount());
            IpAddress other = random(random);
            if (other.isIpv4() == address.isIpv4()) {
                IPAddress otherOracle = new IPAddressString(other.toString(), STRICT).getAddress();
                assertThat(prefix.contains(other))
                        .as("seed %d: %s contains %s", SEED, prefix, other)
                        .isEqualTo(block.contains(otherOracle));
                assertThat(Integer.signum(address.compareTo(other)))
                        .isEqualTo(Integer.signum(oracle.compareTo(otherOracle)));
            }
        }
    }

    @Test
    void neverFailsOtherwiseThanByItsOwnException() {
        Random random = new Random(SEED);
        for (int i = 0; i < COUNT; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(45); length > 0; length--) {
                text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
            assertThat(parses(text.toString()))
                    .isEqualTo(IpAddress.tryParse(text.toString()).isPresent());
        }
    }

    private static boolean parses(String text) {
        try {
            IpAddress.parse(text);
            return true;
        } catch (NetFormatException e) {
            return false;
        }
    }

    static IpAddress random(Random random) {
        if (random.nextBoolean()) {
            return new Ipv4Address(random.nextInt());
        }
        long high = 0;
        long low = 0;
        for (int i = 0; i < 4; i++) { // many zero groups, and some near the ends of their range
            high = high << 16 | group(random);
            low = low << 16 | group(random);
        }
        return new Ipv6Address(high, low);
    }

    private static int group(Random random) {
        return switch (random.nextInt(4)) {
            case 0, 1 -> 0;
            case 2 -> 0xFFFF;
            default -> random.nextInt(0x10000);
        };
    }

    private static String spelling(Random random) {
        String text = random(random).toString();
        if (random.nextInt(4) == 0 && text.contains(":")) {
            text = text.substring(0, text.lastIndexOf(':') + 1) + new Ipv4Address(random.nextInt());
        }
        return text;
    }

    private static String mutated(Random random, String text) {
        StringBuilder mutated = new StringBuilder(text);
        for (int changes = random.nextInt(3); changes > 0 && mutated.length() > 0; changes--) {
            int at = random.nextInt(mutated.length());
            char c = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
            switch (random.nextInt(3)) {
                case 0 -> mutated.setCharAt(at, c);
                case 1 -> mutated.insert(at, c);
                default -> mutated.deleteCharAt(at);
            }
        }
        return mutated.toString();
    }

    private static byte[] bytes(IpAddress address) {
        byte[] bytes = new byte[address.bits() / 8];
        for (int i = 0; i < address.bits(); i++) {
            if (address.bit(i)) {
                bytes[i / 8] |= (byte) (0x80 >> i % 8);
            }
        }
        return bytes;
    }
}
