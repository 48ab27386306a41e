package dev.hnsform.simulator.model;

import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.simulator.ipam.PortTable;
import java.util.ArrayList;
import java.util.List;

/** Reading of policies as this model keeps them: {@code {"Type":…,"Settings":{…}}}, canonical spelling. */
public final class Policies {
    private Policies() {}

    /** The policy's type. */
    public static String type(JsonObject policy) {
        return policy.string("Type").orElse("");
    }

    /** The policy's settings. */
    public static JsonObject settings(JsonObject policy) {
        return policy.object("Settings").orElse(JsonObject.EMPTY);
    }

    /** A policy. */
    public static JsonObject of(String type, JsonObject settings) {
        return Json.object().put("Type", type).put("Settings", settings).build();
    }

    /** The policies of this type. */
    public static List<JsonObject> ofType(List<JsonObject> policies, String type) {
        return policies.stream().filter(p -> type(p).equals(type)).toList();
    }

    /** The external ports that the policies hold; one that the host is to choose holds none yet. */
    public static List<PortTable.Port> ports(List<JsonObject> policies) {
        List<PortTable.Port> ports = new ArrayList<>(0);
        for (JsonObject policy : policies) {
            if (type(policy).equals("PortMapping")) {
                JsonObject settings = settings(policy);
                int port = settings.integer("ExternalPort").orElse(0L).intValue();
                if (port > 0) {
                    int protocol = settings.integer("Protocol").orElse(0L).intValue();
                    ports.add(new PortTable.Port(
                            protocol, port, settings.string("VIP").orElse("")));
                }
            }
        }
        return ports;
    }
}
