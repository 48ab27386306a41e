package dev.hnsform.hns.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.schema.json.JsonObject;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotificationDocumentTest {
    @Test
    void readsIdFlagsAndData() {
        NotificationDocument read = NotificationDocument.read("{\"Id\":\"a\",\"Flags\":\"8\",\"Data\":{}}");
        assertThat(read.id()).contains("a");
        assertThat(read.flags()).contains(8L);
        assertThat(read.data()).contains(JsonObject.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "[]", "{\"ID\":", "nothing"})
    void whateverIsNoObjectHoldsNothing(String text) {
        assertThat(NotificationDocument.read(text).id()).isEmpty();
    }

    @Test
    void readsWhatItWrites() {
        assertThat(NotificationDocument.read(NotificationDocument.write("a", 9)))
                .isEqualTo(new NotificationDocument(Optional.of("a"), Optional.of(9L), Optional.empty()));
    }

    @ParameterizedTest
    @EnumSource
    void aTypeIsFoundByItsNumber(NotificationType type) {
        assertThat(NotificationType.of(type.value())).contains(type);
    }

    @Test
    void hexadecimalTenFollowsNine() {
        assertThat(Arrays.stream(NotificationType.values()).map(NotificationType::value))
                .doesNotHaveDuplicates()
                .contains(9L, 16L)
                .doesNotContain(0L, 10L);
        assertThat(NotificationType.of(0)).isEmpty();
    }
}
