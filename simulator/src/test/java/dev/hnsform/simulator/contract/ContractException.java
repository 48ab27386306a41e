package dev.hnsform.simulator.contract;

/** A file of cases is written wrongly. */
final class ContractException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ContractException(String message) {
        super(message);
    }
}
