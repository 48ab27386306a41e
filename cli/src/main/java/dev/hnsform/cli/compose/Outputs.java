package dev.hnsform.cli.compose;

import dev.hnsform.hns.mapping.HostReader;
import dev.hnsform.hns.mapping.ObservationReader;
import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HnsHost;
import dev.hnsform.schema.field.FieldJson;
import dev.hnsform.schema.host.HostEndpoint;
import dev.hnsform.schema.host.HostNamespace;
import dev.hnsform.schema.host.HostNetwork;
import dev.hnsform.schema.host.HostObject;
import dev.hnsform.schema.host.Observation;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.recorded.RecordedResource;
import java.util.Optional;

/** What is known of an applied resource: what the host holds now, and what was recorded of it. */
public final class Outputs {
    private final HnsHost host;

    /** Reads a host. */
    public Outputs(HnsHost host) {
        this.host = host;
    }

    /** All of it, by field. */
    public JsonObject of(RecordedResource resource) {
        JsonObject.Builder known = Json.object()
                .put("address", resource.address().toString())
                .put("id", resource.id().toString());
        FieldJson.toJson(resource.applied().spec()).forEach(known::put);
        FieldJson.toJson(resource.decided()).forEach(known::put);
        Observation observed =
                ObservationReader.of(HostReader.read(host, Deadline.READ, id -> id.equals(resource.id())));
        Optional<HostObject> object = observed.find(resource.id());
        known.put("present", object.isPresent());
        object.ifPresent(found -> add(known, found));
        return known.build();
    }

    private static void add(JsonObject.Builder known, HostObject object) {
        known.put("hostName", object.name());
        FieldJson.toJson(object.reported()).forEach(known::put);
        if (object instanceof HostNetwork network) {
            network.managementIp().ifPresent(ip -> known.put("managementIp", ip.toString()));
            network.drMac().ifPresent(mac -> known.put("drMacAddress", mac.toString()));
            network.layer().ifPresent(layer -> known.put("layer", layer.toString()));
        } else if (object instanceof HostEndpoint endpoint) {
            known.put("networkId", endpoint.network().toString());
            endpoint.place().namespaceId().ifPresent(id -> known.put("namespaceId", id.toString()));
        } else if (object instanceof HostNamespace namespace) {
            known.put("compartment", namespace.compartment());
        }
    }
}
