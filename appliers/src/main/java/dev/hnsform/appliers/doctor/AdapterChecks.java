package dev.hnsform.appliers.doctor;

import dev.hnsform.planner.match.HostIndex;
import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.host.AdapterFacts;
import dev.hnsform.schema.host.AdapterFacts.Medium;
import dev.hnsform.schema.host.HostNetwork;
import dev.hnsform.schema.net.Guid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Adapters that cannot carry an external network, and why (hns-reference 5.4; 8, rows 12 and 13). */
final class AdapterChecks {
    private final Patient patient;

    AdapterChecks(Patient patient) {
        this.patient = patient;
    }

    void report(Findings findings) {
        for (AdapterFacts adapter : patient.facts().adapters()) {
            if (adapter.medium() == Medium.VIRTUAL) {
                continue; // the host's ends of switches never can, and nobody wonders
            }
            List<String> evidence = new ArrayList<>();
            evidence.add(adapter.mac() + ", " + (adapter.connected() ? "connected" : "no link"));
            if (!adapter.addresses().isEmpty()) {
                evidence.add("addresses: "
                        + String.join(
                                ", ",
                                adapter.addresses().stream()
                                        .map(a -> a.address() + "/" + a.prefixLength())
                                        .toList()));
            }
            Optional<Guid> held = adapter.switchId();
            held.ifPresent(id -> evidence.add("switch: " + id));
            List<HostNetwork> above = above(adapter);
            if (held.isPresent()
                    && above.isEmpty()
                    && patient.observed().networks().isComplete()) {
                unknownSwitch(adapter, evidence, findings);
            } else {
                why(adapter, above)
                        .ifPresent(reason -> findings.add(Finding.of(
                                Check.ADAPTER_UNFIT,
                                Subject.named("Adapter", adapter.name()),
                                reason.what(),
                                evidence,
                                reason.advice())));
            }
        }
    }

    private record Reason(String what, String advice) {}

    private static Optional<Reason> why(AdapterFacts adapter, List<HostNetwork> above) {
        if (adapter.medium() == Medium.WIFI) {
            return Optional.of(new Reason(
                    "It is wireless: L2Bridge, L2Tunnel and Overlay rewrite MAC addresses, which an access point does not take.",
                    "Use a wired adapter, or a NAT network, which needs none."));
        }
        if (adapter.medium() == Medium.OTHER) {
            return Optional.of(new Reason(
                    "It is a tunnel, a VPN or the like, and not an adapter that a switch can hold.",
                    "Use a wired adapter, or a NAT network, which needs none."));
        }
        if (!above.isEmpty()) {
            return Optional.of(new Reason(
                    "It carries " + Patient.shown(above.get(0))
                            + (above.size() == 1 ? "" : " and " + (above.size() - 1) + " more")
                            + ". One adapter carries one switch: a network of a type that does not fit this one needs another adapter.",
                    "A network that fits joins the same switch: adapter: {sharedWith: NETWORK}."));
        }
        if (!adapter.connected()) {
            return Optional.of(new Reason(
                    "It has no link: HNS passes it over, and refuses it when it is named (0x80070057).",
                    "Plug it in, or enable it."));
        }
        return Optional.empty();
    }

    /** The networks on an adapter: those that name it, and those whose switch it is in. */
    private List<HostNetwork> above(AdapterFacts adapter) {
        List<HostNetwork> named = patient.index().onAdapter(adapter.name());
        if (!named.isEmpty() || adapter.switchId().isEmpty()) {
            return named;
        }
        return patient.observed().networks().objects().stream()
                .filter(n -> Patient.type(n).filter(NetworkType::isExternal).isPresent())
                .filter(n -> HostIndex.adaptersOf(n).isEmpty())
                .toList();
    }

    private static void unknownSwitch(AdapterFacts adapter, List<String> evidence, Findings findings) {
        findings.add(Finding.of(
                Check.ADAPTER_IN_UNKNOWN_SWITCH,
                Subject.named("Adapter", adapter.name()),
                "A virtual switch holds it, and no network of HNS is on that switch. A switch that was made in Hyper-V after hns started is not seen until hns"
                        + " restarts; a network on the adapter is refused until then (0x803b0006, 0x80070057).",
                evidence,
                "Restart hns when containers may lose their network, or remove the switch in Hyper-V where nobody needs it.",
                "Restart-Service hns"));
    }
}
