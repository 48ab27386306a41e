package dev.hnsform.cli.view;

import dev.hnsform.schema.diagnostic.DiagnosticText;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonString;
import dev.hnsform.schema.json.JsonWriter;

/** What is known of a resource: as a table, as JSON, or one bare value. */
public final class OutputView {
    private final Screen screen;

    /** Shows outputs. */
    public OutputView(Screen screen) {
        this.screen = screen;
    }

    /** Everything. */
    public void all(JsonObject known, TextFormat format) {
        switch (format) {
            case TEXT -> {
                Table table = new Table("FIELD", "VALUE");
                known.forEach((field, value) -> table.row(field, bare(value)));
                table.print(screen);
            }
            case JSON -> screen.json(known);
        }
    }

    /** One value, fit for a script: a list gives a line an element. */
    public void one(Json value, TextFormat format) {
        switch (format) {
            case TEXT -> {
                if (value instanceof JsonArray list) {
                    list.forEach(element -> screen.line(DiagnosticText.escaped(bare(element))));
                } else {
                    screen.line(DiagnosticText.escaped(bare(value)));
                }
            }
            case JSON -> screen.json(value);
        }
    }

    private static String bare(Json value) {
        if (value instanceof JsonObject object && object.string("address").isPresent()) {
            return object.string("address").get(); // an endpoint's address with its prefix length beside it
        }
        return value instanceof JsonString text ? text.value() : JsonWriter.compact(value);
    }
}
