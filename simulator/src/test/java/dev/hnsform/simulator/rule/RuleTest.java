package dev.hnsform.simulator.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.hns.error.ErrorCatalogue;
import dev.hnsform.hns.error.ErrorRecord;
import dev.hnsform.hns.error.HcnError;
import dev.hnsform.hns.published.PublishedCorpus;
import dev.hnsform.schema.json.JsonWriter;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RuleTest {
    @Test
    void labelsAreDistinct() {
        assertThat(Arrays.stream(Rule.values()).map(Rule::label)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void everyRuleSaysWhyAndWhereItIsFrom(Rule rule) {
        assertThat(rule.label()).matches("[a-z0-9]+(-[a-z0-9]+)*");
        assertThat(rule.explanation()).endsWith(".");
        assertThat(rule.source()).isNotBlank().doesNotContain("reference");
        assertThat(rule.error().text()).endsWith(". ");
    }

    @ParameterizedTest
    @EnumSource
    void whatARuleAnswersIsInTheCatalogue(Rule rule) {
        assertThat(ErrorCatalogue.causes(rule.error())).isNotEmpty();
        assertThat(HcnError.of(rule.error().result())).contains(rule.error());
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
        assertThat(JsonWriter.compact(ErrorRecord.of(error).toJson()))
                .isEqualTo(JsonWriter.compact(PublishedCorpus.document(document)));
    }

    @ParameterizedTest
    @CsvSource({
        "96-error-adapter-not-found-v1,ADAPTER_NOT_FOUND",
        "97-error-network-not-found-v1-transcribed,NETWORK_NOT_FOUND"
    })
    void oldRecordsAreThePublishedOnes(String document, HcnError error) {
        assertThat(JsonWriter.compact(ErrorRecord.of(error).toV1Json()))
                .isEqualTo(JsonWriter.compact(PublishedCorpus.document(document)));
    }
}
