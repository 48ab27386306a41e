package dev.hnsform.simulator.document;

import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonBoolean;
import dev.hnsform.schema.json.JsonNull;
import dev.hnsform.schema.json.JsonNumber;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonString;
import dev.hnsform.simulator.document.PolicyForm.Setting;
import dev.hnsform.simulator.model.Policies;
import dev.hnsform.simulator.rule.Rule;
import java.util.List;
import java.util.Optional;

/**
 * Policies read into the one form this model keeps, and written in both. A v1 policy is flat; a v2 one has {@code Settings}, and whatever stands
 * beside those is lost without a word (hns-reference 2.9, 8 number 16). Settings at their default are not kept.
 */
public final class PolicyDocuments {
    private PolicyDocuments() {}

    /**
     * Reads one policy.
     *
     * @param network whether it is a network's
     * @param v2 whether the document is of the v2 shape, where flat settings are lost
     */
    public static JsonObject read(boolean network, boolean v2, JsonObject policy) {
        boolean v1 = !v2 && !policy.has("Settings");
        Json type = Fields.value(policy, "Type").orElse(JsonNull.INSTANCE);
        PolicyForm form = PolicyForms.find(network, v1, type).orElse(null);
        if (form == null && v1) {
            form = PolicyForms.find(network, false, type).orElse(null);
        }
        if (form == null) {
            throw Rule.UNKNOWN_POLICY_TYPE.about("Type " + type);
        }
        JsonObject from = v1 ? policy : Fields.object(policy, "Settings");
        JsonObject.Builder settings = Json.object();
        for (Setting setting : form.fields()) {
            Optional<Json> written = Fields.value(from, v1 ? setting.v1Name() : setting.name());
            if (written.isPresent()) {
                Json value = read(setting, written.get());
                if (!isDefault(value)) {
                    settings.put(setting.name(), value);
                }
            }
        }
        if (v1) {
            readOldNames(form, policy, settings);
        }
        return Policies.of(form.type(), settings.build());
    }

    private static void readOldNames(PolicyForm form, JsonObject policy, JsonObject.Builder settings) {
        if (form.type().equals("PortMapping") && Fields.bool(policy, "ExternalPortReserved")) {
            settings.put("Flags", 4);
        } else if (form.type().equals("ACL")) {
            number(policy, "Protocol").ifPresent(n -> settings.put("Protocols", n));
            number(policy, "LocalPort").ifPresent(n -> settings.put("LocalPorts", n));
            number(policy, "RemotePort").ifPresent(n -> settings.put("RemotePorts", n));
        }
    }

    private static Optional<String> number(JsonObject policy, String key) {
        long number = Fields.number(policy, key);
        return number == 0 ? Optional.empty() : Optional.of(Long.toString(number));
    }

    private static Json read(Setting setting, Json value) {
        Optional<? extends Json> read = switch (setting.kind()) {
            case TEXT -> value instanceof JsonString ? Optional.of(value) : Optional.empty();
            case NUMBER ->
                value instanceof JsonNumber n && n.asUnsignedLong().isPresent() ? Optional.of(value) : Optional.empty();
            case BOOL -> value instanceof JsonBoolean ? Optional.of(value) : Optional.empty();
            case TEXTS ->
                value instanceof JsonArray a && a.strings().size() == a.size() ? Optional.of(value) : Optional.empty();
            case NAT_FLAGS -> Words.flags(Words.NAT_FLAGS, value).map(Json::of);
            case PROTOCOL -> protocol(value);
            case ACTION -> Words.word(Words.ACTIONS, value).map(Json::of);
            case DIRECTION -> Words.word(Words.DIRECTIONS, value).map(Json::of);
            case RULE_TYPE -> Words.word(Words.RULE_TYPES, value).map(Json::of);
            case ANY -> Optional.of(value);
        };
        if (read.isPresent()) {
            return read.get();
        }
        if (value instanceof JsonString text && text.value().isEmpty()) {
            return value;
        }
        throw Rule.INVALID_POLICY.about(setting.name() + " " + value);
    }

    private static Optional<Json> protocol(Json value) {
        if (value instanceof JsonString text) {
            return switch (text.value().toUpperCase(java.util.Locale.ROOT)) {
                case "TCP" -> Optional.of(Json.of(6));
                case "UDP" -> Optional.of(Json.of(17));
                default -> Optional.empty();
            };
        }
        return value instanceof JsonNumber number && number.isLong() ? Optional.of(number) : Optional.empty();
    }

    private static boolean isDefault(Json value) {
        return value instanceof JsonString text && text.value().isEmpty()
                || value instanceof JsonNumber number && number.isLong() && number.longValue() == 0
                || value instanceof JsonBoolean bool && !bool.value()
                || value instanceof JsonArray array && array.isEmpty();
    }

    /** Writes policies in the v2 form. */
    public static JsonArray writeV2(boolean network, List<JsonObject> policies, boolean defaults) {
        if (!defaults) {
            return new JsonArray(List.copyOf(policies));
        }
        return Json.array(policies.stream().map(p -> withDefaults(network, p)).toList());
    }

    private static JsonObject withDefaults(boolean network, JsonObject policy) {
        PolicyForm form = PolicyForms.find(network, Policies.type(policy)).orElse(null);
        if (form == null) {
            return policy;
        }
        JsonObject.Builder settings = Policies.settings(policy).toBuilder();
        for (Setting setting : form.fields()) {
            if (!Policies.settings(policy).has(setting.name())) {
                switch (setting.kind()) {
                    case TEXT -> settings.put(setting.name(), "");
                    case NUMBER, NAT_FLAGS -> settings.put(setting.name(), 0);
                    case BOOL -> settings.put(setting.name(), false);
                    case TEXTS -> settings.put(setting.name(), JsonArray.EMPTY);
                    default -> {
                        // an enumeration's default would say something that was not asked for
                    }
                }
            }
        }
        return policy.with("Settings", settings.build());
    }

    /** Writes a policy in the flat v1 form. */
    public static JsonObject writeV1(boolean network, JsonObject policy) {
        PolicyForm form = PolicyForms.find(network, Policies.type(policy)).orElse(null);
        JsonObject.Builder flat = Json.object().put("Type", form == null ? Policies.type(policy) : form.v1Type());
        JsonObject settings = Policies.settings(policy);
        if (form == null) {
            settings.forEach(flat::put);
            return flat.build();
        }
        for (Setting setting : form.fields()) {
            Optional<Json> value = settings.get(setting.name());
            if (value.isPresent()) {
                flat.put(setting.v1Name(), writeV1(setting, value.get()));
            }
        }
        if (form.type().equals("PortMapping")) {
            flat.put("ExternalPortReserved", (settings.integer("Flags").orElse(0L) & 4) != 0);
        }
        return flat.build();
    }

    private static Json writeV1(Setting setting, Json value) {
        if (setting.kind() == PolicyForm.Kind.PROTOCOL && value instanceof JsonNumber number) {
            long protocol = number.asLong().orElse(0L);
            return protocol == 6 ? Json.of("TCP") : protocol == 17 ? Json.of("UDP") : value;
        }
        return value;
    }
}
