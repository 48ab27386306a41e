package dev.hnsform.appliers.doctor;

import dev.hnsform.hns.document.Tolerant;
import dev.hnsform.hns.port.HResult;
import dev.hnsform.hns.windows.FileTime;
import dev.hnsform.planner.match.HostIndex;
import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.host.AdapterFacts;
import dev.hnsform.schema.host.AdapterFacts.Medium;
import dev.hnsform.schema.host.HostNetwork;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.schema.resource.Network;
import dev.hnsform.schema.resource.Subnet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Networks that are only half there. */
final class NetworkChecks {
    /** The state of every network that was published in working order; what the other numbers mean is not. */
    private static final long USUAL = 1;

    private final Patient patient;

    NetworkChecks(Patient patient) {
        this.patient = patient;
    }

    void report(Findings findings) {
        for (HostNetwork network : patient.observed().networks().objects()) {
            for (JsonObject document : patient.documents(network.id())) {
                health(network, document, findings);
                state(network, document, findings);
            }
            Optional<NetworkType> type = Patient.type(network);
            if (type.filter(NetworkType::isExternal).isPresent()) {
                adapter(network, findings);
            } else if (type.isPresent() && type.get() != NetworkType.PRIVATE) {
                hostEnd(network, findings);
            }
        }
    }

    private static void health(HostNetwork network, JsonObject document, Findings findings) {
        List<String> evidence = new ArrayList<>();
        long first = error(document, "Health", evidence);
        List<JsonObject> allocators = Tolerant.object(document, "Resources")
                .map(resources -> Tolerant.objects(resources, "Allocators"))
                .orElse(List.of());
        for (JsonObject allocator : allocators) {
            String tag = Tolerant.text(allocator, "Tag").orElse("without a tag");
            long code = error(allocator, "Health of its allocator " + tag, evidence);
            first = first == 0 ? code : first;
        }
        if (first != 0) {
            findings.add(Finding.of(
                    Check.HEALTH_ERROR,
                    Subject.of(network),
                    "HNS's last error about this network was " + new HResult(first)
                            + ". The network may be only half there: made, and not carried out.",
                    evidence,
                    "Look what the error means. Where the network does not work, delete it and make it again.",
                    "hnsform explain " + new HResult(first)));
        }
    }

    private static long error(JsonObject object, String where, List<String> evidence) {
        Optional<JsonObject> health = Tolerant.object(object, "Health");
        long code = health.flatMap(h -> Tolerant.number(h, "LastErrorCode")).orElse(0L) & 0xFFFF_FFFFL;
        if (code != 0) {
            String when = health.flatMap(h -> Tolerant.number(h, "LastUpdateTime"))
                    .filter(time -> time > 0)
                    .map(time -> ", at " + FileTime.instant(time))
                    .orElse("");
            evidence.add(where + ": LastErrorCode " + new HResult(code) + when);
        }
        return code;
    }

    private static void state(HostNetwork network, JsonObject document, Findings findings) {
        long state = Tolerant.number(document, "State").orElse(USUAL);
        if (state != USUAL && state != 0) {
            findings.add(
                    Finding.of(
                            Check.NETWORK_STATE,
                            Subject.of(network),
                            "Its state is " + state + "; networks that work answer " + USUAL
                                    + " or leave it out. What the other numbers mean is not published; one was seen on a network that was just being made.",
                            List.of("State: " + state),
                            "Look again in a minute. Where it stays and the network does not work, delete it and make it again."));
        }
    }

    private void adapter(HostNetwork network, Findings findings) {
        List<String> names = HostIndex.adaptersOf(network);
        List<AdapterFacts> all = patient.facts().adapters();
        if (all.isEmpty()) {
            return;
        }
        for (String name : names) {
            Optional<AdapterFacts> adapter = patient.facts().adapter(name);
            if (adapter.isEmpty()) {
                findings.add(Finding.of(
                        Check.NETWORK_ADAPTER_GONE,
                        Subject.of(network),
                        "Its adapter \"" + name + "\" is not on the host: nothing of the network gets out.",
                        List.of("the host has " + quoted(all)),
                        "Where the adapter was renamed, give it its name back. Where it was replaced, delete the network and make it on the new adapter: both"
                                + " interrupt the host's network.",
                        "Rename-NetAdapter -Name NEW -NewName \"" + name + "\""));
            } else if (adapter.get().switchId().isEmpty()) {
                withoutSwitch(network, "No switch holds its adapter \"" + name + "\".", findings);
            }
        }
        boolean held = all.stream()
                .anyMatch(a -> a.medium() != Medium.VIRTUAL && a.switchId().isPresent());
        if (names.isEmpty() && !held) {
            withoutSwitch(
                    network, "It needs an adapter in a switch, and no switch holds any adapter of the host.", findings);
        }
    }

    private static void withoutSwitch(HostNetwork network, String what, Findings findings) {
        findings.add(
                Finding.of(
                        Check.NETWORK_WITHOUT_SWITCH,
                        Subject.of(network),
                        what + " HNS shows the network, and nothing of it gets out.",
                        network.managementIp()
                                .map(ip -> List.of("ManagementIP: " + ip))
                                .orElse(List.of("HNS tells no ManagementIP of it")),
                        "Restart the hns service; where that does not help, delete the network and make it again. Both interrupt containers."));
    }

    private static String quoted(List<AdapterFacts> adapters) {
        return String.join(
                ", ", adapters.stream().map(a -> "\"" + a.name() + "\"").toList());
    }

    private void hostEnd(HostNetwork network, Findings findings) {
        List<IpAddress> gateways = network.reported().value(Network.SUBNETS).orElse(List.of()).stream()
                .flatMap(subnet -> subnet.gateway().stream())
                .toList();
        List<AdapterFacts> adapters = patient.facts().adapters();
        boolean there =
                adapters.stream().flatMap(a -> a.addresses().stream()).anyMatch(a -> gateways.contains(a.address()));
        if (gateways.isEmpty() || adapters.isEmpty() || there) {
            return;
        }
        findings.add(
                Finding.of(
                        Check.NETWORK_HOST_END_GONE,
                        Subject.of(network),
                        "No adapter of the host has its gateway address " + gateways.get(0)
                                + ": its containers reach neither the host nor what is behind it.",
                        List.of(
                                "subnets: "
                                        + String.join(
                                                ", ",
                                                network.reported().value(Network.SUBNETS).orElse(List.of()).stream()
                                                        .map(Subnet::prefix)
                                                        .map(Object::toString)
                                                        .toList()),
                                "the host has " + quoted(adapters)),
                        "Delete the network and let whoever made it make it again: what is left of one after a reboot does not work."));
    }
}
