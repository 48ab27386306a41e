package dev.hnsform.simulator.fault;

import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonFormatException;
import dev.hnsform.schema.json.JsonObject;
import java.util.Arrays;
import java.util.Locale;

/**
 * One thing that goes wrong, once.
 *
 * @param kind what goes wrong
 * @param call HNS's name of the call it waits for, for example {@code HcnCreateNetwork}; empty for any call
 * @param nth at which matching call from now on it strikes, from 1
 * @param code the HRESULT that {@code FAIL} answers; else 0
 * @param later after how many further calls a {@code LAND_LATE} call is carried out; else 0
 */
public record Fault(Kind kind, String call, long nth, long code, long later) {
    /** What goes wrong. */
    public enum Kind {
        /** The call is refused with a code. */
        FAIL("fail"),
        /** The call does not answer before its deadline; nothing is done. */
        HANG("hang"),
        /** The call answers success and does nothing. */
        LIE("lie"),
        /** The call does not answer before its deadline, and is carried out some calls later. */
        LAND_LATE("land-late"),
        /** The caller's process dies before the call. */
        KILL_BEFORE("kill-before"),
        /** The caller's process dies right after the call was carried out. */
        KILL_AFTER("kill-after");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** Its word on the command line. */
        public String label() {
            return label;
        }

        /**
         * The kind of this word.
         *
         * @throws IllegalArgumentException when there is none; the message is fit for a user
         */
        public static Kind parse(String word) {
            return Arrays.stream(values())
                    .filter(k -> k.label.equals(word.toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("\"" + word + "\" is no fault; choose one of "
                            + String.join(
                                    ", ",
                                    Arrays.stream(values()).map(Kind::label).toList())));
        }
    }

    /** Checks the numbers. */
    public Fault {
        if (nth < 1) {
            throw new IllegalArgumentException("a fault strikes at the 1st matching call or later, not at call " + nth);
        }
        if (code < 0 || code > 0xFFFF_FFFFL || (kind == Kind.FAIL && code == 0)) {
            throw new IllegalArgumentException("a fault that fails answers an HRESULT such as 0x803b0013");
        }
        if (later < 0 || (kind == Kind.LAND_LATE && later == 0)) {
            throw new IllegalArgumentException("a late call lands after 1 or more further calls");
        }
    }

    /** The same fault, one matching call nearer. */
    public Fault nearer() {
        return new Fault(kind, call, nth - 1, code, later);
    }

    /** Whether a call counts towards it. */
    public boolean isAbout(String name) {
        return call.isEmpty() || call.equals(name);
    }

    JsonObject toJson() {
        return Json.object()
                .put("kind", kind.label())
                .put("call", call)
                .put("nth", nth)
                .put("code", code)
                .put("later", later)
                .build();
    }

    static Fault fromJson(JsonObject json) {
        try {
            return new Fault(
                    Kind.parse(json.string("kind").orElse("")),
                    json.string("call").orElse(""),
                    json.integer("nth").orElse(0L),
                    json.integer("code").orElse(0L),
                    json.integer("later").orElse(0L));
        } catch (IllegalArgumentException e) {
            throw new JsonFormatException("fault: " + e.getMessage());
        }
    }

    @Override
    public String toString() {
        return kind.label() + " at call " + nth + (call.isEmpty() ? "" : " of " + call);
    }
}
