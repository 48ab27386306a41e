package dev.hnsform.hns.jna;

import dev.hnsform.hns.error.HcnError;
import dev.hnsform.hns.port.HResult;
import dev.hnsform.hns.port.HostCallException;
import dev.hnsform.hns.port.HostCallException.Ending;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What a restart of the {@code hns} service does to a call in the middle. Handles are RPC contexts of the service and die with it (doc); which
 * codes a dead one answers is inferred from Windows' RPC codes. Not verified on a host.
 */
final class ServiceLoss {
    /** The call was not begun: its handle is none any more. */
    private static final Set<Long> DEAD_HANDLE = Set.of(
            0x8007_0006L, // ERROR_INVALID_HANDLE, also RPC_X_SS_CONTEXT_MISMATCH
            0x8007_06EFL, // RPC_X_SS_IN_NULL_CONTEXT
            0x8007_06F1L, // RPC_X_SS_CONTEXT_DAMAGED
            0x803B_0031L); // HCN_E_OBJECT_USED_AFTER_UNLOAD

    /** ERROR_TIMEOUT. */
    private static final long TIMEOUT = 0x8007_05B4L;
    /** Windows' codes of RPC, from RPC_S_INVALID_STRING_BINDING (1700) to 1833. */
    private static final long FIRST_RPC = 0x8007_06A4L;

    private static final long LAST_RPC = 0x8007_0729L;

    private ServiceLoss() {}

    /**
     * A failure with a code that says nothing of the object, but of the way to it, and that HNS's table does not know: whether the call was
     * carried out is not known then.
     */
    static HostCallException judged(HostCallException failure) {
        long code = failure.hresult().value();
        boolean onTheWay = code == TIMEOUT || code >= FIRST_RPC && code <= LAST_RPC;
        if (!onTheWay || isDeadHandle(failure) || HcnError.of(failure.hresult()).isPresent()) {
            return failure;
        }
        return new HostCallException(
                failure.call(), failure.subject(), failure.hresult(), Ending.UNKNOWN, failure.record(), failure);
    }

    private static boolean isDeadHandle(HostCallException failure) {
        return DEAD_HANDLE.contains(failure.hresult().value());
    }

    /** Whether a failure says that the service, or the way to it, went: what is called on died with it. */
    static boolean isLost(HostCallException failure) {
        HResult code = failure.hresult();
        return isDeadHandle(failure)
                || code.equals(HcnError.RPC_SERVER_UNAVAILABLE.result())
                || code.equals(HcnError.RPC_CALL_FAILED.result());
    }

    /** Reads one object; once more, from opening on, when the service went in the middle. */
    static <R> R reading(Supplier<R> action) {
        try {
            return action.get();
        } catch (HostCallException e) {
            if (!isLost(e)) {
                throw e;
            }
            return again(action, e);
        }
    }

    /** Changes one object; once more, from opening on, when its handle died before the change began. Never after a change may have begun. */
    static void changing(Runnable action) {
        changing(() -> {
            action.run();
            return true;
        });
    }

    /** The same of a change that answers something. */
    static <R> R changing(Supplier<R> action) {
        try {
            return action.get();
        } catch (HostCallException e) {
            if (!isDeadHandle(e)) {
                throw e;
            }
            return again(action, e);
        }
    }

    private static <R> R again(Supplier<R> action, HostCallException first) {
        try {
            return action.get();
        } catch (HostCallException e) {
            if (HcnError.isNotFound(e)) {
                throw passing(
                        e,
                        "the hns service restarted in the middle of the call; that it does not find the object"
                                + " right after does not say that the object is gone");
            }
            if (isDeadHandle(e)) {
                throw passing(e, "the hns service restarted in the middle of the call, twice");
            }
            e.addSuppressed(first);
            throw e;
        }
    }

    /** Without the code: nobody may take it for an answer about the object. */
    private static HostCallException passing(HostCallException failure, String why) {
        return new HostCallException(failure.call(), failure.subject(), new HResult(0), Ending.TRANSIENT, why, failure);
    }
}
