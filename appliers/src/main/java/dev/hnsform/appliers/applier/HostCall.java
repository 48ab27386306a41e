package dev.hnsform.appliers.applier;

/**
 * One call that changes something, ready to be made.
 *
 * @param body makes the call; throws what the port throws
 * @param note what people should know when this call was needed; empty for the call that was wanted first
 */
record HostCall(Runnable body, String note) {
    static HostCall wanted(Runnable body) {
        return new HostCall(body, "");
    }
}
