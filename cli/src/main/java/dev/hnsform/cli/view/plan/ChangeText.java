package dev.hnsform.cli.view.plan;

import dev.hnsform.planner.change.Action;
import dev.hnsform.planner.change.Change;
import dev.hnsform.planner.change.FieldChange;
import dev.hnsform.planner.change.Origin;
import dev.hnsform.schema.field.Field;
import dev.hnsform.schema.field.FieldJson;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.field.Mutability;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.resource.Resource;
import java.util.List;
import java.util.Optional;

/** One change as a plan's text shows it, in Terraform's conventions. */
final class ChangeText implements Action.Visitor<String> {
    private static final int FIELD_INDENT = 6;

    private final Change change;
    private final Optional<FieldValues> preferred;
    private final Palette palette;

    /**
     * Prepares one.
     *
     * @param preferred recorded values that a create asks for again
     */
    ChangeText(Change change, Optional<FieldValues> preferred, Palette palette) {
        this.change = change;
        this.preferred = preferred;
        this.palette = palette;
    }

    /** The change's lines, ending in a line feed. */
    String render() {
        return change.action().accept(this);
    }

    @Override
    public String create(Action.Create action) {
        return block("will be created", palette.added("+"), whole(action.after(), palette.added("+"), true));
    }

    @Override
    public String update(Action.Update action) {
        boolean recordOnly = PlanCounts.isRecordOnly(action);
        String what = recordOnly ? "stays as it is on the host; only its record changes" : "will be updated in-place";
        return block(what, palette.changed("~"), fields(action.fields(), action.after()));
    }

    @Override
    public String replace(Action.Replace action) {
        String symbol = palette.removed("-") + "/" + palette.added("+");
        String body = action.fields().isEmpty()
                ? whole(action.after(), palette.added("+"), true)
                : fields(action.fields(), action.after());
        return block("must be " + palette.removed("replaced"), symbol, body);
    }

    @Override
    public String delete(Action.Delete action) {
        return block(
                "will be " + palette.removed("destroyed"),
                palette.removed("-"),
                whole(action.before(), palette.removed("-"), false));
    }

    @Override
    public String forget(Action.Forget action) {
        return block("will no longer be managed by hnsform; the object stays on the host", ".", "");
    }

    @Override
    public String keep(Action.Keep action) {
        return block("stays as it is on the host", " ", "");
    }

    private String block(String what, String symbol, String body) {
        StringBuilder text = new StringBuilder();
        text.append("  ")
                .append(palette.bold("# " + change.address() + " "))
                .append(what)
                .append('\n');
        Optional<String> origin = origin();
        if (origin.isPresent()) {
            text.append("  # (").append(origin.get()).append(")\n");
        }
        for (String reason : change.reasons()) {
            text.append("  # (").append(reason).append(")\n");
        }
        int visible = symbol.contains("/") ? 3 : 1;
        text.append(" ".repeat(3 - visible)).append(symbol).append(' ').append(change.address());
        if (body.isEmpty()) {
            return text.append(" {}\n").toString();
        }
        return text.append(" {\n").append(body).append("    }\n").toString();
    }

    private Optional<String> origin() {
        return change.origin().accept(new Origin.Visitor<Optional<String>>() {
            @Override
            public Optional<String> fresh(Origin.New origin) {
                return Optional.empty();
            }

            @Override
            public Optional<String> same(Origin.Same origin) {
                return Optional.empty();
            }

            @Override
            public Optional<String> moved(Origin.Moved origin) {
                return Optional.of("moved from " + origin.from());
            }

            @Override
            public Optional<String> adopted(Origin.Adopted origin) {
                return Optional.of("adopts the existing object " + origin.id());
            }
        });
    }

    private String whole(Resource resource, String symbol, boolean comesToBe) {
        FieldValues spec = resource.spec();
        int width = 0;
        for (Field<?> field : spec.table().fields()) {
            if (spec.has(field) || (comesToBe && field.isDecidedByHost())) {
                width = Math.max(width, field.name().length());
            }
        }
        StringBuilder text = new StringBuilder(512);
        for (Field<?> field : spec.table().fields()) {
            Optional<String> value = shown(spec, field, comesToBe);
            if (value.isPresent()) {
                line(text, symbol, field.name(), width, value.get());
            }
        }
        return text.toString();
    }

    private Optional<String> shown(FieldValues spec, Field<?> field, boolean comesToBe) {
        if (spec.has(field)) {
            return Optional.of(ValueText.of(FieldJson.toJson(spec, field), FIELD_INDENT + 2));
        }
        if (!comesToBe || !field.isDecidedByHost() || field.mutability() == Mutability.WRITE_ONLY) {
            return Optional.empty();
        }
        Optional<String> again = preferred
                .filter(p -> p.has(field))
                .map(p ->
                        ValueText.of(FieldJson.toJson(p, field), FIELD_INDENT + 2) + palette.dim(" # asked for again"));
        return Optional.of(again.orElse(palette.dim("(known after apply)")));
    }

    private static void line(StringBuilder text, String symbol, String name, int width, String value) {
        text.append(" ".repeat(FIELD_INDENT))
                .append(symbol)
                .append(' ')
                .append(name)
                .append(" ".repeat(Math.max(0, width - name.length())))
                .append(" = ")
                .append(value)
                .append('\n');
    }

    private String fields(List<FieldChange> fields, Resource after) {
        StringBuilder text = new StringBuilder(differences(fields, palette));
        long unchanged = after.spec().stated().stream()
                .filter(f -> fields.stream().noneMatch(c -> isAbout(c.path(), f.name())))
                .count();
        if (unchanged > 0) {
            text.append(" ".repeat(FIELD_INDENT + 2))
                    .append(palette.dim(
                            "# (" + unchanged + " unchanged field" + (unchanged == 1 ? "" : "s") + " hidden)"))
                    .append('\n');
        }
        return text.toString();
    }

    /** The lines of a list of differing fields, also used for drift. */
    static String differences(List<FieldChange> fields, Palette palette) {
        int width = fields.stream()
                .mapToInt(f -> shortPath(f.path()).length())
                .max()
                .orElse(0);
        StringBuilder text = new StringBuilder();
        for (FieldChange field : fields) {
            String symbol = field.before().isEmpty()
                    ? palette.added("+")
                    : field.after().isEmpty() ? palette.removed("-") : palette.changed("~");
            line(text, symbol, shortPath(field.path()), width, difference(field, palette));
        }
        return text.toString();
    }

    private static boolean isAbout(String path, String field) {
        String shown = shortPath(path);
        return shown.equals(field) || shown.startsWith(field + ".") || shown.startsWith(field + "[");
    }

    private static String shortPath(String path) {
        return path.startsWith("spec.") ? path.substring("spec.".length()) : path;
    }

    private static String difference(FieldChange field, Palette palette) {
        String before = field.before().map(ChangeText::value).orElse("");
        String after = field.after().map(ChangeText::value).orElse("");
        String both = before.isEmpty() ? after : after.isEmpty() ? before : before + " -> " + after;
        return switch (field.effect()) {
            case IN_PLACE -> both;
            case REPLACES -> both + palette.removed(" # forces replacement");
            case RECORD_ONLY ->
                both + palette.dim(field.after().isPresent() ? " # only recorded" : " # no longer managed");
        };
    }

    private static String value(Json json) {
        return ValueText.of(json, FIELD_INDENT + 2);
    }
}
