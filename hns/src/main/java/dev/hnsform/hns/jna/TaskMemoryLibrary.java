package dev.hnsform.hns.jna;

import com.sun.jna.Library;
import com.sun.jna.Pointer;

/** The allocator of out-strings: {@code ole32.dll} on Windows ("CoTaskMemFree function"), the library itself elsewhere. */
interface TaskMemoryLibrary extends Library {
    /** Frees what a callee allocated. */
    void CoTaskMemFree(Pointer memory);
}
