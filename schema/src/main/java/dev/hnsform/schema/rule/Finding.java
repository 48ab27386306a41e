package dev.hnsform.schema.rule;

import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.diagnostic.LanguageFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a rule found, before it is known where in the text that stands.
 *
 * @param fault the fault
 * @param address the resource it is about
 * @param path the field it is about, for example {@code spec.subnets[10.0.0.0/24].gateway}
 * @param atKey whether the key is meant, not the value
 * @param detail full sentences
 * @param hint one more sentence; absent when there is none
 * @param related further places
 */
public record Finding(
        LanguageFault fault,
        ResourceAddress address,
        String path,
        boolean atKey,
        String detail,
        Optional<String> hint,
        List<Related> related) {
    /**
     * A further place.
     *
     * @param address the resource
     * @param path the field
     * @param note what is there
     */
    public record Related(ResourceAddress address, String path, String note) {}

    /** Copies the list. */
    public Finding {
        related = List.copyOf(related);
    }

    /** A finding about a value. */
    public static Finding at(LanguageFault fault, ResourceAddress address, String path, String detail) {
        return new Finding(fault, address, path, false, detail, Optional.empty(), List.of());
    }

    /** A finding about a key: a field that may not stand there, or in which something is missing. */
    public static Finding atKey(LanguageFault fault, ResourceAddress address, String path, String detail) {
        return new Finding(fault, address, path, true, detail, Optional.empty(), List.of());
    }

    /** The same with a hint. */
    public Finding withHint(String text) {
        return new Finding(fault, address, path, atKey, detail, Optional.of(text), related);
    }

    /** The same with a further place. */
    public Finding withRelated(ResourceAddress other, String otherPath, String note) {
        List<Related> more = new ArrayList<>(related);
        more.add(new Related(other, otherPath, note));
        return new Finding(fault, address, path, atKey, detail, hint, more);
    }
}
