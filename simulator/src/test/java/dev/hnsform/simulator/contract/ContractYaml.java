package dev.hnsform.simulator.contract;

import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A file of cases as JSON values. */
final class ContractYaml {
    private ContractYaml() {}

    static JsonObject parse(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setCodePointLimit(16 << 20);
        options.setMaxAliasesForCollections(1_000);
        return (JsonObject) json(new Yaml(new SafeConstructor(options)).load(text));
    }

    private static Json json(@org.jspecify.annotations.Nullable Object value) {
        if (value == null) {
            return Json.ofNull();
        }
        if (value instanceof String text) {
            return Json.of(text);
        }
        if (value instanceof Boolean bool) {
            return Json.of(bool);
        }
        if (value instanceof Number number) {
            return JsonReader.parse(number.toString());
        }
        if (value instanceof List<?> list) {
            List<Json> values = new ArrayList<>();
            list.forEach(element -> values.add(json(element)));
            return new JsonArray(values);
        }
        if (value instanceof Map<?, ?> map) {
            JsonObject.Builder object = Json.object();
            map.forEach((key, member) -> object.put(String.valueOf(key), json(member)));
            return object.build();
        }
        throw new ContractException("a case holds a " + value.getClass().getSimpleName() + ": " + value);
    }
}
