package dev.hnsform.simulator.engine;

import dev.hnsform.hns.document.HcnWords;
import dev.hnsform.hns.document.Tolerant;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.simulator.rule.Rule;
import java.util.Optional;

/** Published ports of the host: one holder a protocol, port and address (hns-reference 5.9). */
final class Ports {
    private static final long FIRST_CHOSEN = 49152;
    private static final long LAST = 65535;

    private Ports() {}

    /** What a port mapping occupies; empty for other policies and before HNS has chosen. */
    static Optional<String> keyOf(HostState state, SimEndpoint e, JsonObject policy) {
        if (!Specs.typeOf(policy).equals("PortMapping")) {
            return Optional.empty();
        }
        JsonObject settings = Specs.settings(policy);
        long port = Tolerant.number(settings, "ExternalPort").orElse(0L);
        return port == 0 ? Optional.empty() : Optional.of(key(settings, port));
    }

    private static String key(JsonObject settings, long port) {
        String protocol = Tolerant.first(settings, "Protocol")
                .flatMap(HcnWords.PROTOCOL::label)
                .orElse("");
        return protocol + "/" + port + "@" + Tolerant.text(settings, "VIP").orElse("*");
    }

    /** The mapping with a port: the wanted one if it is free, else one that HNS chooses. */
    static JsonObject reserve(HostState state, JsonObject policy) {
        JsonObject settings = Specs.settings(policy);
        long internal = Tolerant.number(settings, "InternalPort").orElse(0L);
        if (internal <= 0 || internal > LAST) {
            throw Rule.INTERNAL_PORT_MISSING.about("InternalPort " + internal);
        }
        long wanted = Tolerant.number(settings, "ExternalPort").orElse(0L);
        if (wanted < 0 || wanted > LAST) {
            throw Rule.INVALID_POLICY.about("ExternalPort " + wanted);
        }
        if (wanted != 0) {
            if (state.portHolder(key(settings, wanted)).isPresent()) {
                throw Rule.PORT_IN_USE.about("external port " + wanted);
            }
            return policy;
        }
        for (long port = FIRST_CHOSEN; port <= LAST; port++) {
            if (state.portHolder(key(settings, port)).isEmpty()) {
                return policy.with("Settings", settings.with("ExternalPort", Json.of(port)));
            }
        }
        throw Rule.NO_FREE_PORT.about("the dynamic range");
    }
}
