package dev.hnsform.hns.port;

import dev.hnsform.schema.diagnostic.ToolException;
import org.jspecify.annotations.Nullable;

/** A host call that failed, or whose result is not known. The one exception for host failures. */
public final class HostCallException extends ToolException {
    private static final long serialVersionUID = 1L;

    /** How the call ended. */
    public enum Ending {
        /** The host refused it: nothing was changed. */
        REFUSED,
        /** The host could not do it now; the same call may succeed later (hns-reference 3.1: not ready, RPC failed before sending, …). */
        TRANSIENT,
        /** It is not known whether it was carried out: the deadline passed, or the connection broke in the middle. */
        UNKNOWN
    }

    private final String call;
    private final transient HResult code;
    private final Ending ending;
    private final String record;

    /**
     * Creates the failure.
     *
     * @param call HNS's name of the call, for example {@code HcnCreateNetwork}
     * @param subject kind and id or name of the object, for example {@code Network web (6f1c…)}
     * @param code the HRESULT; {@code HResult(0)} when there is none, as with a missed deadline
     * @param ending how the call ended
     * @param record HNS's error text, or what is known instead; never empty
     * @param cause the failure below, or null
     */
    public HostCallException(
            String call, String subject, HResult code, Ending ending, String record, @Nullable Throwable cause) {
        super("HF5001", call, subject, describe(call, subject, code, ending, record), cause);
        this.call = call;
        this.code = code;
        this.ending = ending;
        this.record = record;
    }

    private static String describe(String call, String subject, HResult code, Ending ending, String record) {
        String what = sentence(record.strip(), code.value() == 0 ? "" : " (" + code + ")");
        return switch (ending) {
            case REFUSED -> call + " for " + subject + " was refused by the host: " + what;
            case TRANSIENT -> call + " for " + subject + " failed for now: " + what;
            case UNKNOWN -> "It is not known whether " + call + " for " + subject + " was carried out: " + what;
        };
    }

    /** The host's words as they are, and the number; a sentence that nobody ended is ended. */
    private static String sentence(String words, String number) {
        return words + number + (words.endsWith(".") ? "" : ".");
    }

    /** HNS's name of the call. */
    public String call() {
        return call;
    }

    /** The HRESULT; 0 when there is none. */
    public HResult hresult() {
        return code;
    }

    /** How the call ended. */
    public Ending ending() {
        return ending;
    }

    /** HNS's error text. */
    public String record() {
        return record;
    }

    /** Whether the same call may succeed later. */
    public boolean isRetryable() {
        return ending == Ending.TRANSIENT;
    }
}
