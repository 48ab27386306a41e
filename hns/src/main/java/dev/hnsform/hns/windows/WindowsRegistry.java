package dev.hnsform.hns.windows;

import java.util.List;
import java.util.Optional;

/** The registry below {@code HKEY_LOCAL_MACHINE}, 64-bit view. Keys and names are compared without regard to case, as Windows does. */
public interface WindowsRegistry {
    /**
     * A text (REG_SZ); absent when the key, or a value of this name, is not there.
     *
     * @throws dev.hnsform.hns.port.HostCallException when it cannot be read: that says nothing of whether it is there
     */
    Optional<String> text(String key, String name);

    /**
     * The names of the keys below a key; absent when the key is not there.
     *
     * @throws dev.hnsform.hns.port.HostCallException when they cannot be read
     */
    Optional<List<String>> keysBelow(String key);
}
