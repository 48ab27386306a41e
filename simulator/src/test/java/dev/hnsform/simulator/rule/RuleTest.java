package dev.hnsform.simulator.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.hns.document.ErrorRecord;
import dev.hnsform.hns.published.PublishedCorpus;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonWriter;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RuleTest {
    @Test
    void labelsAreDistinct() {
        assertThat(Arrays.stream(Rule.values()).map(Rule::label)).doesNotHaveDuplicates();
        assertThat(Arrays.stream(HcnError.values()).map(HcnError::code)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void everyRuleSaysWhyAndWhereItIsFrom(Rule rule) {
        assertThat(rule.label()).matches("[a-z0-9]+(-[a-z0-9]+)*");
        assertThat(rule.explanation()).endsWith(".");
        assertThat(rule.source()).isNotBlank().doesNotContain("reference");
        assertThat(rule.error().text()).endsWith(". ");
    }

    /** The published error records, byte for byte but for white space. */
    @ParameterizedTest
    @CsvSource({
        "90-error-parameter-incorrect,INVALID_PARAMETER",
        "91-error-addr-invalid-or-reserved,ADDR_INVALID_OR_RESERVED",
        "92-error-invalid-network,INVALID_NETWORK",
        "93-error-already-exists-win32,ALREADY_EXISTS",
        "94-error-port-not-found,PORT_NOT_FOUND",
        "95-error-network-exists,NETWORK_ALREADY_EXISTS"
    })
    void recordsAreThePublishedOnes(String document, HcnError error) {
        assertThat(JsonWriter.compact(error.record()))
                .isEqualTo(JsonWriter.compact(PublishedCorpus.document(document)));
    }

    @ParameterizedTest
    @CsvSource({
        "96-error-adapter-not-found-v1,ADAPTER_NOT_FOUND",
        "97-error-network-not-found-v1-transcribed,NETWORK_NOT_FOUND"
    })
    void oldRecordsAreThePublishedOnes(String document, HcnError error) {
        assertThat(JsonWriter.compact(error.v1Record()))
                .isEqualTo(JsonWriter.compact(PublishedCorpus.document(document)));
    }

    /** The client's own table of texts says the same of every code. */
    @ParameterizedTest
    @EnumSource
    void theClientKnowsEveryCode(HcnError error) {
        JsonObject record = error.record();

        assertThat(ErrorRecord.parse(record).orElseThrow().toJson()).isEqualTo(record);
        assertThat(List.of("DOC", "CODE", "LOG", "INF")).contains(Grade.values()[0].name());
    }
}
