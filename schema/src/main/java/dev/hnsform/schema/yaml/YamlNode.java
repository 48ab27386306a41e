package dev.hnsform.schema.yaml;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A node that had to be kept: a value of a stack, what an anchor stands for, a part that is read before it is known what it is. */
public sealed interface YamlNode {
    /** Where it was written. */
    Place place();

    /** How many nodes it has, itself included. */
    int size();

    /** Gives its events in order; with a place, all of them are said to stand there. */
    void events(Optional<Place> at, Consumer<YamlEvent> sink);

    /**
     * A scalar.
     *
     * @param text its text
     * @param quoted whether it is text whatever it looks like: quoted, or a block scalar
     * @param broken whether it stands for something that was refused already
     * @param place where it was written
     */
    record Scalar(String text, boolean quoted, boolean broken, Place place) implements YamlNode {
        @Override
        public int size() {
            return 1;
        }

        @Override
        public void events(Optional<Place> at, Consumer<YamlEvent> sink) {
            sink.accept(new YamlEvent(YamlCursor.Token.SCALAR, text, quoted, broken, false, at.orElse(place)));
        }
    }

    /**
     * A list.
     *
     * @param elements its elements
     * @param flow whether it was written in brackets
     * @param place where it was written
     */
    record Sequence(List<YamlNode> elements, boolean flow, Place place) implements YamlNode {
        /** Copies the list. */
        public Sequence {
            elements = List.copyOf(elements);
        }

        @Override
        public int size() {
            int size = 1;
            for (YamlNode element : elements) {
                size += element.size();
            }
            return size;
        }

        @Override
        public void events(Optional<Place> at, Consumer<YamlEvent> sink) {
            sink.accept(new YamlEvent(YamlCursor.Token.SEQUENCE, "", false, false, flow, at.orElse(place)));
            for (YamlNode element : elements) {
                element.events(at, sink);
            }
            sink.accept(new YamlEvent(YamlCursor.Token.SEQUENCE_END, "", false, false, flow, at.orElse(place)));
        }
    }

    /**
     * A mapping; keys may repeat, whoever reads it refuses that.
     *
     * @param entries its entries, in order
     * @param flow whether it was written in braces
     * @param place where it was written
     */
    record Mapping(List<Entry> entries, boolean flow, Place place) implements YamlNode {
        /** Copies the list. */
        public Mapping {
            entries = List.copyOf(entries);
        }

        /** The first value under a key. */
        public Optional<YamlNode> get(String key) {
            for (Entry entry : entries) {
                if (entry.key() instanceof Scalar scalar && scalar.text().equals(key)) {
                    return Optional.of(entry.value());
                }
            }
            return Optional.empty();
        }

        @Override
        public int size() {
            int size = 1;
            for (Entry entry : entries) {
                size += entry.key().size() + entry.value().size();
            }
            return size;
        }

        @Override
        public void events(Optional<Place> at, Consumer<YamlEvent> sink) {
            sink.accept(new YamlEvent(YamlCursor.Token.MAPPING, "", false, false, flow, at.orElse(place)));
            for (Entry entry : entries) {
                entry.key().events(at, sink);
                entry.value().events(at, sink);
            }
            sink.accept(new YamlEvent(YamlCursor.Token.MAPPING_END, "", false, false, flow, at.orElse(place)));
        }
    }

    /**
     * An entry of a mapping.
     *
     * @param key its key, usually a scalar
     * @param value its value
     */
    record Entry(YamlNode key, YamlNode value) {}
}
