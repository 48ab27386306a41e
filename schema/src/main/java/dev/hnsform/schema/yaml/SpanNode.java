package dev.hnsform.schema.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the parts of one document stand: built only when a document is read again for the sake of a message. */
public final class SpanNode {
    private final String name;
    private final Optional<Place> key;
    private final List<SpanNode> children = new ArrayList<>();
    private Optional<Place> value = Optional.empty();
    private String elementKey = "";
    private final boolean element;

    private SpanNode(String name, Optional<Place> key, boolean element) {
        this.name = name;
        this.key = key;
        this.element = element;
    }

    /** A document. */
    public static SpanNode root(Place place) {
        SpanNode root = new SpanNode("", Optional.empty(), false);
        root.value = Optional.of(place);
        return root;
    }

    SpanNode field(String fieldName, Place at) {
        SpanNode child = new SpanNode(fieldName, Optional.of(at), false);
        children.add(child);
        return child;
    }

    SpanNode element() {
        SpanNode child = new SpanNode("", Optional.empty(), true);
        children.add(child);
        return child;
    }

    boolean hasKey() {
        return key.isPresent();
    }

    void valueAt(Place place) {
        value = Optional.of(place);
    }

    void known(String by) {
        elementKey = by;
    }

    /** The value; the key where the value is a mapping or list in block style. */
    public Place place() {
        return value.or(() -> key).orElse(Place.START);
    }

    /** The key in front of the value; the value where there is none. */
    public Place keyPlace() {
        return key.or(() -> value).orElse(Place.START);
    }

    /**
     * The part a path names, for example {@code spec.subnets[10.0.0.0/24].gateway}; the nearest one above it when the document does not state
     * that part.
     */
    public SpanNode find(String path) {
        for (SpanNode child : children) {
            String step = child.element ? "[" + child.elementKey + "]" : child.name;
            if (path.startsWith(step) && !step.isEmpty()) {
                String rest = path.substring(step.length());
                if (rest.isEmpty()) {
                    return child;
                }
                if (rest.charAt(0) == '.') {
                    return child.find(rest.substring(1));
                }
                if (rest.charAt(0) == '[') {
                    return child.find(rest);
                }
            }
        }
        return this;
    }
}
