package dev.hnsform.schema.v1beta1;

import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.field.Field;
import dev.hnsform.schema.field.FieldTable;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.field.Shape;
import dev.hnsform.schema.field.Shapes;
import dev.hnsform.schema.field.Structure;
import java.util.List;
import java.util.SortedMap;

/**
 * What stands under {@code metadata}.
 *
 * @param values the stated fields
 */
public record Metadata(FieldValues values) implements Structure {
    /** The stable name. */
    public static final Field<String> NAME = Field.of(
                    "name",
                    Shapes.string(
                            "resource name", "^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$", Metadata::name, text -> text),
                    "The stable name: 1 to 63 lower-case letters, digits, - and ., starting and ending with a letter or digit.")
            .require();
    /** Free labels. */
    public static final Field<SortedMap<String, String>> LABELS = Field.of(
            "labels",
            Shapes.map(Shapes.text("label", 1, 128), Shapes.text("label value", 0, 256)),
            "Free labels that selectors choose by.");
    /** Earlier addresses. */
    public static final Field<List<ResourceAddress>> MOVED_FROM = Field.of(
            "movedFrom",
            Shapes.set(Shapes.string("address", ResourceAddress::parse, ResourceAddress::toString)),
            "Earlier addresses of the same object, such as Network/old: renames without touching the host.");

    /** The fields. */
    public static final FieldTable TABLE = FieldTable.of("metadata", NAME, LABELS, MOVED_FROM);

    /** The shape. */
    public static final Shape.Struct<Metadata> SHAPE = Shapes.struct(TABLE, Metadata::new);

    private static String name(String text) {
        if (!ResourceAddress.isName(text)) {
            throw new IllegalArgumentException(
                    "\"" + text
                            + "\" is not a resource name: 1 to 63 lower-case letters, digits, '-' and '.', starting and ending with a letter or digit");
        }
        return text;
    }
}
