package dev.hnsform.hns.error;

import dev.hnsform.hns.port.HResult;
import dev.hnsform.hns.port.HostCallException;
import java.util.Optional;

/**
 * How a host call failed, as a value.
 *
 * @param call HNS's name of the call
 * @param subject kind and id or name of the object
 * @param result the HRESULT; 0 when there is none, as with a missed deadline
 * @param said HNS's error text, or what is known instead
 */
public record HostFailure(String call, String subject, HResult result, String said) {
    /** What an exception tells. */
    public static HostFailure of(HostCallException failure) {
        return new HostFailure(failure.call(), failure.subject(), failure.hresult(), failure.record());
    }

    /** The error, where the catalogue has it. */
    public Optional<HcnError> error() {
        return result.value() == 0 ? HcnError.ofText(said) : HcnError.of(result);
    }
}
