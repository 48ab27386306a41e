package dev.hnsform.simulator.contract;

import java.util.Optional;

/** What the native binding cannot carry, on Linux and on Windows alike. */
final class NativeBinding {
    private NativeBinding() {}

    /** Why it cannot carry a case; empty when it can. */
    static Optional<String> cannotCarry(ContractCase one) {
        boolean guestService = one.steps().stream()
                .flatMap(step -> step.string("register").stream())
                .anyMatch(object -> object.startsWith("guestnetworkservice "));
        return guestService
                ? Optional.of(
                        "HcnRegisterGuestNetworkServiceCallback is not bound: every id that is registered with is opened as a"
                                + " network, and so the binding answers HCN_E_NETWORK_NOT_FOUND")
                : Optional.empty();
    }
}
