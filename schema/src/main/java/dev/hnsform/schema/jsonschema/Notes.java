package dev.hnsform.schema.jsonschema;

import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.field.Field;
import dev.hnsform.schema.field.Mutability;
import dev.hnsform.schema.field.Shape;
import java.util.List;
import java.util.stream.Collectors;

/** What the tables say of a field, in words. */
final class Notes {
    private Notes() {}

    /** The marks of language.md section 3: R required, K key, C fixed at creation, U changeable in place, W told at creation and never answered. What is not
     * on the host has the first two only. */
    static String marks(Field<?> field, boolean onHost) {
        String marks = (field.isRequired() ? "R " : "") + (field.isKey() ? "K " : "");
        if (!onHost) {
            return marks.strip();
        }
        return marks
                + (field.mutability() == Mutability.IN_PLACE
                        ? "U"
                        : field.mutability() == Mutability.WRITE_ONLY ? "W" : "C");
    }

    /** The documentation and what else limits the field. */
    static String sentence(Field<?> field) {
        return field.documentation() + limits(field);
    }

    /** On which network types, which feature, who decides. */
    static String limits(Field<?> field) {
        StringBuilder text = new StringBuilder();
        if (field.networkTypes().size() < NetworkType.values().length) {
            text.append(" On ").append(types(field.networkTypes())).append(" only.");
        }
        field.since()
                .ifPresent(feature ->
                        text.append(" Needs ").append(feature.label()).append('.'));
        if (field.isDecidedByHost()) {
            text.append(" Left out, the host decides (known after apply).");
        }
        text.append(hostDefault(field));
        return text.toString();
    }

    private static <T> String hostDefault(Field<T> field) {
        if (field.hostDefault().isPresent() && field.shape() instanceof Shape.Scalar<T> scalar) {
            return " HNS's default: " + scalar.print(field.hostDefault().get()) + ".";
        }
        return "";
    }

    static String types(List<NetworkType> types) {
        return types.stream().map(NetworkType::label).collect(Collectors.joining(", "));
    }
}
