package dev.hnsform.simulator.storage;

import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonFormatException;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.simulator.model.Change;
import dev.hnsform.simulator.model.Host;
import dev.hnsform.simulator.model.Layer;
import dev.hnsform.simulator.model.SimulatedObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The log's form of changes: one line holds those of one call, so that a torn line loses a call and never a part of one. */
final class ChangeCodec {
    private ChangeCodec() {}

    static JsonObject write(List<Change> changes) {
        List<Json> written = new ArrayList<>(changes.size());
        changes.forEach(c -> c.accept(new Writer(written)));
        return Json.object().put("changes", Json.array(written)).build();
    }

    /** Writes each change as an object with one key that says what it is. */
    private record Writer(List<Json> to) implements Change.Visitor {
        private void add(String key, Json value) {
            to.add(Json.object().put(key, value).build());
        }

        @Override
        public void put(SimulatedObject object) {
            add(object.kind().label().toLowerCase(Locale.ROOT), ObjectCodec.write(object));
        }

        @Override
        public void remove(HcnKind kind, Guid id) {
            JsonObject removed = Json.object()
                    .put("kind", kind.label())
                    .put("id", id.toString())
                    .build();
            add("remove", removed);
        }

        @Override
        public void put(Layer layer) {
            add("layer", ObjectCodec.writeLayer(layer));
        }

        @Override
        public void removeLayer(Guid id) {
            add("removeLayer", Json.of(id.toString()));
        }

        @Override
        public void put(Host host) {
            add("host", HostCodec.write(host));
        }

        @Override
        public void putFaults(JsonObject schedule) {
            add("faults", schedule);
        }

        @Override
        public void counted(long changes) {
            add("counted", Json.of(changes));
        }
    }

    /**
     * The changes of a line.
     *
     * @throws RuntimeException of several kinds when the line is not one of this format
     */
    static List<Change> read(JsonObject line) {
        List<Change> changes = new ArrayList<>();
        JsonArray written =
                line.array("changes").orElseThrow(() -> new JsonFormatException("the line has no \"changes\""));
        for (JsonObject change : written.objects()) {
            if (change.size() != 1) {
                throw new JsonFormatException("a change has " + change.size() + " keys instead of one");
            }
            changes.add(read(change.keys().get(0), change));
        }
        return changes;
    }

    private static Change read(String key, JsonObject change) {
        JsonObject value = change.object(key).orElse(JsonObject.EMPTY);
        return switch (key) {
            case "network" -> new Change.PutObject(ObjectCodec.readNetwork(value));
            case "endpoint" -> new Change.PutObject(ObjectCodec.readEndpoint(value));
            case "namespace" -> new Change.PutObject(ObjectCodec.readNamespace(value));
            case "loadbalancer" -> new Change.PutObject(ObjectCodec.readBalancer(value));
            case "sdnroute" -> new Change.PutObject(ObjectCodec.readSdnRoute(value));
            case "guestnetworkservice" -> new Change.PutObject(ObjectCodec.readGuestService(value));
            case "layer" -> new Change.PutLayer(ObjectCodec.readLayer(value));
            case "host" -> new Change.PutHost(HostCodec.read(value));
            case "faults" -> new Change.PutFaults(value);
            case "counted" -> new Change.Counted(ObjectCodec.number(change, key));
            case "removeLayer" -> new Change.RemoveLayer(ObjectCodec.guid(change, key));
            case "remove" ->
                new Change.RemoveObject(
                        HcnKind.ofLabel(ObjectCodec.required(value, "kind"))
                                .orElseThrow(() -> new JsonFormatException("\"kind\" is no kind of object")),
                        ObjectCodec.guid(value, "id"));
            default -> throw new JsonFormatException("\"" + key + "\" is no change this program knows");
        };
    }
}
