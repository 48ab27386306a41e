package dev.hnsform.hns.jna;

import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import dev.hnsform.hns.windows.WindowsFailure;
import dev.hnsform.hns.windows.WindowsRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The registry. Not verified on a host. */
final class NativeRegistry implements WindowsRegistry {
    /** HKEY_LOCAL_MACHINE: a number of 32 bits, widened with its sign. */
    private static final Pointer LOCAL_MACHINE = new Pointer((int) 0x8000_0002L);

    private static final int RRF_RT_REG_SZ = 0x0000_0002;
    private static final int RRF_SUBKEY_WOW6464KEY = 0x0001_0000;
    private static final int KEY_READ = 0x0002_0019;
    private static final int KEY_WOW64_64KEY = 0x0100;
    private static final int SUCCESS = 0;
    private static final int FILE_NOT_FOUND = 2;
    private static final int NO_MORE_ITEMS = 259;
    /** A key's name has at most 255 characters. */
    private static final int NAME_UNITS = 256;

    private final Registry registry;

    NativeRegistry(Path system32) {
        registry = Native.load(system32.resolve("advapi32.dll").toString(), Registry.class);
    }

    /** {@code advapi32.dll}. All answer 0 or an error number. */
    interface Registry extends Library {
        /** Fills a buffer of so many bytes, or tells how many are needed; a text always ends with a zero. */
        int RegGetValueW(
                Pointer key,
                byte[] below,
                byte[] name,
                int flags,
                @Nullable Pointer type,
                @Nullable Pointer data,
                IntByReference bytes);

        /** Opens a key; the caller closes it. */
        int RegOpenKeyExW(Pointer key, byte[] below, int options, int access, PointerByReference opened);

        /** Fills a buffer of so many characters with the name of the index-th key below. */
        int RegEnumKeyExW(
                Pointer key,
                int index,
                Pointer name,
                IntByReference units,
                @Nullable Pointer reserved,
                @Nullable Pointer type,
                @Nullable Pointer typeUnits,
                @Nullable Pointer written);

        /** Gives a key back. */
        int RegCloseKey(Pointer key);
    }

    private static String path(String key) {
        return "HKLM\\" + key;
    }

    @Override
    public Optional<String> text(String key, String name) {
        byte[] below = Utf16.in(key);
        byte[] value = Utf16.in(name);
        int flags = RRF_RT_REG_SZ | RRF_SUBKEY_WOW6464KEY;
        IntByReference bytes = new IntByReference();
        int asked = registry.RegGetValueW(LOCAL_MACHINE, below, value, flags, null, null, bytes);
        if (asked == FILE_NOT_FOUND) {
            return Optional.empty();
        }
        if (asked != SUCCESS) {
            throw WindowsFailure.of("RegGetValueW", path(key) + "\\" + name, asked);
        }
        try (Memory data = new Memory(bytes.getValue() + 2L)) {
            data.clear();
            int read = registry.RegGetValueW(LOCAL_MACHINE, below, value, flags, null, data, bytes);
            if (read != SUCCESS) { // also when it grew in between: the next reading will do
                throw WindowsFailure.of("RegGetValueW", path(key) + "\\" + name, read);
            }
            return Optional.of(Utf16.at(data));
        }
    }

    @Override
    public Optional<List<String>> keysBelow(String key) {
        PointerByReference opened = new PointerByReference();
        int error = registry.RegOpenKeyExW(LOCAL_MACHINE, Utf16.in(key), 0, KEY_READ | KEY_WOW64_64KEY, opened);
        if (error == FILE_NOT_FOUND) {
            return Optional.empty();
        }
        Pointer handle = opened.getValue();
        if (error != SUCCESS || handle == null) {
            throw WindowsFailure.of("RegOpenKeyExW", path(key), error);
        }
        try (Memory name = new Memory(2L * NAME_UNITS)) {
            return Optional.of(names(handle, name, key));
        } finally {
            registry.RegCloseKey(handle);
        }
    }

    private List<String> names(Pointer handle, Memory name, String key) {
        List<String> names = new ArrayList<>();
        while (true) {
            name.clear();
            IntByReference units = new IntByReference(NAME_UNITS);
            int error = registry.RegEnumKeyExW(handle, names.size(), name, units, null, null, null, null);
            if (error == NO_MORE_ITEMS) {
                return names;
            }
            if (error != SUCCESS) {
                throw WindowsFailure.of("RegEnumKeyExW", path(key), error);
            }
            names.add(Utf16.at(name));
        }
    }
}
