package dev.hnsform.appliers.applier;

import dev.hnsform.hns.port.HostCallException;
import java.util.Set;

/** What HRESULTs mean for a step (hns-reference 3.1, 5.3, 5.7). */
final class Codes {
    /** Answers to a create that asks for an address, prefix or port that cannot be had. */
    private static final Set<Long> TAKEN = Set.of(
            0x803b002fL, // HCN_E_ADDR_INVALID_OR_RESERVED: wrong, reserved, or taken
            0x803b0013L, // HCN_E_PORT_ALREADY_EXISTS: another one listens there
            0x803b001eL, // HCN_E_INVALID_IP: in no subnet of the network
            0x803b0030L, // HCN_E_INVALID_PREFIX
            0x803b0032L, // HCN_E_INVALID_SUBNET
            0x803b0033L, // HCN_E_INVALID_IP_SUBNET
            0x803b0005L, // HCN_E_SUBNET_NOT_FOUND: no subnet fits the endpoint
            0x80070057L, // the catch-all: a prefix that overlaps is one of its reasons
            0x80071392L); // "The object already exists."

    private Codes() {}

    /** Whether the host may have refused for the sake of a value that was only preferred. */
    static boolean isTaken(HostCallException refusal) {
        return TAKEN.contains(refusal.hresult().value());
    }
}
