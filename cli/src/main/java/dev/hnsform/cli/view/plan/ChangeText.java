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
final class ChangeText implements Action.Visitor<StringBuilder> {
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
        return change.action().accept(this).toString();
    }

    @Override
    public StringBuilder create(Action.Create action) {
        StringBuilder text = begin("will be created", palette.added("+"));
        return end(text, whole(text, action.after(), palette.added("+"), true));
    }

    @Override
    public StringBuilder update(Action.Update action) {
        boolean recordOnly = PlanCounts.isRecordOnly(action);
        StringBuilder text = begin(
                recordOnly ? "stays as it is on the host; only its record changes" : "will be updated in-place",
                palette.changed("~"));
        return end(text, fields(text, action.fields(), action.after()));
    }

    @Override
    public StringBuilder replace(Action.Replace action) {
        StringBuilder text =
                begin("must be " + palette.removed("replaced"), palette.removed("-") + "/" + palette.added("+"));
        return end(
                text,
                action.fields().isEmpty()
                        ? whole(text, action.after(), palette.added("+"), true)
                        : fields(text, action.fields(), action.after()));
    }

    @Override
    public StringBuilder delete(Action.Delete action) {
        StringBuilder text = begin("will be " + palette.removed("destroyed"), palette.removed("-"));
        return end(text, whole(text, action.before(), palette.removed("-"), false));
    }

    @Override
    public StringBuilder forget(Action.Forget action) {
        return end(begin("will no longer be managed by hnsform; the object stays on the host", "."), false);
    }

    @Override
    public StringBuilder keep(Action.Keep action) {
        return end(begin("stays as it is on the host", " "), false);
    }

    /** The lines above the fields, up to the opening bracket. */
    private StringBuilder begin(String what, String symbol) {
        StringBuilder text = new StringBuilder(1024);
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
        ValueText.space(text, symbol.contains("/") ? 0 : 2);
        return text.append(symbol).append(' ').append(change.address()).append(" {");
    }

    private static StringBuilder end(StringBuilder text, boolean hasFields) {
        return text.append(hasFields ? "    }\n" : "}\n");
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

    /** Appends all fields; answers whether there are any. */
    private boolean whole(StringBuilder text, Resource resource, String symbol, boolean comesToBe) {
        FieldValues spec = resource.spec();
        int width = 0;
        for (Field<?> field : spec.table().fields()) {
            if (spec.has(field) || (comesToBe && field.isDecidedByHost())) {
                width = Math.max(width, field.name().length());
            }
        }
        boolean any = false;
        for (Field<?> field : spec.table().fields()) {
            boolean known = spec.has(field);
            if (!known && (!comesToBe || !field.isDecidedByHost() || field.mutability() == Mutability.WRITE_ONLY)) {
                continue;
            }
            text.append(any ? "" : "\n");
            any = true;
            name(text, symbol, field.name(), width);
            if (known) {
                value(text, FieldJson.toJson(spec, field));
            } else {
                decided(text, field);
            }
            text.append('\n');
        }
        return any;
    }

    private void decided(StringBuilder text, Field<?> field) {
        if (preferred.isPresent() && preferred.get().has(field)) {
            value(text, FieldJson.toJson(preferred.get(), field));
            text.append(palette.dim(" # asked for again"));
        } else {
            text.append(palette.dim("(known after apply)"));
        }
    }

    private static void name(StringBuilder text, String symbol, String name, int width) {
        ValueText.space(text, FIELD_INDENT);
        text.append(symbol).append(' ').append(name);
        ValueText.space(text, width - name.length());
        text.append(" = ");
    }

    private boolean fields(StringBuilder text, List<FieldChange> fields, Resource after) {
        text.append('\n').append(differences(fields, palette));
        long unchanged = after.spec().stated().stream()
                .filter(f -> fields.stream().noneMatch(c -> isAbout(c.path(), f.name())))
                .count();
        if (unchanged > 0) {
            ValueText.space(text, FIELD_INDENT + 2);
            text.append(palette.dim("# (" + unchanged + " unchanged field" + (unchanged == 1 ? "" : "s") + " hidden)"))
                    .append('\n');
        }
        return true;
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
            name(text, symbol, shortPath(field.path()), width);
            text.append(difference(field, palette)).append('\n');
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
        String before = field.before().map(ChangeText::valueOf).orElse("");
        String after = field.after().map(ChangeText::valueOf).orElse("");
        String both = before.isEmpty() ? after : after.isEmpty() ? before : before + " -> " + after;
        return switch (field.effect()) {
            case IN_PLACE -> both;
            case REPLACES -> both + palette.removed(" # forces replacement");
            case RECORD_ONLY ->
                both + palette.dim(field.after().isPresent() ? " # only recorded" : " # no longer managed");
        };
    }

    private static void value(StringBuilder text, Json json) {
        ValueText.append(text, json, FIELD_INDENT + 2);
    }

    private static String valueOf(Json json) {
        return ValueText.of(json, FIELD_INDENT + 2);
    }
}
