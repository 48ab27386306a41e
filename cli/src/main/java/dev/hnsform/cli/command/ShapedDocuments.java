package dev.hnsform.cli.command;

import dev.hnsform.hns.document.DocumentShape;
import dev.hnsform.hns.document.Tolerant;
import dev.hnsform.hns.error.HcnError;
import dev.hnsform.hns.mapping.Conversion;
import dev.hnsform.hns.mapping.ShapeConversion;
import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.port.HnsHost;
import dev.hnsform.hns.port.HostCallException;
import dev.hnsform.hns.port.HostQuery;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A host's documents in the shape that was asked for: as the host answers it, else rewritten. */
final class ShapedDocuments {
    private final HnsHost host;
    private final Optional<DocumentShape> shape;
    private final List<String> unsaid = new ArrayList<>();

    ShapedDocuments(HnsHost host, Optional<DocumentShape> shape) {
        this.host = host;
        this.shape = shape;
    }

    /** The document of an object; empty when it has gone, or has no document of that shape. */
    Optional<JsonObject> of(HcnKind kind, JsonObject document) {
        return shape.isEmpty() ? Optional.of(document) : of(kind, document, shape.get());
    }

    private Optional<JsonObject> of(HcnKind kind, JsonObject document, DocumentShape wanted) {
        if (DocumentShape.of(document) == wanted) {
            return Optional.of(document);
        }
        Optional<Guid> id = Tolerant.guid(document, "ID");
        JsonObject answer = document;
        // A guest network service is v2's alone: no host is asked for another document of it
        if (id.isPresent() && kind != HcnKind.GUEST_SERVICE) {
            try {
                answer = host.query(
                        kind, id.get(), wanted == DocumentShape.V1 ? HostQuery.V1 : HostQuery.V2, Deadline.READ);
            } catch (HostCallException e) {
                if (HcnError.isNotFound(e)) {
                    return Optional.empty();
                }
                throw e;
            }
        }
        Conversion conversion = ShapeConversion.convert(kind, answer, wanted);
        if (!conversion.isWhole()) {
            unsaid.add(kind.label() + " " + id.map(Guid::toString).orElse("without id") + ": "
                    + wanted.toString().toLowerCase(Locale.ROOT) + " has no word for "
                    + String.join(", ", conversion.unsaid()));
        }
        return conversion.document().isEmpty() ? Optional.empty() : Optional.of(conversion.document());
    }

    /** What the shape had no word for, a line an object. */
    List<String> unsaid() {
        return unsaid;
    }
}
