package dev.hnsform.schema.jsonschema;

import dev.hnsform.schema.address.ResourceKind;
import dev.hnsform.schema.diagnostic.LanguageFault;
import dev.hnsform.schema.field.Field;
import dev.hnsform.schema.field.FieldTable;
import dev.hnsform.schema.field.Shape;
import dev.hnsform.schema.field.Structure;
import dev.hnsform.schema.policy.PolicyCatalogue;
import dev.hnsform.schema.policy.PolicyType;
import dev.hnsform.schema.resource.KindTable;
import dev.hnsform.schema.resource.Lifecycle;
import dev.hnsform.schema.v1beta1.Metadata;
import java.util.ArrayList;
import java.util.List;

/** The field reference in Markdown. */
public final class LanguageReference {
    private static final String HEAD = """
            # Language reference: hnsform.dev/v1beta1

            Generated from the field tables and the policy catalogue; a test fails when this page differs from them. What the words mean is in the
            language's introduction.

            Marks: **R** required · **K** key of its list · **C** fixed at creation: a change replaces the object · **U** changeable in place · **W** told
            to HNS at creation, never answered, never compared.

            A field that is left out is *not managed*: whatever the host holds or chooses is fine. An empty one (`[]`, `{}`) is managed and empty. `null` is
            refused. Words are read in any case and written as HNS spells them.
            """;

    private static final String STACK = """

            ## Stack

            The one document that makes a directory a stack; it stands at the directory's root. Every `*.yaml` and `*.yml` below that directory
            belongs to the stack, except directories whose name begins with a dot, `overlays/` at the root, and what the file `.hnsformignore` at
            the root names, in the syntax of `.gitignore`; a `.hnsformignore` further down means nothing. Neither the order of files nor that of
            documents matters. Documents of other programs (another group in `apiVersion`, or none; lists) are passed over, counted, and their files
            named. Text alone is an error, and so is a list of documents of hnsform. A second stack below the first is an error: name it in
            `.hnsformignore`.

            | field | form | |
            |---|---|---|
            | `id` | GUID | The stack's id, made by `hnsform init`; never edited, never shared by two stacks: every id on the host is derived from it. |
            | `requires` | range of versions | The versions of hnsform that may apply the stack: comparisons joined by commas, such as `">=0.1, <1.0"`. |
            | `hosts` | `{selector: {label: value}}` | Which hosts of an inventory it is meant for. |
            | `values` | map of name to value | Typed inputs, given with `--set name=value` and `--values FILE`. |

            A value has a `type` (`string` `integer` `boolean` `list` `map`), for lists and maps `items` (`{type: …}`), a `default`, and a `description`.
            Without a default it must be given. `${values.NAME}` fills it in: a scalar that is nothing else keeps the value's type, inside text its text stands,
            `${values.NAME.KEY}` reaches into a map, and `$${` is a literal `${`.
            """;

    private final StringBuilder text = new StringBuilder(HEAD);

    private LanguageReference() {}

    /** The page. */
    public static String text() {
        return new LanguageReference().page();
    }

    private String page() {
        section(2, "metadata", Metadata.TABLE, false);
        section(2, "lifecycle", Lifecycle.TABLE, false);
        text.append(STACK);
        for (ResourceKind kind : ResourceKind.values()) {
            section(2, kind.label(), KindTable.fields(kind), !kind.isLookup());
        }
        policies();
        faults();
        return text.toString();
    }

    private void section(int level, String title, FieldTable table, boolean onHost) {
        text.append('\n').append("#".repeat(level)).append(' ').append(title).append("\n\n");
        if (table.fields().isEmpty()) {
            text.append("No fields.\n");
            return;
        }
        if (table.isExactlyOne()) {
            text.append("Exactly one of:\n\n");
        }
        rows(table, onHost);
        for (Field<?> field : table.fields()) {
            for (Shape.Struct<?> inner : field.shape().accept(new Inner())) {
                section(Math.min(6, level + 1), title + "." + field.name(), inner.table(), onHost);
            }
        }
    }

    private void rows(FieldTable table, boolean onHost) {
        text.append("| field | form | marks | |\n|---|---|---|---|\n");
        for (Field<?> field : table.fields()) {
            text.append("| `")
                    .append(field.name())
                    .append("` | ")
                    .append(field.shape().accept(new Form()))
                    .append(" | ")
                    .append(Notes.marks(field, onHost))
                    .append(" | ")
                    .append(cell(Notes.sentence(field)))
                    .append(" |\n");
        }
    }

    private static String cell(String words) {
        return words.replace("|", "\\|");
    }

    private void policies() {
        text.append("\n## Policies\n\nAn element of `policies` is a `type` and that type's fields.\n");
        for (PolicyType type : PolicyCatalogue.types()) {
            text.append("\n### ").append(type.name()).append("\n\n").append(type.documentation());
            text.append(" On ").append(Notes.types(type.networkTypes())).append('.');
            type.since()
                    .ifPresent(feature ->
                            text.append(" Needs ").append(feature.label()).append('.'));
            text.append(
                    type.isChangeableInPlace()
                            ? " Changeable in place."
                            : " A change replaces the "
                                    + (type.target() == PolicyType.Target.NETWORK ? "network." : "endpoint."));
            text.append("\n\n");
            rows(type.fields(), true);
        }
    }

    private void faults() {
        text.append(
                "\n## Faults\n\nWhat reading a stack can find; codes never change their meaning.\n\n| code | | |\n|---|---|---|\n");
        for (LanguageFault fault : LanguageFault.values()) {
            text.append("| ")
                    .append(fault.code())
                    .append(" | ")
                    .append(
                            switch (fault.severity()) {
                                case ERROR -> "error";
                                case WARNING -> "warning";
                            })
                    .append(" | ")
                    .append(fault.summary())
                    .append(" |\n");
        }
    }

    /** The structures directly inside a shape. */
    private static final class Inner implements Shape.Visitor<List<Shape.Struct<?>>> {
        @Override
        public <T> List<Shape.Struct<?>> scalar(Shape.Scalar<T> shape) {
            return List.of();
        }

        @Override
        public <E> List<Shape.Struct<?>> list(Shape.ListOf<E> shape) {
            return shape.element().accept(this);
        }

        @Override
        public <S extends Structure> List<Shape.Struct<?>> struct(Shape.Struct<S> shape) {
            List<Shape.Struct<?>> inner = new ArrayList<>();
            if (!shape.table().fields().isEmpty()) {
                inner.add(shape);
            }
            return inner;
        }

        @Override
        public <V> List<Shape.Struct<?>> map(Shape.MapOf<V> shape) {
            return List.of();
        }

        @Override
        public <E extends Structure> List<Shape.Struct<?>> tagged(Shape.Tagged<E> shape) {
            return List.of();
        }
    }

    /** A shape in a few words. */
    private static final class Form implements Shape.Visitor<String> {
        @Override
        public <T> String scalar(Shape.Scalar<T> shape) {
            return shape.choices().isEmpty() || shape.form() == Shape.JsonForm.BOOLEAN
                    ? cell(shape.name())
                    : "`" + String.join("` `", shape.choices()) + "`";
        }

        @Override
        public <E> String list(Shape.ListOf<E> shape) {
            String kind = switch (shape.order()) {
                case KEYED -> "list of ";
                case SET -> "set of ";
                case ORDERED -> "ordered list of ";
            };
            return kind + shape.element().accept(this);
        }

        @Override
        public <S extends Structure> String struct(Shape.Struct<S> shape) {
            String object =
                    shape.table().fields().isEmpty() ? "`{}`" : shape.table().name();
            return shape.shorthand().map(s -> scalar(s) + " or ").orElse("") + object;
        }

        @Override
        public <V> String map(Shape.MapOf<V> shape) {
            return "map of " + scalar(shape.key()) + " to " + scalar(shape.value());
        }

        @Override
        public <E extends Structure> String tagged(Shape.Tagged<E> shape) {
            return shape.tables().isEmpty()
                    ? "policy (none yet)"
                    : "policy: `" + String.join("` `", shape.tables().keySet()) + "`";
        }
    }
}
