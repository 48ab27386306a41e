package dev.hnsform.hns.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.hns.port.HResult;
import dev.hnsform.hns.port.HostCallException;
import dev.hnsform.hns.port.HostCallException.Ending;
import dev.hnsform.hns.published.PublishedCorpus;
import dev.hnsform.schema.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class HcnErrorTest {
    private static final HResult OK = new HResult(0);

    @TestFactory
    Stream<DynamicTest> publishedErrorRecordsAreTheirErrors() {
        return Map.of(
                        "90-error-parameter-incorrect", HcnError.INVALID_PARAMETER,
                        "91-error-addr-invalid-or-reserved", HcnError.ADDR_INVALID_OR_RESERVED,
                        "92-error-invalid-network", HcnError.INVALID_NETWORK,
                        "93-error-already-exists-win32", HcnError.ALREADY_EXISTS,
                        "94-error-port-not-found", HcnError.PORT_NOT_FOUND,
                        "95-error-network-exists", HcnError.NETWORK_ALREADY_EXISTS,
                        "96-error-adapter-not-found-v1", HcnError.ADAPTER_NOT_FOUND,
                        "97-error-network-not-found-v1-transcribed", HcnError.NETWORK_NOT_FOUND)
                .entrySet()
                .stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    JsonObject document = (JsonObject) PublishedCorpus.document(entry.getKey());
                    ErrorRecord record = ErrorRecord.parse(document).orElseThrow();
                    HostCallException failure = record.failure("HcnCreateNetwork", "Network web");
                    assertThat(HcnError.of(failure)).contains(entry.getValue());
                    assertThat(failure.ending()).isEqualTo(Ending.REFUSED);
                    assertThat(HcnError.ofText(record.text())).contains(entry.getValue());
                    boolean v1 = document.keys().get(0).equals("Error");
                    assertThat(v1 ? record.toV1Json() : record.toJson()).hasToString(document.toString());
                    if (!entry.getValue().equals(HcnError.NETWORK_NOT_FOUND)) { // v1 has its own text for that
                        assertThat(ErrorRecord.of(entry.getValue())).isEqualTo(record);
                    }
                }));
    }

    @Test
    void numbersAreUniqueAndTextsEndAsRecordsDo() {
        assertThat(HcnError.values()).extracting(HcnError::result).doesNotHaveDuplicates();
        assertThat(HcnError.values()).extracting(HcnError::symbol).doesNotHaveDuplicates();
        assertThat(HcnError.values()).allSatisfy(error -> {
            assertThat(error.text()).endsWith(". ");
            assertThat(HcnError.of(error.result())).contains(error);
        });
    }

    @Test
    void aRecordCountsAsFailureEvenWhenTheNumberSaysSuccess() {
        String record = ErrorRecord.of(HcnError.INVALID_IP).toJson().toString();
        HostCallException failure = ErrorRecord.failure("HcnCreateEndpoint", "Endpoint a", OK, record)
                .orElseThrow();
        assertThat(failure.hresult()).isEqualTo(HcnError.INVALID_IP.result());
        assertThat(failure).hasMessageContaining("IP address is either invalid").hasMessageContaining("0x803b001e");
    }

    @Test
    void successIsNoFailure() {
        assertThat(ErrorRecord.failure("HcnCreateNetwork", "Network a", OK, "")).isEmpty();
        assertThat(ErrorRecord.failure("HNSCall", "GET /networks", OK, "{\"Success\":true,\"Output\":[]}"))
                .isEmpty();
        assertThat(ErrorRecord.failure("HcnDeleteNetwork", "Network a", new HResult(1), ""))
                .as("S_FALSE")
                .isEmpty();
    }

    @Test
    void aNumberWithoutARecordIsAFailure() {
        HostCallException failure = ErrorRecord.failure("HcnOpenNetwork", "Network a", new HResult(0x803B_0001L), "")
                .orElseThrow();
        assertThat(HcnError.isNotFound(failure)).isTrue();
        assertThat(failure.record()).isEqualTo("The network was not found. ");
    }

    @Test
    void oldBuildsAnswerTextAlone() {
        HostCallException failure = ErrorRecord.failure(
                        "HNSCall", "POST /networks", OK, "{\"Success\":false,\"Error\":\"An adapter was not found. \"}")
                .orElseThrow();
        assertThat(failure.hresult()).isEqualTo(HcnError.ADAPTER_NOT_FOUND.result());
    }

    @Test
    void whatIsNoJsonIsTheReasonItself() {
        HostCallException failure = ErrorRecord.failure(
                        "HcnCreateNetwork", "Network a", new HResult(0x8765_4321L), "{half a rec")
                .orElseThrow();
        assertThat(failure.record()).isEqualTo("{half a rec");
        assertThat(failure.hresult()).isEqualTo(new HResult(0x8765_4321L));
        assertThat(failure.ending()).isEqualTo(Ending.REFUSED);
        assertThat(HcnError.of(failure)).isEmpty();
    }

    @Test
    void signedNumbersAreTheSameNumbers() {
        assertThat(ErrorRecord.parse("{\"Success\":false,\"Error\":\"x\",\"ErrorCode\":-2143617023}")
                        .flatMap(ErrorRecord::code))
                .contains(new HResult(0x803B_0001L));
    }

    @Test
    void endingsSayWhetherToTryAgain() {
        assertThat(HcnError.MANAGER_STOPPED.ending()).isEqualTo(Ending.TRANSIENT);
        assertThat(HcnError.RPC_SERVER_UNAVAILABLE.ending()).isEqualTo(Ending.TRANSIENT);
        assertThat(HcnError.RPC_CALL_FAILED.ending()).isEqualTo(Ending.UNKNOWN);
        assertThat(HcnError.ENDPOINT_ALREADY_ATTACHED.mayBeDone()).isTrue();
        assertThat(HcnError.NETWORK_ALREADY_EXISTS.mayBeDone()).isFalse();
        assertThat(Stream.of(HcnError.values()).filter(HcnError::isNotFound))
                .containsExactlyInAnyOrder(
                        HcnError.NETWORK_NOT_FOUND,
                        HcnError.ENDPOINT_NOT_FOUND,
                        HcnError.NOT_FOUND,
                        HcnError.INVALID_OBJECT);
    }

    @Test
    void failuresOfErrorsSayThem() {
        HostCallException failure = HcnError.INVALID_PREFIX.failure("HcnCreateNetwork", "Network web");
        assertThat(failure).hasMessageContaining("The prefix provided is invalid.");
        assertThat(HcnError.of(failure)).isEqualTo(Optional.of(HcnError.INVALID_PREFIX));
    }
}
