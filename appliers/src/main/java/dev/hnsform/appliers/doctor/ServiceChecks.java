package dev.hnsform.appliers.doctor;

import dev.hnsform.schema.feature.HnsVersion;
import dev.hnsform.schema.feature.NetworkType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Services that something on the host needs. */
final class ServiceChecks {
    private static final String UNKNOWN = "unknown";
    /** From this version on NAT is not built on ICS (hns-reference 5.3). */
    private static final HnsVersion OWN_NAT = new HnsVersion(10, 0);

    private final Patient patient;

    ServiceChecks(Patient patient) {
        this.patient = patient;
    }

    void report(Findings findings) {
        look("hns", List.of("HNS itself"), findings);
        look("winnat", networks(NetworkType.NAT), findings);
        List<String> ics = new ArrayList<>(networks(NetworkType.ICS));
        if (patient.facts().features().version().compareTo(OWN_NAT) < 0) {
            ics.addAll(networks(NetworkType.NAT));
        }
        look("SharedAccess", ics, findings);
    }

    private List<String> networks(NetworkType type) {
        return patient.observed().networks().objects().stream()
                .filter(network -> Patient.type(network).equals(Optional.of(type)))
                .map(Patient::shown)
                .toList();
    }

    private void look(String service, List<String> users, Findings findings) {
        String state = patient.facts().services().getOrDefault(service, "");
        if (users.isEmpty() || state.isEmpty() || state.equals("running")) {
            return;
        }
        List<String> evidence = users.stream().map(user -> user + " needs it").toList();
        Subject subject = Subject.named("Service", service);
        if (state.equals(UNKNOWN)) {
            findings.add(Finding.of(
                    Check.SERVICE_NOT_TOLD,
                    subject,
                    "The host does not tell whether service " + service + " runs.",
                    evidence,
                    "Look on the host itself.",
                    "Get-Service " + service));
            return;
        }
        findings.add(Finding.of(
                Check.SERVICE_DOWN,
                subject,
                "Service " + service + " is " + state + ".",
                evidence,
                state.equals("absent")
                        ? "Install the feature that brings it: on Windows Server Install-WindowsFeature Containers."
                        : "Start it. If it does not stay up, look for its reasons in the host's event log.",
                state.equals("absent") ? "Install-WindowsFeature Containers" : "Start-Service " + service));
    }
}
