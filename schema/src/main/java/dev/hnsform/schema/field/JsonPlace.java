package dev.hnsform.schema.field;

import org.jspecify.annotations.Nullable;

/** Where a value stands in a document. Its text is put together only when something is wrong there. */
final class JsonPlace {
    private final @Nullable JsonPlace above;
    private final String name;
    private final int index;

    private JsonPlace(@Nullable JsonPlace above, String name, int index) {
        this.above = above;
        this.name = name;
        this.index = index;
    }

    /** A place with a text of its own. */
    static JsonPlace at(String where) {
        return new JsonPlace(null, where, 0);
    }

    /** The member of the object that stands here. */
    JsonPlace member(String key) {
        return new JsonPlace(this, key, -1);
    }

    /** The element of the list that stands here, from 0. */
    JsonPlace element(int number) {
        return new JsonPlace(this, "", number);
    }

    @Override
    public String toString() {
        if (above == null) {
            return name;
        }
        return index < 0 ? above + "." + name : above + "[" + index + "]";
    }
}
