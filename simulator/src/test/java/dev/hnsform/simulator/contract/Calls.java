package dev.hnsform.simulator.contract;

import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.port.HnsHost;
import dev.hnsform.hns.port.HostQuery;
import dev.hnsform.hns.version.HnsFeatures;
import dev.hnsform.schema.feature.Feature;
import dev.hnsform.schema.feature.Features;
import dev.hnsform.schema.feature.HnsVersion;
import dev.hnsform.schema.host.HostFacts;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The calls that a case can make, through any way to a host. */
final class Calls implements AutoCloseable {
    /** The words that name a call; each step has one of them. */
    static final List<String> VERBS = List.of(
            "create",
            "modify",
            "delete",
            "query",
            "enumerate",
            "hns",
            "facts",
            "register",
            "told",
            "reserve",
            "release",
            "reserved",
            "host");

    private final HnsHost host;
    private final Symbols symbols;
    private final Told told = new Told();
    private final Reserved reserved;

    Calls(HnsHost host, Symbols symbols) {
        this.host = host;
        this.symbols = symbols;
        this.reserved = new Reserved(host);
    }

    /** Makes a step's call; a list of ids is the answer to enumerate, and what changes answers nothing. */
    Json make(String verb, JsonObject step) {
        String[] words = step.string(verb).orElseThrow().split(" ");
        if (verb.equals("hns")) {
            return host.hnsCall(words[0], symbols.resolved(words[1]), document(step), Deadline.CHANGE);
        }
        if (verb.equals("register")) {
            told.listen(host, words.length > 1 ? Optional.of(symbols.id(words[1])) : Optional.empty());
            return JsonArray.EMPTY;
        }
        if (verb.equals("told")) {
            return told.next(Integer.parseInt(words[0]));
        }
        if (verb.equals("reserve")) {
            Guid service = symbols.id(step.string("for").orElseThrow());
            return reserved.reserve(service, words, step.string("as").orElse(""));
        }
        if (verb.equals("release")) {
            return reserved.release(words[0]);
        }
        if (verb.equals("reserved")) {
            return reserved.list();
        }
        if (verb.equals("facts")) {
            return facts(words[0]);
        }
        HcnKind kind = kind(words[0]);
        if (verb.equals("enumerate")) {
            return Json.strings(host.enumerate(kind, query(step), Deadline.READ).stream()
                    .map(Guid::toString)
                    .toList());
        }
        Guid id = words.length > 1 ? symbols.id(words[1]) : Guid.ZERO;
        return switch (verb) {
            case "create" -> {
                host.create(kind, id, document(step), Deadline.CHANGE);
                yield JsonArray.EMPTY;
            }
            case "modify" -> {
                host.modify(kind, id, request(step), Deadline.CHANGE);
                yield JsonArray.EMPTY;
            }
            case "delete" -> {
                host.delete(kind, id, Deadline.CHANGE);
                yield JsonArray.EMPTY;
            }
            case "query" -> host.query(kind, id, query(step), Deadline.READ);
            default -> throw new ContractException("\"" + verb + "\" is no call");
        };
    }

    /** {@code features}: what follows from the version that the host says, for each feature. */
    private Json facts(String what) {
        if (!what.equals("features")) {
            throw new ContractException("\"" + what + "\" is no fact of a host");
        }
        HostFacts facts = host.facts(Deadline.READ);
        JsonObject version = (JsonObject) host.hnsCall("GET", "/globals/version", JsonObject.EMPTY, Deadline.READ);
        HnsVersion said = new HnsVersion(
                version.integer("Major").orElse(0L).intValue(),
                version.integer("Minor").orElse(0L).intValue());
        Features features = HnsFeatures.of(said, facts.windowsBuild());
        JsonObject.Builder answer = Json.object();
        for (Feature feature : Feature.values()) {
            if (facts.features().has(feature) != features.has(feature)) {
                throw new ContractException("the facts of the host and its version disagree on " + feature.name());
            }
            answer.put(feature.name(), features.has(feature));
        }
        return answer.build();
    }

    static HcnKind kind(String word) {
        String singular = word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
        return Arrays.stream(HcnKind.values())
                .filter(kind -> kind.label().toLowerCase(Locale.ROOT).equals(singular))
                .findFirst()
                .orElseThrow(() -> new ContractException("\"" + word + "\" is no kind of object"));
    }

    private JsonObject document(JsonObject step) {
        return (JsonObject) symbols.resolved(step.object("document").orElse(JsonObject.EMPTY));
    }

    /** A modify request: {@code request: Add Endpoint} and its settings, or a whole document. */
    private JsonObject request(JsonObject step) {
        String[] words = step.string("request").orElse("").split(" ");
        if (words.length < 2) {
            return document(step);
        }
        return Json.object()
                .put("RequestType", words[0])
                .put("ResourceType", words[1])
                .put("Settings", symbols.resolved(step.object("settings").orElse(JsonObject.EMPTY)))
                .build();
    }

    private HostQuery query(JsonObject step) {
        String shape = step.string("shape").orElse("v2");
        return new HostQuery(
                shape.equals("v1") ? 1 : 2,
                0,
                shape.equals("detailed"),
                step.object("filter").map(filter -> (JsonObject) symbols.resolved(filter)));
    }

    @Override
    public void close() {
        told.close();
        reserved.close();
    }
}
