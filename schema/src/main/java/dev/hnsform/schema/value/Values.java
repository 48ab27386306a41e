package dev.hnsform.schema.value;

import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonWriter;
import dev.hnsform.schema.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The values of a stack: what was given, else the defaults.
 *
 * @param nodes the values by name; a value that is missing or faulty stands as a broken scalar, so that nothing is said twice
 */
public record Values(SortedMap<String, YamlNode> nodes) {
    /** No values. */
    public static final Values NONE = new Values(new TreeMap<>());

    /** Copies the map. */
    public Values {
        nodes = Collections.unmodifiableSortedMap(new TreeMap<>(nodes));
    }

    /** A value by its name. */
    public Optional<YamlNode> find(String name) {
        return Optional.ofNullable(nodes.get(name));
    }

    /** All values as canonical text, by name. */
    public SortedMap<String, String> texts() {
        SortedMap<String, String> texts = new TreeMap<>();
        nodes.forEach((name, node) -> texts.put(name, text(node)));
        return texts;
    }

    /** A value as canonical text: a scalar's own, lists and maps as JSON. */
    public static String text(YamlNode node) {
        return node instanceof YamlNode.Scalar scalar ? scalar.text() : JsonWriter.canonical(json(node));
    }

    private static Json json(YamlNode node) {
        if (node instanceof YamlNode.Scalar scalar) {
            return Json.of(scalar.text());
        }
        if (node instanceof YamlNode.Sequence sequence) {
            List<Json> elements = new ArrayList<>();
            sequence.elements().forEach(element -> elements.add(json(element)));
            return Json.array(elements);
        }
        JsonObject.Builder object = Json.object();
        for (YamlNode.Entry entry : ((YamlNode.Mapping) node).entries()) {
            object.put(((YamlNode.Scalar) entry.key()).text(), json(entry.value()));
        }
        return object.build();
    }
}
