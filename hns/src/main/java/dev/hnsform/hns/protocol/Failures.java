package dev.hnsform.hns.protocol;

import dev.hnsform.hns.error.ErrorRecord;
import dev.hnsform.hns.port.HResult;
import dev.hnsform.hns.port.HostCallException;
import dev.hnsform.hns.port.HostCallException.Ending;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonFormatException;
import dev.hnsform.schema.json.JsonObject;
import java.util.Optional;

/** Host failures as error messages, and back. */
final class Failures {
    static final HResult NOT_IMPLEMENTED = new HResult(0x80004001L);
    static final HResult FAILED = new HResult(0x80004005L);
    static final HResult ACCESS_DENIED = new HResult(0x80070005L);
    static final HResult INVALID_HANDLE = new HResult(0x80070006L);
    static final HResult OUT_OF_MEMORY = new HResult(0x8007000EL);
    static final HResult INVALID_ARGUMENT = new HResult(0x80070057L);
    static final HResult REVISION_MISMATCH = new HResult(0x8007051AL);
    static final HResult INVALID_JSON = new HResult(0x803B001BL);
    static final HResult SERVER_UNAVAILABLE = new HResult(0x800706BAL);
    static final HResult CALL_FAILED = new HResult(0x800706BEL);
    static final HResult TIMEOUT = new HResult(0x800705B4L);

    private Failures() {}

    /** The error of a failed call. */
    static Message of(Header request, HostCallException failure) {
        HResult code = failure.hresult();
        ErrorRecord record =
                new ErrorRecord(failure.record(), code.value() == 0 ? Optional.empty() : Optional.of(code));
        boolean old = request.service() == Protocol.HCN && request.call() == HcnCall.HNS_CALL.number();
        JsonObject details = Json.object()
                .put("call", failure.call())
                .put("subject", failure.subject())
                .put("code", code.value())
                .put("record", failure.record())
                .build();
        return Message.of(
                request.error(shown(failure), failure.ending().ordinal()),
                (old ? record.toV1Json() : record.toJson()).toString(),
                details.toString());
    }

    /** A client that only knows HRESULTs must see a failure too where the host gave none. */
    private static HResult shown(HostCallException failure) {
        if (failure.hresult().value() != 0) {
            return failure.hresult();
        }
        return failure.ending() == Ending.UNKNOWN ? TIMEOUT : FAILED;
    }

    /** An error of the protocol's own. */
    static Message of(Header request, HResult code, Ending ending, String why) {
        return of(request, new HostCallException("the host protocol", "the server", code, ending, why, null));
    }

    /** The failure of a call that was answered with an error. */
    static HostCallException read(Message error, String call, String subject) {
        Ending ending = ending(error.header().detail());
        HResult code = new HResult(error.header().status());
        try {
            JsonObject details = Documents.objectOrNothing(error.bodyB());
            Optional<String> record = details.string("record").filter(text -> !text.isEmpty());
            if (record.isPresent()) {
                boolean own = details.string("call").orElse("").equals("the host protocol");
                return new HostCallException(
                        own ? call : details.string("call").orElse(call),
                        own ? subject : details.string("subject").orElse(subject),
                        details.integer("code")
                                .filter(n -> n >= 0 && n <= 0xFFFF_FFFFL)
                                .map(HResult::new)
                                .orElse(code),
                        ending,
                        record.get(),
                        null);
            }
        } catch (JsonFormatException e) {
            return plain(error, call, subject, code, ending);
        }
        return plain(error, call, subject, code, ending);
    }

    private static HostCallException plain(Message error, String call, String subject, HResult code, Ending ending) {
        String text = ErrorRecord.parse(error.textA()).map(ErrorRecord::text).orElse("");
        return new HostCallException(
                call, subject, code, ending, text.isBlank() ? "the host gives no reason" : text, null);
    }

    /** What cannot be understood may have been anything. */
    private static Ending ending(long detail) {
        return detail >= 0 && detail < Ending.values().length ? Ending.values()[(int) detail] : Ending.UNKNOWN;
    }
}
