package dev.hnsform.hns.jna;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/** An out-string: NULL before the call, freed when closed with the allocator that made it, whatever happens in between. */
final class OutString implements AutoCloseable {
    private final TaskMemoryLibrary memory;
    private final PointerByReference variable = new PointerByReference();

    OutString(TaskMemoryLibrary memory) {
        this.memory = memory;
    }

    /** What the callee gets. */
    PointerByReference variable() {
        return variable;
    }

    /** The text; empty where the callee left NULL. */
    String text() {
        Pointer address = variable.getValue();
        return address == null ? "" : Utf16.at(address);
    }

    @Override
    public void close() {
        Pointer address = variable.getValue();
        if (address != null) {
            variable.setValue(null);
            memory.CoTaskMemFree(address);
        }
    }
}
