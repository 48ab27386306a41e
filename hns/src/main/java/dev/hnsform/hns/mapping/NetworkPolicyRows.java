package dev.hnsform.hns.mapping;

import dev.hnsform.hns.document.HcnWords;
import dev.hnsform.hns.document.Tolerant;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.resource.Adapter;
import dev.hnsform.schema.resource.InterfaceConstraint;
import dev.hnsform.schema.resource.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The policies of a network document that are fields of the resource (hns-reference 2.8): one row a field. */
final class NetworkPolicyRows {
    /** A policy of one setting; v1 holds the setting in a key of the network itself. */
    private record Single(String type, Row<?> row) {}

    private static final List<Single> ADAPTER = List.of(
            new Single(
                    "NetAdapterName", Row.of(Adapter.NAMES, "NetworkAdapterName", Codecs.comma(Adapter.NAMES.shape()))),
            new Single(
                    "ProviderAddress",
                    Row.of(Adapter.ADDRESS, "ProviderAddress", Codecs.text(Adapter.ADDRESS.shape()))));
    private static final List<Single> NETWORK = List.of(
            new Single(
                    "SourceMacAddress",
                    Row.of(Network.SOURCE_MAC, "SourceMacAddress", Codecs.text(Network.SOURCE_MAC.shape()))
                            .older("SourceMac")),
            new Single("VxlanPort", Row.of(Network.VXLAN_PORT, "Port", Codecs.number(Network.VXLAN_PORT.shape()))),
            new Single(
                    "AutomaticDNS",
                    Row.of(Network.AUTOMATIC_DNS, "Enable", Codecs.BOOL).older("AutomaticDNS")));
    private static final List<Row<?>> INTERFACE = List.of(
            Row.of(InterfaceConstraint.ALIAS, "InterfaceAlias", Codecs.text(InterfaceConstraint.ALIAS.shape())),
            Row.of(InterfaceConstraint.GUID, "InterfaceGuid", Codecs.text(InterfaceConstraint.GUID.shape())),
            Row.of(InterfaceConstraint.INDEX, "InterfaceIndex", Codecs.number(InterfaceConstraint.INDEX.shape())));

    private NetworkPolicyRows() {}

    /** The policies that a network's fields ask for, in the order of the rows. */
    static List<JsonObject> write(FieldValues spec) {
        List<JsonObject> policies = new ArrayList<>();
        spec.value(Network.ADAPTER).ifPresent(adapter -> write(ADAPTER, adapter.values(), policies));
        spec.value(Network.INTERFACE_CONSTRAINT)
                .ifPresent(constraint -> policies.add(policy(
                        "InterfaceConstraint",
                        Row.write(INTERFACE, constraint.values(), Json.object()).build())));
        write(NETWORK, spec, policies);
        if (spec.value(Network.HOST_ROUTE).orElse(false)) {
            policies.add(hostRoute());
        }
        spec.value(Network.EXTENSIONS)
                .ifPresent(extensions -> extensions.forEach((id, enabled) -> policies.add(policy(
                        "VSwitchExtension",
                        Json.object()
                                .put("ExtensionID", id)
                                .put("Enable", enabled)
                                .build()))));
        return policies;
    }

    private static void write(List<Single> rows, FieldValues values, List<JsonObject> policies) {
        for (Single single : rows) {
            if (values.has(single.row().field())) {
                JsonObject.Builder settings = Json.object();
                single.row().write(values, settings);
                policies.add(policy(single.type(), settings.build()));
            }
        }
    }

    static JsonObject hostRoute() {
        return policy("HostRoute", JsonObject.EMPTY);
    }

    static JsonObject policy(String type, JsonObject settings) {
        return Json.object().put("Type", type).put("Settings", settings).build();
    }

    /** Reports the fields that policies hold, or in v1 keys of the network. */
    static void read(JsonObject document, List<JsonObject> policies, FieldValues.Builder values) {
        FieldValues.Builder adapter = FieldValues.builder(Adapter.SHAPE.table());
        read(ADAPTER, document, policies, adapter);
        FieldValues known = adapter.build();
        if (!known.isEmpty()) {
            values.put(Network.ADAPTER, new Adapter(known));
        }
        find(policies, "InterfaceConstraint").ifPresent(settings -> {
            FieldValues constraint = Row.read(
                            INTERFACE, settings, FieldValues.builder(InterfaceConstraint.SHAPE.table()))
                    .build();
            if (!constraint.isEmpty()) {
                values.put(Network.INTERFACE_CONSTRAINT, new InterfaceConstraint(constraint));
            }
        });
        read(NETWORK, document, policies, values);
        values.put(Network.HOST_ROUTE, find(policies, "HostRoute").isPresent());
    }

    private static void read(
            List<Single> rows, JsonObject document, List<JsonObject> policies, FieldValues.Builder values) {
        for (Single single : rows) {
            single.row().read(find(policies, single.type()).orElse(document), values);
        }
    }

    /** The settings of the first policy of a type; a v1 policy is its own settings. */
    static Optional<JsonObject> find(List<JsonObject> policies, String type) {
        for (JsonObject policy : policies) {
            if (is(policy, type)) {
                return Optional.of(settings(policy));
            }
        }
        return Optional.empty();
    }

    static boolean is(JsonObject policy, String type) {
        return Tolerant.first(policy, "Type")
                .flatMap(HcnWords.NETWORK_POLICY::label)
                .filter(type::equals)
                .isPresent();
    }

    static JsonObject settings(JsonObject policy) {
        return Tolerant.object(policy, "Settings").orElse(policy);
    }
}
