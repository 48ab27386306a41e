package dev.hnsform.hns.jna;

import com.sun.jna.Pointer;
import dev.hnsform.schema.net.Guid;

/** An open object. Closing it gives the handle back and leaves the object as it is; closing again does nothing. For one thread. */
final class HcnHandle implements AutoCloseable {
    private final ComputeNetworkLibrary library;
    private final NativeKind kind;
    private final Guid id;
    private final Pointer handle;
    private boolean closed;

    HcnHandle(ComputeNetworkLibrary library, NativeKind kind, Guid id, Pointer handle) {
        this.library = library;
        this.kind = kind;
        this.id = id;
        this.handle = handle;
    }

    NativeKind kind() {
        return kind;
    }

    Guid id() {
        return id;
    }

    /** What the library gets. */
    Pointer pointer() {
        if (closed) {
            throw new IllegalStateException("the handle of " + kind.label() + " " + id + " is closed");
        }
        return handle;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            // An HRESULT of a close says only that the handle had died with its service: there is nothing left to give
            // back
            kind.exports().close().call(library, handle);
        }
    }
}
