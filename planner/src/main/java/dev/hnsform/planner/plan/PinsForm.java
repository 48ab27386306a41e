package dev.hnsform.planner.plan;

import dev.hnsform.schema.host.Epoch;
import dev.hnsform.schema.json.Digest;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonFormatException;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonString;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.source.SourceSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Pins as JSON and back. */
final class PinsForm {
    private static final Set<String> KEYS =
            Set.of("tool", "stack", "origin", "values", "desired", "record", "host", "destroy", "targets", "consents");

    private PinsForm() {}

    static Json write(Pins pins) {
        JsonObject.Builder values = Json.object();
        pins.values().forEach(values::put);
        SourceSet.Origin origin = pins.origin();
        return Json.object()
                .put("tool", pins.tool())
                .put(
                        "stack",
                        Json.object()
                                .put("name", pins.stackName())
                                .put("id", pins.stackId().toString())
                                .put("throwAwayId", pins.throwAwayId())
                                .build())
                .put(
                        "origin",
                        Json.object()
                                .put("shown", origin.shown())
                                .put("repository", origin.repository())
                                .put("commit", origin.commit())
                                .put("path", origin.path())
                                .build())
                .put("values", values.build())
                .put("desired", pins.desired().hex())
                .put(
                        "record",
                        Json.object()
                                .put("lineage", pins.lineage())
                                .put("serial", pins.serial())
                                .build())
                .put(
                        "host",
                        Json.object()
                                .put("uri", pins.hostUri())
                                .put("simulated", pins.simulated())
                                .put("identity", pins.hostIdentity())
                                .put("bootId", pins.epoch().bootId())
                                .put("serviceStart", pins.epoch().serviceStart())
                                .put("hnsVersion", pins.hnsVersion())
                                .build())
                .put("destroy", pins.destroy())
                .put("targets", Json.strings(pins.targets()))
                .put(
                        "consents",
                        Json.object()
                                .put("hostInterruption", pins.consents().hostInterruption())
                                .put(
                                        "foreignLoss",
                                        Json.strings(pins.consents().foreignLoss().stream()
                                                .map(Guid::toString)
                                                .toList()))
                                .put("massDelete", pins.consents().massDelete())
                                .build())
                .build();
    }

    static Pins read(Json json, String where) {
        Fields pins = Fields.of(json, where, KEYS);
        Fields stack = Fields.of(pins.json("stack"), pins.at("stack"), Set.of("name", "id", "throwAwayId"));
        Fields origin =
                Fields.of(pins.json("origin"), pins.at("origin"), Set.of("shown", "repository", "commit", "path"));
        Fields record = Fields.of(pins.json("record"), pins.at("record"), Set.of("lineage", "serial"));
        Fields host = Fields.of(
                pins.json("host"),
                pins.at("host"),
                Set.of("uri", "simulated", "identity", "bootId", "serviceStart", "hnsVersion"));
        return new Pins(
                pins.string("tool"),
                stack.string("name"),
                stack.guid("id"),
                stack.bool("throwAwayId"),
                new SourceSet.Origin(
                        origin.string("shown"),
                        origin.string("repository"),
                        origin.string("commit"),
                        origin.string("path")),
                values(pins),
                pins.parsed("desired", Digest::new),
                record.string("lineage"),
                record.integer("serial"),
                host.string("uri"),
                host.bool("simulated"),
                host.string("identity"),
                new Epoch(host.string("bootId"), host.string("serviceStart")),
                host.string("hnsVersion"),
                pins.bool("destroy"),
                pins.strings("targets"),
                consents(pins));
    }

    private static SortedMap<String, String> values(Fields pins) {
        if (!(pins.json("values") instanceof JsonObject object)) {
            throw new JsonFormatException(pins.at("values") + ": an object is expected");
        }
        SortedMap<String, String> values = new TreeMap<>();
        object.forEach((key, value) -> {
            if (!(value instanceof JsonString text)) {
                throw new JsonFormatException(pins.at("values") + "." + key + ": a string is expected");
            }
            values.put(key, text.value());
        });
        return values;
    }

    private static Consents consents(Fields pins) {
        Fields json = Fields.of(
                pins.json("consents"), pins.at("consents"), Set.of("hostInterruption", "foreignLoss", "massDelete"));
        List<Guid> loss = new ArrayList<>();
        for (String text : json.strings("foreignLoss")) {
            loss.add(Guid.tryParse(text)
                    .orElseThrow(() -> new JsonFormatException(json.at("foreignLoss") + ": a GUID is expected")));
        }
        return new Consents(json.bool("hostInterruption"), loss, json.bool("massDelete"));
    }
}
