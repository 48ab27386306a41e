package dev.hnsform.hns.windows;

import dev.hnsform.hns.port.HResult;
import dev.hnsform.hns.port.HostCallException;

/** A call of Windows' own that failed with one of its error numbers. */
public final class WindowsFailure {
    private static final long WIN32 = 0x8007_0000L;
    private static final int LARGEST = 0xFFFF;
    private static final int ACCESS_DENIED = 5;

    private WindowsFailure() {}

    /**
     * The failure of a call.
     *
     * @param call the function, for example {@code GetIfTable2}
     * @param subject what was asked for
     * @param error Windows' error number, for example 5
     */
    public static HostCallException of(String call, String subject, int error) {
        boolean small = error >= 0 && error <= LARGEST;
        HResult code = new HResult(small ? WIN32 | error : error & 0xFFFF_FFFFL);
        String why = error == ACCESS_DENIED
                ? "Windows denies it to this process. Start hnsform from an elevated prompt: \"Run as administrator\""
                : "Windows answered error " + error;
        return new HostCallException(call, subject, code, HostCallException.Ending.REFUSED, why, null);
    }
}
