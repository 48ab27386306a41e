package dev.hnsform.hns.jna;

import com.sun.jna.Library;
import com.sun.jna.ptr.PointerByReference;
import org.jspecify.annotations.Nullable;

/** The one export of {@code vmcompute.dll} that hnsform calls (hns-reference 1.3; code: hcsshim). */
interface VmComputeLibrary extends Library {
    /**
     * The v1 call.
     *
     * @param request the document; null for none
     * @param response out: the envelope, to be freed with {@link TaskMemoryLibrary}. A failure may come with {@code S_OK}
     * @return an HRESULT
     */
    int HNSCall(byte[] method, byte[] path, byte @Nullable [] request, PointerByReference response);
}
