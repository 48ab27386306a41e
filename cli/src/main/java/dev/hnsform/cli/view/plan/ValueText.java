package dev.hnsform.cli.view.plan;

import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonWriter;
import java.util.List;

/** A value as a plan's text shows it: scalars on their line, lists and objects in brackets over several. */
final class ValueText {
    private static final int LONGEST_LINE = 60;

    private ValueText() {}

    /**
     * The text of a value that starts behind {@code name = }.
     *
     * @param indent the column, in spaces, at which the line began
     */
    static String of(Json value, int indent) {
        if (value instanceof JsonObject object) {
            return object(object, indent);
        }
        if (value instanceof JsonArray array) {
            return array(array, indent);
        }
        return scalar(value);
    }

    /** Whether a value fits on one line. */
    static boolean isShort(Json value) {
        if (value instanceof JsonArray array) {
            int length = 1 + Math.max(1, array.size()); // brackets, and commas between
            for (Json element : array) {
                if (length > LONGEST_LINE || element instanceof JsonObject || element instanceof JsonArray) {
                    return false;
                }
                length += scalar(element).length();
            }
            return length <= LONGEST_LINE;
        }
        return !(value instanceof JsonObject object) || object.isEmpty();
    }

    private static String scalar(Json value) {
        return JsonWriter.compact(value);
    }

    private static String array(JsonArray array, int indent) {
        if (isShort(array)) {
            StringBuilder line = new StringBuilder("[");
            for (Json element : array) {
                line.append(line.length() == 1 ? "" : ", ").append(scalar(element));
            }
            return line.append(']').toString();
        }
        StringBuilder text = new StringBuilder("[\n");
        for (Json element : array) {
            text.append(" ".repeat(indent + 4)).append(of(element, indent + 4)).append(",\n");
        }
        return text.append(" ".repeat(indent)).append(']').toString();
    }

    private static String object(JsonObject object, int indent) {
        if (object.isEmpty()) {
            return "{}";
        }
        int width = 0;
        for (String key : object.keys()) {
            width = Math.max(width, key.length());
        }
        String margin = " ".repeat(indent + 4);
        StringBuilder text = new StringBuilder("{\n");
        List<Json> values = object.values();
        for (int i = 0; i < values.size(); i++) {
            String key = object.keys().get(i);
            text.append(margin)
                    .append(key)
                    .append(" ".repeat(isShort(values.get(i)) ? width - key.length() : 0))
                    .append(" = ")
                    .append(of(values.get(i), indent + 4))
                    .append('\n');
        }
        return text.append(" ".repeat(indent)).append('}').toString();
    }
}
