package dev.hnsform.hns.error;

import dev.hnsform.hns.document.Tolerant;
import dev.hnsform.hns.port.HResult;
import dev.hnsform.hns.port.HostCallException;
import dev.hnsform.hns.port.HostCallException.Ending;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonFormatException;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonReader;
import java.util.Optional;

/**
 * HNS's error record (hns-reference 3.2): {@code {"Success":false,"Error":"… ","ErrorCode":n}}.
 *
 * @param text the text, as it came
 * @param code the number; absent on old builds (1607)
 */
public record ErrorRecord(String text, Optional<HResult> code) {
    private static final long LARGEST = 0xFFFF_FFFFL;
    private static final HResult NONE = new HResult(0);

    /** The record of a known error. */
    public static ErrorRecord of(HcnError error) {
        return new ErrorRecord(error.text(), Optional.of(error.result()));
    }

    /** The record in a document; empty when the document is none, as an answer with {@code "Success":true}. */
    public static Optional<ErrorRecord> parse(JsonObject document) {
        Optional<String> text = Tolerant.text(document, "Error");
        Optional<HResult> code = Tolerant.number(document, "ErrorCode")
                .map(n -> n & LARGEST) // some programs print the number signed
                .filter(n -> n != 0)
                .map(HResult::new);
        boolean failed =
                Tolerant.bool(document, "Success").map(success -> !success).orElse(false);
        return failed || code.isPresent() || text.isPresent()
                ? Optional.of(new ErrorRecord(text.orElse(""), code))
                : Optional.empty();
    }

    /** The record in a text; a text that is not JSON is a record by itself. Empty for an empty text. */
    public static Optional<ErrorRecord> parse(String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        try {
            if (JsonReader.parse(text) instanceof JsonObject object) {
                return parse(object);
            }
        } catch (JsonFormatException e) {
            return Optional.of(new ErrorRecord(text, Optional.empty()));
        }
        return Optional.of(new ErrorRecord(text, Optional.empty()));
    }

    /**
     * Whether a call failed, by its HRESULT and its error record. A record counts as failure even when the HRESULT says success (code:
     * hcsshim).
     *
     * @param call HNS's name of the call
     * @param subject kind and id or name of the object
     * @param result the HRESULT
     * @param recordText the error record, or an empty text
     * @return the failure; empty when the call succeeded
     */
    public static Optional<HostCallException> failure(String call, String subject, HResult result, String recordText) {
        Optional<ErrorRecord> parsed = parse(recordText);
        boolean failedByNumber = (result.value() & 0x8000_0000L) != 0;
        if (parsed.isEmpty() && !failedByNumber) {
            return Optional.empty();
        }
        ErrorRecord record = parsed.orElseGet(() -> new ErrorRecord("", Optional.empty()));
        return Optional.of(new ErrorRecord(
                        record.text(),
                        record.code().isPresent() || !failedByNumber ? record.code() : Optional.of(result))
                .failure(call, subject));
    }

    /** The failure that this record is. Numbers that are not known, and none at all, count as refused: the host has answered. */
    public HostCallException failure(String call, String subject) {
        Optional<HcnError> known = code.isPresent() ? code.flatMap(HcnError::of) : HcnError.ofText(text);
        String said = text.isBlank() ? known.map(HcnError::text).orElse("the host gives no reason") : text;
        return new HostCallException(
                call,
                subject,
                code.orElseGet(() -> known.map(HcnError::result).orElse(NONE)),
                known.map(HcnError::ending).orElse(Ending.REFUSED),
                said,
                null);
    }

    /** As v2 calls answer it. */
    public JsonObject toJson() {
        JsonObject.Builder json = Json.object().put("Success", false).put("Error", text);
        code.ifPresent(result -> json.put("ErrorCode", result.value()));
        return json.build();
    }

    /** As v1 calls answer it: keys in alphabetical order, and a text of its own for a missing network (log: calico#5762). */
    public JsonObject toV1Json() {
        boolean noNetwork = text.equals(HcnError.NETWORK_NOT_FOUND.text());
        JsonObject.Builder json = Json.object().put("Error", noNetwork ? HcnError.V1_NETWORK_NOT_FOUND + ". " : text);
        code.ifPresent(result -> json.put("ErrorCode", result.value()));
        return json.put("Success", false).build();
    }
}
