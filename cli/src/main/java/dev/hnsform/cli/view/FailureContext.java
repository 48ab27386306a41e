package dev.hnsform.cli.view;

import dev.hnsform.schema.diagnostic.DiagnosticText;
import dev.hnsform.schema.host.Observation;
import dev.hnsform.schema.stack.SpanLookup;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What helps to explain a host failure.
 *
 * @param spans where the stack's fields were written
 * @param lines the stack's source lines
 * @param observed reads what the host holds after the failure; empty when it cannot be read
 */
public record FailureContext(SpanLookup spans, DiagnosticText.Lines lines, Supplier<Optional<Observation>> observed) {}
