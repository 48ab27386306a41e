package dev.hnsform.schema.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PrefixIndexTest {
    private static final long SEED = Long.getLong("hnsform.seed", 4711);

    @Test
    void findsWhatABruteForceSearchFinds() {
        Random random = new Random(SEED);
        for (int round = 0; round < 50; round++) {
            PrefixIndex<IpPrefix> index = new PrefixIndex<>();
            List<IpPrefix> all = new ArrayList<>();
            for (int i = random.nextInt(60); i > 0; i--) {
                IpPrefix prefix = random(random);
                index.put(prefix, prefix);
                all.add(prefix);
            }
            all.sort(Comparator.naturalOrder());
            for (int i = 0; i < 60; i++) {
                IpPrefix query = random(random);
                assertThat(index.overlapping(query))
                        .as("seed %d: %s in %s", SEED, query, all)
                        .containsExactlyElementsOf(
                                all.stream().filter(query::overlaps).toList());
                IpAddress address = query.last();
                assertThat(index.containing(address))
                        .containsExactlyElementsOf(all.stream()
                                .filter(prefix -> prefix.contains(address))
                                .toList());
                Optional<IpPrefix> longest = all.stream()
                        .filter(prefix -> prefix.contains(address))
                        .max(Comparator.comparingInt(IpPrefix::length));
                assertThat(index.longestMatch(address)).isEqualTo(longest);
            }
        }
    }

    @Test
    void keepsAllValuesOfOnePrefixInOrder() {
        PrefixIndex<String> index = new PrefixIndex<>();
        assertThat(index.isEmpty()).isTrue();
        index.put(IpPrefix.parse("10.0.0.0/8"), "first");
        index.put(IpPrefix.parse("10.0.0.0/8"), "second");
        assertThat(index.isEmpty()).isFalse();
        assertThat(index.overlapping(IpPrefix.parse("10.1.0.0/16"))).containsExactly("first", "second");
        assertThat(index.longestMatch(IpAddress.parse("10.1.2.3"))).contains("first");
        assertThat(index.longestMatch(IpAddress.parse("::a01:203"))).isEmpty();
    }

    @Test
    void findsOverlapsAmongManyWithoutComparingPairs() {
        PrefixIndex<Integer> index = new PrefixIndex<>();
        IpPrefix all = IpPrefix.parse("10.0.0.0/8");
        for (int i = 0; i < 65_536; i++) {
            index.put(all.subnet(24, i), i);
        }
        for (int i = 0; i < 65_536; i++) {
            assertThat(index.overlapping(all.subnet(24, i)).size()).isEqualTo(1);
        }
    }

    private static IpPrefix random(Random random) {
        int bits = random.nextInt(8) << 29;
        return random.nextBoolean()
                ? IpPrefix.of(new Ipv4Address(bits), random.nextInt(5))
                : IpPrefix.of(new Ipv6Address((long) bits << 32, 0), random.nextInt(5));
    }
}
