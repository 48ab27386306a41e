package dev.hnsform.appliers.doctor;

import dev.hnsform.planner.match.HostIndex;
import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.host.HostEndpoint;
import dev.hnsform.schema.host.HostNetwork;
import dev.hnsform.schema.host.HostObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.IpPrefix;
import dev.hnsform.schema.resource.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A mark by which somebody's objects are told. Names are conventions that anybody may use: a mark is a hint and no proof.
 *
 * @param owner who
 * @param mark what tells it, with where that is known from
 * @param advice what follows for whoever manages this host with hnsform
 */
record OwnerMark(String owner, String mark, String advice) {
    static final String DOCKERD = "dockerd";
    private static final String WSL = "WSL";
    private static final String WINDOWS = "Windows";
    private static final String KUBERNETES = "Kubernetes";
    private static final String CNI = "a CNI plug-in";
    private static final String HYPER_V = "Hyper-V";

    private static final Guid DEFAULT_SWITCH = Guid.parse("c08cb7b8-9b3c-408e-8e30-5e16a3aeb444");
    private static final Set<Guid> WSL_NETWORKS = Set.of(
            Guid.parse("b95d0c5e-57d4-412b-b571-18a81a16e005"), Guid.parse("790e58b4-7939-4434-9358-89ae7ddbe87e"));
    private static final IpPrefix HOLDER = IpPrefix.parse("192.168.255.0/30");
    private static final Pattern DOCKER_ID = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern SWARM_ID = Pattern.compile("[0-9a-z]{25}");
    private static final Set<String> FLANNEL = Set.of("vxlan0", "cbr0");

    static OwnerMark dockerd(String mark) {
        return new OwnerMark(
                DOCKERD,
                mark,
                "At its start dockerd adopts every network of a type it knows and deletes the endpoints in those it takes over. Keep stacks with such"
                        + " networks off this host, or expect drift after each start of dockerd.");
    }

    private static OwnerMark kubernetes(String owner, String mark) {
        return new OwnerMark(
                owner,
                mark,
                "Leave its objects alone: it makes them again, or breaks without them. Choose prefixes, names and adapters that it does not use.");
    }

    static OwnerMark kubeProxy() {
        return kubernetes(KUBERNETES, "among the programs known to use HNS, kube-proxy alone makes them (code)");
    }

    static OwnerMark stated(String owner) {
        return new OwnerMark(owner, "Owner", "Its objects are left alone by hnsform; change them with what made them.");
    }

    static String what(String owner) {
        return "Objects here are marked as those of " + owner + ". A mark is a hint and no proof.";
    }

    static List<OwnerMark> on(HostObject object, HostIndex index) {
        if (object instanceof HostNetwork network) {
            return onNetwork(network, index);
        }
        return object instanceof HostEndpoint endpoint ? onEndpoint(endpoint, index) : List.of();
    }

    private static List<OwnerMark> onNetwork(HostNetwork network, HostIndex index) {
        List<OwnerMark> marks = new ArrayList<>();
        String name = network.name();
        String lower = name.toLowerCase(Locale.ROOT);
        if (network.id().equals(DEFAULT_SWITCH)) {
            marks.add(
                    new OwnerMark(
                            WINDOWS,
                            "the id of the Default Switch (hns-reference 5.2)",
                            "Its subnet changes at each boot: adopt it in no stack, and expect its prefix anywhere in 172.16.0.0/12 or 192.168.0.0/16."));
        } else if (WSL_NETWORKS.contains(network.id()) || lower.equals("wsl") || lower.startsWith("wsl (")) {
            marks.add(new OwnerMark(
                    WSL,
                    "the id or name of WSL's network (hns-reference 5.2)",
                    "WSL makes it again with a fixed id at its start; leave it alone."));
        } else if (DOCKER_ID.matcher(name).matches()) {
            marks.add(dockerd("its name is an id of a Docker network (log)"));
        } else if (lower.startsWith("dockernat")) {
            marks.add(dockerd("the name of Docker Desktop's network (log)"));
        } else if (SWARM_ID.matcher(name).matches() && isType(network, NetworkType.OVERLAY)) {
            marks.add(dockerd("its name is an id of a Docker swarm (log)"));
        }
        kubernetes(network).ifPresent(marks::add);
        boolean isSwitch = index.observed().facts().adapters().stream()
                .anyMatch(a -> a.switchId().equals(Optional.of(network.id())));
        if (isType(network, NetworkType.TRANSPARENT) && isSwitch) {
            marks.add(new OwnerMark(
                    HYPER_V,
                    "its id is that of an external switch (hns-reference 5.2)",
                    "It goes and comes with the switch; virtual machines may be on it."));
        }
        return marks;
    }

    private static Optional<OwnerMark> kubernetes(HostNetwork network) {
        String lower = network.name().toLowerCase(Locale.ROOT);
        boolean holder = network.reported().value(Network.SUBNETS).orElse(List.of()).stream()
                .anyMatch(s -> s.prefix().equals(HOLDER));
        if (lower.equals("external") && holder) {
            return Optional.of(kubernetes(
                    KUBERNETES, "name and prefix of the network that only holds the switch (hns-reference 5.4)"));
        }
        if (FLANNEL.contains(lower)) {
            return Optional.of(kubernetes("flannel", "the name that flannel gives its network (log)"));
        }
        if (lower.equals("calico")) {
            return Optional.of(kubernetes("Calico", "the name that Calico gives its network (code)"));
        }
        if (lower.equals("antrea-hnsnetwork")) {
            return Optional.of(kubernetes("Antrea", "the name that Antrea gives its network (code)"));
        }
        if (lower.equals("azure")) {
            return Optional.of(kubernetes("Azure CNI", "the name that Azure's CNI plug-in gives its network (code)"));
        }
        return lower.endsWith("ovnkuberneteshnsnetwork") || lower.endsWith("ovnkuberneteshybridoverlaynetwork")
                ? Optional.of(kubernetes("OVN-Kubernetes", "the name that OVN-Kubernetes gives its network (code)"))
                : Optional.empty();
    }

    private static boolean isType(HostNetwork network, NetworkType type) {
        return Patient.type(network).equals(Optional.of(type));
    }

    private static List<OwnerMark> onEndpoint(HostEndpoint endpoint, HostIndex index) {
        Optional<String> network = index.network(endpoint.network()).map(HostNetwork::name);
        boolean named = network.isPresent()
                && !network.get().isEmpty()
                && endpoint.name().length() > network.get().length() + 1
                && endpoint.name().endsWith("_" + network.get());
        return named
                ? List.of(kubernetes(CNI, "named CONTAINER_NETWORK, as CNI plug-ins do (hns-reference 5.6)"))
                : List.of();
    }
}
