package dev.hnsform.simulator;

import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.port.PortProtocol;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A call on the simulated host. What few calls need is made only for those.
 *
 * @param name HNS's name of it
 * @param about what it is about, for messages
 * @param words the call in words that a late one can be carried out from
 * @param changes whether it changes anything
 */
record Call(String name, Supplier<String> about, Supplier<JsonObject> words, boolean changes) {
    /** The call that lists the ports held for guests. */
    static final Call RESERVED_PORTS =
            reading("HcnEnumerateGuestNetworkPortReservations", () -> "the ports held for guests");

    /** A call that only reads. */
    static Call reading(String name, Supplier<String> about) {
        return new Call(name, about, () -> JsonObject.EMPTY, false);
    }

    /** A call on one object. */
    static Call changing(String verb, HcnKind kind, Guid id, JsonObject document) {
        Supplier<JsonObject> words = () -> Json.object()
                .put("verb", verb.toLowerCase(Locale.ROOT))
                .put("kind", kind.label())
                .put("id", id.toString())
                .put("document", document)
                .build();
        return new Call("Hcn" + verb + kind.label(), () -> subject(kind, id, document), words, true);
    }

    private static String subject(HcnKind kind, Guid id, JsonObject document) {
        Optional<String> name = document.string("Name").filter(text -> !text.isEmpty());
        if (id.equals(Guid.ZERO)) {
            return name.map(text -> kind.label() + " " + text).orElse(kind.label() + " without id and name");
        }
        return name.map(text -> kind.label() + " " + text + " (" + id + ")").orElseGet(() -> kind.label() + " " + id);
    }

    /** A call whose result its caller holds: one that nobody waits for any more is not carried out later. */
    static Call reservingPort(Guid service, PortProtocol protocol, int port) {
        return reading(
                "HcnReserveGuestNetworkServicePort", () -> protocol + " port " + port + " for " + guest(service));
    }

    /** The same of several ports. */
    static Call reservingPorts(Guid service, int count) {
        return reading("HcnReserveGuestNetworkServicePortRange", () -> count + " ports for " + guest(service));
    }

    /** Gives ports back. */
    static Call releasingPorts(int first, int last) {
        return reading(
                "HcnReleaseGuestNetworkServicePortReservationHandle", () -> "the ports " + first + " to " + last);
    }

    private static String guest(Guid service) {
        return HcnKind.GUEST_SERVICE.label() + " " + service;
    }

    /** A v1 call. */
    static Call old(String method, String path, JsonObject document) {
        Supplier<JsonObject> words = () -> Json.object()
                .put("verb", "hns")
                .put("method", method)
                .put("path", path)
                .put("document", document)
                .build();
        return new Call("HNSCall", () -> method + " " + path, words, !method.equals("GET"));
    }

    /** What it is about, for messages. */
    String subject() {
        return about.get();
    }

    /** The call in words that a late one can be carried out from. */
    JsonObject request() {
        return words.get();
    }
}
