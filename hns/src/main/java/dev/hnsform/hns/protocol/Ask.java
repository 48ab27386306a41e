package dev.hnsform.hns.protocol;

import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HResult;
import dev.hnsform.hns.port.HostCallException;
import dev.hnsform.hns.port.HostCallException.Ending;
import org.jspecify.annotations.Nullable;

/**
 * What is asked, for messages, and for how long.
 *
 * @param call name of the call
 * @param subject what it is about
 * @param deadline how long it may take
 */
public record Ask(String call, String subject, Deadline deadline) {
    HostCallException failure(HResult code, Ending ending, String why, @Nullable Throwable cause) {
        return new HostCallException(call, subject, code, ending, why, cause);
    }
}
