package dev.hnsform.planner.decide;

import dev.hnsform.planner.change.FieldChange;
import java.util.List;

/**
 * What differs in the fields of one resource, references and adapters left aside: it hangs on no other resource.
 *
 * @param fromHost between what the document says and what the host holds
 * @param fromSettled between what the document says and what was last settled; empty when nothing was
 * @param asSettled whether the document says what was last settled
 */
record FieldDifferences(List<FieldChange> fromHost, List<FieldChange> fromSettled, boolean asSettled) {}
