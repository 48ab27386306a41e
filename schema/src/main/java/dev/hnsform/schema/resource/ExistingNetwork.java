package dev.hnsform.schema.resource;

import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.field.Field;
import dev.hnsform.schema.field.FieldTable;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.field.Shapes;
import dev.hnsform.schema.field.Structure;
import dev.hnsform.schema.net.Guid;
import java.util.Optional;

/**
 * A network that somebody else owns: looked up, never changed.
 *
 * @param head address, labels, moves, lifecycle
 * @param spec the stated fields
 */
public record ExistingNetwork(Head head, FieldValues spec) implements Resource {
    /**
     * What the network must look like; every stated field must fit, and exactly one network must match.
     *
     * @param values at least one stated
     */
    public record Match(FieldValues values) implements Structure {
        /** HNS name. */
        public static final Field<String> NAME =
                Field.of("name", Shapes.text("name", 1, 256), "The network's HNS name, compared exactly.");
        /** Id. */
        public static final Field<Guid> ID = Field.of("id", Shapes.GUID, "The network's id.");
        /** Type. */
        public static final Field<NetworkType> TYPE = Field.of("type", Network.TYPE_SHAPE, "The network's type.");

        private static final FieldTable TABLE = FieldTable.of("match", NAME, ID, TYPE);

        /** HNS name. */
        public Optional<String> name() {
            return values.value(NAME);
        }

        /** Id. */
        public Optional<Guid> id() {
            return values.value(ID);
        }

        /** Type. */
        public Optional<NetworkType> type() {
            return values.value(TYPE);
        }
    }

    /** What to look for. */
    public static final Field<Match> MATCH = Field.of(
                    "match",
                    Shapes.struct(Match.TABLE, Match::new),
                    "What to look for; exactly one network must match.")
            .require();
    /** Whether it may be missing. */
    public static final Field<Boolean> OPTIONAL = Field.of(
            "optional", Shapes.BOOLEAN, "Whether it may be missing: what depends on it then waits, and says so.");

    /** The fields. */
    public static final FieldTable TABLE = FieldTable.of("ExistingNetwork", MATCH, OPTIONAL);

    /** What to look for. */
    public Match match() {
        return spec.required(MATCH);
    }

    /** Whether it may be missing. */
    public boolean isOptional() {
        return spec.value(OPTIONAL).orElse(false);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.existingNetwork(this);
    }

    @Override
    public ExistingNetwork withSpec(FieldValues values) {
        return new ExistingNetwork(head, values);
    }

    @Override
    public ExistingNetwork withHead(Head other) {
        return new ExistingNetwork(other, spec);
    }
}
