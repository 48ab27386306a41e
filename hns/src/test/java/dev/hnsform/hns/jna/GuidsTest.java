package dev.hnsform.hns.jna;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hnsform.schema.net.Guid;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GuidsTest {
    @Test
    void laysTheFirstThreePartsLowByteFirst() {
        assertThat(HexFormat.of().formatHex(Guids.bytes(Guid.parse("00112233-4455-6677-8899-aabbccddeeff"))))
                .isEqualTo("33221100554477668899aabbccddeeff");
    }

    @Test
    void comesBackAsItWas() {
        long seed = 20260104;
        System.out.println("seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 1000; i++) {
            Guid id = new Guid(random.nextLong(), random.nextLong());
            assertThat(Guids.of(Guids.bytes(id))).isEqualTo(id);
        }
    }

    @Test
    void refusesOtherLengths() {
        assertThatThrownBy(() -> Guids.of(new byte[15])).isInstanceOf(IllegalArgumentException.class);
    }
}
