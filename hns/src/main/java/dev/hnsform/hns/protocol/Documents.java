package dev.hnsform.hns.protocol;

import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonFormatException;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonReader;

/** Documents out of bodies. */
final class Documents {
    /** A tree of more values than this is not made of what somebody sends. */
    private static final int MOST_VALUES = 4_000_000;

    private Documents() {}

    /** The object in a body; nothing is an empty object. */
    static JsonObject objectOrNothing(byte[] body) {
        return body.length == 0 ? JsonObject.EMPTY : object(body);
    }

    /**
     * The object in a body.
     *
     * @throws JsonFormatException when it is none, or has too many values
     */
    static JsonObject object(byte[] body) {
        if (json(body) instanceof JsonObject object) {
            return object;
        }
        throw new JsonFormatException("an object is expected");
    }

    static Json json(byte[] body) {
        if (values(body) > MOST_VALUES) {
            throw new JsonFormatException("it has more than " + MOST_VALUES + " values");
        }
        return JsonReader.parse(body);
    }

    /** About how many values there are: every one but the first of its object or array stands behind a comma. */
    private static int values(byte[] body) {
        int values = 0;
        boolean text = false;
        for (int i = 0; i < body.length; i++) {
            byte b = body[i];
            if (text) {
                if (b == '\\') {
                    i++;
                } else if (b == '"') {
                    text = false;
                }
            } else if (b == '"') {
                text = true;
            } else if (b == ',' || b == '[' || b == '{') {
                values++;
            }
        }
        return values;
    }
}
