package dev.hnsform.hns.mapping;

import dev.hnsform.hns.document.Tolerant;
import dev.hnsform.hns.error.HcnError;
import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HResult;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.port.HnsHost;
import dev.hnsform.hns.port.HostCallException;
import dev.hnsform.hns.port.HostQuery;
import dev.hnsform.hns.snapshot.HostSnapshot;
import dev.hnsform.schema.host.HostFacts;
import dev.hnsform.schema.host.HostNamespace;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Reads a whole host, three-valued: every object is there, not there, or not known. Objects that vanish between the list and their query are
 * left out; a query that fails makes its kind's listing partial. Nothing is mixed from two epochs.
 */
public final class HostReader {
    private static final int ATTEMPTS = 3;
    /** A host that fails this often in a row is not asked on: each call may wait for its whole deadline. */
    private static final int FAILURES_IN_A_ROW = 3;

    private final HnsHost host;
    private final Deadline deadline;
    private final Map<HcnKind, List<JsonObject>> objects = new EnumMap<>(HcnKind.class);
    private final Map<HcnKind, String> gaps = new EnumMap<>(HcnKind.class);

    private HostReader(HnsHost host, Deadline deadline) {
        this.host = host;
        this.deadline = deadline;
    }

    /**
     * Reads a host's facts and documents; a snapshot without records.
     *
     * @param deadline for each call
     * @param placesWanted of which endpoints the v1 document is asked for too when v2 does not tell where they are attached
     * @throws HostCallException when the facts cannot be read, or boot id or service start differ before and after, three times in a row
     */
    public static HostSnapshot read(HnsHost host, Deadline deadline, Predicate<Guid> placesWanted) {
        return read(host, deadline, placesWanted, true);
    }

    /**
     * Reads what an observation is made of: networks, namespaces and endpoints alone. A node may hold thousands of load balancers, each of them
     * one call.
     */
    static HostSnapshot readObserved(HnsHost host, Deadline deadline, Predicate<Guid> placesWanted) {
        return read(host, deadline, placesWanted, false);
    }

    private static HostSnapshot read(HnsHost host, Deadline deadline, Predicate<Guid> placesWanted, boolean whole) {
        HostFacts before = host.facts(deadline);
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            HostSnapshot snapshot = new HostReader(host, deadline).read(before, placesWanted, whole);
            HostFacts after = host.facts(deadline);
            if (after.epoch().equals(before.epoch())) {
                return new HostSnapshot(
                        after, snapshot.objects(), snapshot.attachments(), snapshot.gaps(), snapshot.records());
            }
            before = after;
        }
        throw new HostCallException(
                "HcnEnumerateNetworks",
                "host " + host.description().uri(),
                new HResult(0),
                HostCallException.Ending.TRANSIENT,
                "the host or its hns service restarted during each of " + ATTEMPTS
                        + " attempts to read it; answers from before and after a restart are never mixed. Try again when it is up",
                null);
    }

    private HostSnapshot read(HostFacts facts, Predicate<Guid> placesWanted, boolean whole) {
        // networks first, endpoints later: an endpoint that is seen has had its network seen
        documents(HcnKind.NETWORK, HostQuery.V2_DETAILED);
        List<JsonObject> namespaces = documents(HcnKind.NAMESPACE, HostQuery.V2).documents;
        Reading endpoints = documents(HcnKind.ENDPOINT, HostQuery.V2);
        if (whole) {
            documents(HcnKind.LOAD_BALANCER, HostQuery.V2);
            documents(HcnKind.ROUTE, HostQuery.V2);
            documents(HcnKind.GUEST_SERVICE, HostQuery.V2);
        }
        return new HostSnapshot(facts, objects, attachments(endpoints, namespaces, placesWanted), gaps, List.of());
    }

    private Reading documents(HcnKind kind, HostQuery query) {
        Collection<Guid> ids;
        try {
            ids = new LinkedHashSet<>(host.enumerate(kind, query, deadline));
        } catch (HostCallException e) {
            gaps.put(kind, e.text());
            return new Reading(kind, 0);
        }
        Reading reading = new Reading(kind, ids.size());
        for (Guid id : ids) {
            if (reading.isGivenUp()) {
                break;
            }
            try {
                reading.add(id, host.query(kind, id, query, deadline));
            } catch (HostCallException e) {
                reading.failed(e);
            }
        }
        objects.put(kind, reading.documents);
        reading.gap().ifPresent(cause -> gaps.put(kind, cause));
        return reading;
    }

    /** v1 documents of the wanted endpoints of which neither their own document nor a namespace tells the place. */
    private List<JsonObject> attachments(Reading endpoints, List<JsonObject> namespaces, Predicate<Guid> placesWanted) {
        Set<Guid> inNamespaces = new HashSet<>();
        for (JsonObject document : namespaces) {
            NamespaceDocuments.read(document).map(HostNamespace::endpoints).ifPresent(inNamespaces::addAll);
        }
        List<JsonObject> attachments = new ArrayList<>();
        int failures = 0;
        for (int i = 0; i < endpoints.documents.size(); i++) {
            Guid id = endpoints.ids.get(i);
            if (!placesWanted.test(id)
                    || inNamespaces.contains(id)
                    || Places.namespaceIn(endpoints.documents.get(i)).isPresent()) {
                continue;
            }
            try {
                attachments.add(host.query(HcnKind.ENDPOINT, id, HostQuery.V1, deadline));
                failures = 0;
            } catch (HostCallException e) {
                // the place of this endpoint stays unknown, which is what the observation then says
                if (!HcnError.isNotFound(e) && ++failures == FAILURES_IN_A_ROW) {
                    return attachments;
                }
            }
        }
        return attachments;
    }

    /** The documents of one kind, as they come. */
    private static final class Reading {
        private final HcnKind kind;
        private final int listed;
        private final List<Guid> ids;
        private final List<JsonObject> documents;
        private int unread;
        private int inARow;
        private String firstCause = "";

        Reading(HcnKind kind, int listed) {
            this.kind = kind;
            this.listed = listed;
            this.ids = new ArrayList<>(listed);
            this.documents = new ArrayList<>(listed);
        }

        void add(Guid asked, JsonObject document) {
            inARow = 0;
            Optional<Guid> answered = Tolerant.guid(document, "ID");
            if (answered.isPresent() && !answered.get().equals(asked)) {
                unread(kind.label() + " " + asked + " was asked for and " + answered.get() + " was answered");
            } else {
                ids.add(asked);
                documents.add(document);
            }
        }

        void failed(HostCallException failure) {
            if (HcnError.isNotFound(failure)) {
                inARow = 0; // gone since it was listed
                return;
            }
            inARow++;
            unread(failure.text());
        }

        private void unread(String cause) {
            if (unread++ == 0) {
                firstCause = cause;
            }
        }

        boolean isGivenUp() {
            return inARow == FAILURES_IN_A_ROW;
        }

        Optional<String> gap() {
            if (unread == 0) {
                return Optional.empty();
            }
            String noun = kind.noun() + "s";
            String extent = isGivenUp()
                    ? "after " + FAILURES_IN_A_ROW + " failures in a row, " + (listed - documents.size()) + " of "
                            + listed + " " + noun + " were not read"
                    : unread + " of " + listed + " " + noun + " could not be read";
            return Optional.of(extent + "; the first: " + firstCause);
        }
    }
}
