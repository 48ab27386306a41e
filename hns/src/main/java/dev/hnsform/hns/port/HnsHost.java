package dev.hnsform.hns.port;

import dev.hnsform.schema.host.HostFacts;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import java.util.List;

/**
 * A Windows container host, reached through HNS: the calls of {@code computenetwork.dll} (hns-reference 1.2), with documents as JSON trees
 * and without handles. Adapters open and close those themselves.
 *
 * <p>Every method throws {@link HostCallException} when the host refuses, cannot, or does not answer in time. Not safe for several threads
 * unless an adapter says so.
 */
public interface HnsHost extends AutoCloseable {
    /** How the host is reached. */
    HostDescription description();

    /** What the host says of itself. */
    HostFacts facts(Deadline deadline);

    /** The ids of all objects of a kind that match, in HNS's order. */
    List<Guid> enumerate(HcnKind kind, HostQuery query, Deadline deadline);

    /** One object's document, in the shape the query asks for. */
    JsonObject query(HcnKind kind, Guid id, HostQuery query, Deadline deadline);

    /**
     * Creates an object. The id is given both here and in the document's {@code ID}; an endpoint's network is its document's
     * {@code HostComputeNetwork}.
     */
    void create(HcnKind kind, Guid id, JsonObject settings, Deadline deadline);

    /** Sends a modify request (hns-reference 2.10). */
    void modify(HcnKind kind, Guid id, JsonObject request, Deadline deadline);

    /** Deletes an object. */
    void delete(HcnKind kind, Guid id, Deadline deadline);

    /**
     * The v1 call {@code HNSCall} (hns-reference 1.3): what v2 has no call for, as attaching an endpoint to the host, and all that clients of the
     * old shape ask.
     *
     * @param method {@code GET}, {@code POST} or {@code DELETE}
     * @param path for example {@code /endpoints/<id>/attach}
     * @param request the document; an empty object when there is none
     * @return {@code Output} of the answer, for a list of objects an array; an empty object when there is none
     */
    Json hnsCall(String method, String path, JsonObject request, Deadline deadline);

    @Override
    void close();
}
