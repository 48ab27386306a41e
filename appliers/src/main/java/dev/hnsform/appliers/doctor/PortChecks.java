package dev.hnsform.appliers.doctor;

import dev.hnsform.planner.match.HostIndex;
import dev.hnsform.schema.host.HostEndpoint;
import dev.hnsform.schema.policy.Policy;
import dev.hnsform.schema.resource.Endpoint;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Published ports that two have. Which ports Windows excludes from use, HNS does not tell. */
final class PortChecks {
    private final Patient patient;

    PortChecks(Patient patient) {
        this.patient = patient;
    }

    void report(Findings findings) {
        TreeSet<String> ports = new TreeSet<>();
        for (HostEndpoint endpoint : patient.observed().endpoints().objects()) {
            for (Policy policy : endpoint.reported().value(Endpoint.POLICIES).orElse(List.of())) {
                Optional<String> port = HostIndex.port(policy);
                port.ifPresent(ports::add);
            }
        }
        for (String port : ports) {
            List<HostEndpoint> holders = patient.index().publishing(port);
            if (holders.size() > 1) {
                twice(port, holders, findings);
            }
        }
    }

    private static void twice(String port, List<HostEndpoint> holders, Findings findings) {
        findings.add(Finding.of(
                Check.PORT_PUBLISHED_TWICE,
                Subject.of(holders.get(0)),
                "Port " + port + " is published by " + holders.size()
                        + " endpoints of NAT networks: who comes to it reaches one of them.",
                holders.stream()
                        .map(e -> Patient.shown(e)
                                + (e.place() instanceof HostEndpoint.Detached ? ", attached nowhere" : ""))
                        .toList(),
                "Delete the one that is left over, or give one of them another external port."));
    }
}
