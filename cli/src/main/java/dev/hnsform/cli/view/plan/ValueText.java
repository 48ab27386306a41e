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
        StringBuilder text = new StringBuilder();
        append(text, value, indent);
        return text.toString();
    }

    /** Appends the same. */
    static void append(StringBuilder text, Json value, int indent) {
        if (value instanceof JsonObject object) {
            object(text, object, indent);
        } else if (value instanceof JsonArray array) {
            array(text, array, indent);
        } else {
            text.append(scalar(value));
        }
    }

    /** Appends so many spaces. */
    static void space(StringBuilder text, int width) {
        for (int i = 0; i < width; i++) {
            text.append(' ');
        }
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

    private static void array(StringBuilder text, JsonArray array, int indent) {
        text.append('[');
        if (isShort(array)) {
            String separator = "";
            for (Json element : array) {
                text.append(separator).append(scalar(element));
                separator = ", ";
            }
        } else {
            text.append('\n');
            for (Json element : array) {
                space(text, indent + 4);
                append(text, element, indent + 4);
                text.append(",\n");
            }
            space(text, indent);
        }
        text.append(']');
    }

    private static void object(StringBuilder text, JsonObject object, int indent) {
        if (object.isEmpty()) {
            text.append("{}");
            return;
        }
        List<String> keys = object.keys();
        List<Json> values = object.values();
        int width = 0;
        for (String key : keys) {
            width = Math.max(width, key.length());
        }
        text.append("{\n");
        for (int i = 0; i < values.size(); i++) {
            space(text, indent + 4);
            text.append(keys.get(i));
            if (isShort(values.get(i))) {
                space(text, width - keys.get(i).length());
            }
            text.append(" = ");
            append(text, values.get(i), indent + 4);
            text.append('\n');
        }
        space(text, indent);
        text.append('}');
    }
}
