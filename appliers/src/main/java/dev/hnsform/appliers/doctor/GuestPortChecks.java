package dev.hnsform.appliers.doctor;

import dev.hnsform.hns.document.Tolerant;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.port.PortProtocol;
import dev.hnsform.hns.port.ReservedPorts;
import dev.hnsform.schema.host.HostEndpoint;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.policy.Policy;
import dev.hnsform.schema.policy.PolicyCatalogue;
import dev.hnsform.schema.resource.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Ports that the host holds for guests: in the way of published ones, or too many. */
final class GuestPortChecks {
    /** IANA's number of TCP; the other protocol of a port mapping is UDP. */
    private static final long TCP = 6;
    /** Half of what was seen to slow a whole host down (log: microsoft/WSL#41162). */
    private static final int TOO_MANY = 8_000;

    private static final int SHOWN = 10;

    private final Patient patient;
    private final List<ReservedPorts> guests;

    GuestPortChecks(Patient patient, List<ReservedPorts> ports) {
        this.patient = patient;
        this.guests = ports.stream().filter(entry -> !entry.isOfHost()).toList();
    }

    void report(Findings findings) {
        for (HostEndpoint endpoint : patient.observed().endpoints().objects()) {
            for (Policy policy : endpoint.reported().value(Endpoint.POLICIES).orElse(List.of())) {
                if (policy.type().equals(PolicyCatalogue.PORT_MAPPING)) {
                    published(endpoint, policy, findings);
                }
            }
        }
        Map<Guid, List<ReservedPorts>> byGuest = new TreeMap<>();
        guests.forEach(entry -> byGuest.computeIfAbsent(entry.target(), guest -> new ArrayList<>())
                .add(entry));
        byGuest.forEach((guest, entries) -> held(guest, entries, findings));
    }

    private void published(HostEndpoint endpoint, Policy policy, Findings findings) {
        long port = policy.values()
                .value(PolicyCatalogue.PORT_MAPPING_EXTERNAL_PORT)
                .orElse(0L);
        PortProtocol protocol = policy.values().required(PolicyCatalogue.PORT_MAPPING_PROTOCOL) == TCP
                ? PortProtocol.TCP
                : PortProtocol.UDP;
        Optional<ReservedPorts> holder = guests.stream()
                .filter(entry -> entry.hold(protocol, (int) port))
                .findFirst();
        holder.ifPresent(
                entry -> findings.add(
                        Finding.of(
                                Check.GUEST_PORT_PUBLISHED,
                                Subject.of(endpoint),
                                "Port " + protocol + "/" + port
                                        + " is published by it, and held for a guest: who comes to it may reach the guest.",
                                List.of("held for " + subject(entry.target()) + ": " + shown(entry)),
                                "Choose another external port, or end what listens on it in the guest. WSL in mirrored networking holds a run of some 4096 ports.")));
    }

    private void held(Guid guest, List<ReservedPorts> entries, Findings findings) {
        List<String> evidence = new ArrayList<>(
                entries.stream().limit(SHOWN).map(GuestPortChecks::shown).toList());
        if (entries.size() > SHOWN) {
            evidence.add("and " + (entries.size() - SHOWN) + " more");
        }
        if (entries.size() < TOO_MANY) {
            findings.add(Finding.of(
                    Check.GUEST_PORTS,
                    subject(guest),
                    "Ports are held for it: no program of the host can listen on them.",
                    evidence,
                    "Leave them out of what is published on the host."));
            return;
        }
        findings.add(Finding.of(
                Check.GUEST_PORTS_PILED_UP,
                subject(guest),
                entries.size()
                        + " reservations of ports are held for it. WSL's mirrored networking was seen to leave them behind; the host looks"
                        + " through all of them for each packet, and its network gets slow.",
                evidence,
                "End the guest: its ports go with it.",
                "wsl --shutdown"));
    }

    /** {@code TCP/8080}, or {@code TCP and UDP/44619 to 48715}. */
    private static String shown(ReservedPorts entry) {
        String protocols = entry.protocols()
                .map(of -> of == PortProtocol.BOTH ? "TCP and UDP" : of.toString())
                .orElse("protocol " + entry.protocol());
        return protocols + "/" + entry.first() + (entry.first() == entry.last() ? "" : " to " + entry.last());
    }

    /** The guest network service of a virtual machine, or the machine itself where HNS does not show one. */
    private Subject subject(Guid machine) {
        return patient.documents(HcnKind.GUEST_SERVICE).stream()
                .filter(document -> Tolerant.guid(document, "VirtualMachineId")
                        .filter(machine::equals)
                        .isPresent())
                .findFirst()
                .map(document -> new Subject(
                        HcnKind.GUEST_SERVICE.label(),
                        Tolerant.text(document, "Name").orElse(""),
                        Tolerant.guid(document, "ID")))
                .orElseGet(() -> new Subject("VirtualMachine", "", Optional.of(machine)));
    }
}
