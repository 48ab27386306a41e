package dev.hnsform.appliers.walk;

/** Where a walk may end. */
enum EndState {
    /** The host holds what is declared, the record says so, and a plan finds nothing to do. */
    CONVERGED("converged"),
    /** Before that, the run took back what it had done: the host held what the record said before it. */
    UNDONE("undone first"),
    /** The record was lost; objects were found by their ids, none is there twice. */
    FOUND_BY_ID("found by id"),
    /** The record was lost; what was adopted is adopted again by the line in its document. */
    ADOPTED_AGAIN("adopted again"),
    /** The record was lost; nobody knows who put an endpoint in its container, so it moves once a document has said where it is. */
    DECLARED("declared where it is first"),
    /** The record was lost; what was to be deleted and was not yet is listed as orphans, and stays until it is named. */
    ORPHANED("orphans listed");

    private final String label;

    EndState(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
