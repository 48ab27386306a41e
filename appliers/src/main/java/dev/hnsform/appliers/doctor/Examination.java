package dev.hnsform.appliers.doctor;

import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.port.ReservedPorts;
import dev.hnsform.hns.snapshot.HostSnapshot;
import dev.hnsform.schema.host.HostFacts;
import dev.hnsform.schema.host.Listing;
import dev.hnsform.schema.host.Observation;
import dev.hnsform.schema.net.Guid;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * What a look at a whole host comes to.
 *
 * @param facts the host
 * @param counts how many objects of each kind were looked at
 * @param findings what was found, the worst first
 * @param unread why a kind was not read whole; a kind that was is not in it
 */
public record Examination(
        HostFacts facts,
        SortedMap<HcnKind, Integer> counts,
        List<Finding> findings,
        SortedMap<HcnKind, String> unread) {
    /** What it comes to. */
    public enum Verdict {
        /** Nothing but notes. */
        WELL,
        /** Problems or warnings. */
        FINDINGS,
        /** Nothing but notes in what could be read, and not everything could. */
        UNKNOWN
    }

    /** Copies the collections. */
    public Examination {
        counts = java.util.Collections.unmodifiableSortedMap(new java.util.TreeMap<>(counts));
        findings = List.copyOf(findings);
        unread = java.util.Collections.unmodifiableSortedMap(new java.util.TreeMap<>(unread));
    }

    /**
     * Looks at a host.
     *
     * @param snapshot what it holds, with the places of its endpoints
     * @param stacks names of the stacks that are recorded on it, by id
     * @param ports the ports it holds for guests; none where it does not tell
     */
    public static Examination of(HostSnapshot snapshot, Map<Guid, String> stacks, List<ReservedPorts> ports) {
        Patient patient = new Patient(snapshot, stacks);
        Findings findings = new Findings();
        new ServiceChecks(patient).report(findings);
        new NetworkChecks(patient).report(findings);
        new PrefixChecks(patient).report(findings);
        new EndpointChecks(patient).report(findings);
        new AddressChecks(patient).report(findings);
        new PortChecks(patient).report(findings);
        new GuestPortChecks(patient, ports).report(findings);
        new BalancerChecks(patient).report(findings);
        new AdapterChecks(patient).report(findings);
        new OwnerChecks(patient).report(findings);
        Map<HcnKind, Integer> counts = new EnumMap<>(HcnKind.class);
        Map<HcnKind, String> unread = new EnumMap<>(HcnKind.class);
        Observation observed = patient.observed();
        put(HcnKind.NETWORK, observed.networks(), counts, unread);
        put(HcnKind.ENDPOINT, observed.endpoints(), counts, unread);
        put(HcnKind.NAMESPACE, observed.namespaces(), counts, unread);
        for (HcnKind kind : List.of(HcnKind.LOAD_BALANCER, HcnKind.ROUTE, HcnKind.GUEST_SERVICE)) {
            counts.put(kind, snapshot.documents(kind).size());
            snapshot.gap(kind).ifPresent(cause -> unread.put(kind, cause));
        }
        return new Examination(
                snapshot.facts(), new java.util.TreeMap<>(counts), findings.sorted(), new java.util.TreeMap<>(unread));
    }

    private static void put(
            HcnKind kind, Listing<?> listing, Map<HcnKind, Integer> counts, Map<HcnKind, String> unread) {
        counts.put(kind, listing.objects().size());
        listing.cause().ifPresent(cause -> unread.put(kind, cause));
    }

    /** How many findings are of a severity. */
    public long count(Severity severity) {
        return findings.stream().filter(f -> f.check().severity() == severity).count();
    }

    /** What it comes to. */
    public Verdict verdict() {
        if (count(Severity.PROBLEM) + count(Severity.WARNING) > 0) {
            return Verdict.FINDINGS;
        }
        return unread.isEmpty() ? Verdict.WELL : Verdict.UNKNOWN;
    }
}
