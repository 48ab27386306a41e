package dev.hnsform.schema.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionsTest {
    @Test
    void countsInsertionsDeletionsSubstitutionsAndSwaps() {
        assertThat(Suggestions.distance("gateway", "gateway")).isZero();
        assertThat(Suggestions.distance("gatway", "gateway")).isEqualTo(1);
        assertThat(Suggestions.distance("gatewya", "gateway")).isEqualTo(1);
        assertThat(Suggestions.distance("", "abc")).isEqualTo(3);
        assertThat(Suggestions.distance("kitten", "sitting")).isEqualTo(3);
    }

    @Test
    void suggestsOnlyWhatIsNear() {
        List<String> words = List.of("prefix", "gateway", "vlan", "vsid");
        assertThat(Suggestions.didYouMean("gatwey", words)).contains("Did you mean \"gateway\"?");
        assertThat(Suggestions.didYouMean("GATEWAY", words)).contains("Did you mean \"gateway\"?");
        assertThat(Suggestions.didYouMean("banana", words)).isEmpty();
        assertThat(Suggestions.didYouMean("", words)).isEmpty();
        assertThat(Suggestions.didYouMean("x".repeat(1000), words)).isEmpty();
    }

    @Test
    void suggestsTheWordThatWasWrittenOn() {
        assertThat(Suggestions.nearest("Inbound", List.of("In", "Out"))).contains("In");
        assertThat(Suggestions.nearest("outbound", List.of("In", "Out"))).contains("Out");
        assertThat(Suggestions.nearest("Ingress", List.of("I", "Out"))).isEmpty();
    }
}
