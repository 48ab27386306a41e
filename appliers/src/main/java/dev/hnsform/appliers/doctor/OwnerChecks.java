package dev.hnsform.appliers.doctor;

import dev.hnsform.hns.document.Ownership;
import dev.hnsform.schema.address.ResourceKind;
import dev.hnsform.schema.host.HostObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Who else uses HNS here, by the marks that they leave. */
final class OwnerChecks {
    private static final int NAMED = 5;
    private static final String DOCKER = "docker";

    private final Patient patient;

    OwnerChecks(Patient patient) {
        this.patient = patient;
    }

    void report(Findings findings) {
        Map<String, List<String>> byOwner = new TreeMap<>();
        Map<String, OwnerMark> marks = new TreeMap<>();
        for (ResourceKind kind : List.of(ResourceKind.NETWORK, ResourceKind.ENDPOINT, ResourceKind.NAMESPACE)) {
            for (HostObject object : patient.observed().listing(kind).objects()) {
                if (patient.stackOf(object).isPresent()) {
                    continue;
                }
                for (OwnerMark mark : OwnerMark.on(object, patient.index())) {
                    byOwner.computeIfAbsent(mark.owner(), o -> new ArrayList<>())
                            .add(Patient.shown(object) + ": " + mark.mark());
                    marks.putIfAbsent(mark.owner(), mark);
                }
                if (!object.owner().isEmpty() && !Ownership.isOurs(object.owner())) {
                    String owner = "\"" + object.owner() + "\"";
                    byOwner.computeIfAbsent(owner, o -> new ArrayList<>())
                            .add(Patient.shown(object) + ": its Owner says so");
                    marks.putIfAbsent(owner, OwnerMark.stated(owner));
                }
            }
        }
        docker(byOwner, marks);
        balancers(byOwner, marks);
        byOwner.forEach((owner, evidence) -> findings.add(Finding.of(
                Check.OTHER_OWNER,
                Subject.named("Owner", owner.replace("\"", "")),
                OwnerMark.what(owner),
                shortened(evidence),
                marks.getOrDefault(owner, OwnerMark.stated(owner)).advice())));
    }

    private void docker(Map<String, List<String>> byOwner, Map<String, OwnerMark> marks) {
        String state = patient.facts().services().getOrDefault(DOCKER, "absent");
        if (!state.equals("absent") && !state.equals("unknown")) {
            byOwner.computeIfAbsent(OwnerMark.DOCKERD, o -> new ArrayList<>()).add(0, "service docker is " + state);
            marks.putIfAbsent(OwnerMark.DOCKERD, OwnerMark.dockerd("service"));
        }
    }

    /** Of the programs that are known to use HNS, kube-proxy alone makes load balancers (hns-reference 5.9, code). */
    private void balancers(Map<String, List<String>> byOwner, Map<String, OwnerMark> marks) {
        long others = patient.balancers().stream()
                .filter(b -> b.owner().isEmpty()
                        && patient.stackOf(b.id(), b.owner()).isEmpty())
                .count();
        if (others > 0) {
            OwnerMark mark = OwnerMark.kubeProxy();
            byOwner.computeIfAbsent(mark.owner(), o -> new ArrayList<>())
                    .add(others + (others == 1 ? " load balancer: " : " load balancers: ") + mark.mark());
            marks.putIfAbsent(mark.owner(), mark);
        }
    }

    private static List<String> shortened(List<String> evidence) {
        if (evidence.size() <= NAMED) {
            return evidence;
        }
        List<String> few = new ArrayList<>(evidence.subList(0, NAMED));
        few.add("and " + (evidence.size() - NAMED) + " more");
        return few;
    }
}
