package dev.hnsform.simulator.engine;

import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.simulator.model.Change;
import dev.hnsform.simulator.model.Host;
import dev.hnsform.simulator.model.Mix;
import dev.hnsform.simulator.model.Place;
import dev.hnsform.simulator.model.SimulatedEndpoint;
import dev.hnsform.simulator.model.SimulatedNamespace;
import dev.hnsform.simulator.model.SimulatedNetwork;
import dev.hnsform.simulator.profile.Switch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a reboot and a restart of the service take away (hns-reference 5.3, 5.6, 5.11). */
final class Starts {
    private final Ruling ruling;
    private final List<Change> changes = new ArrayList<>();
    private final Set<Guid> gone = new LinkedHashSet<>();
    private final Set<Guid> endpointsGone = new LinkedHashSet<>();

    Starts(Ruling ruling) {
        this.ruling = ruling;
    }

    /** NAT networks and those with EnableNonPersistent go, with their endpoints; everything else stays. */
    List<Change> reboot() {
        begin(true);
        removeNetworks(true);
        boolean lists = !ruling.state().balancers().isEmpty()
                || !ruling.state().routes().isEmpty();
        if (lists && ruling.is(Switch.BALANCERS_ON_REBOOT, "drop")) {
            removeAll(HcnKind.LOAD_BALANCER);
            removeAll(HcnKind.ROUTE);
        } else {
            leaveBackends();
        }
        if (!ruling.state().guestServices().isEmpty() && ruling.is(Switch.GUEST_SERVICES_ON_REBOOT, "drop")) {
            removeAll(HcnKind.GUEST_SERVICE);
        }
        boolean attached = !ruling.is(Switch.ATTACHMENTS_ON_REBOOT, "drop");
        boolean namespaces = !ruling.is(Switch.NAMESPACES_ON_REBOOT, "drop");
        for (SimulatedEndpoint endpoint : ruling.state().endpoints()) {
            boolean stays = attached
                    && !(endpoint.place() instanceof Place.InContainer)
                    && !(endpoint.place() instanceof Place.AtVirtualMachine)
                    && (namespaces || !(endpoint.place() instanceof Place.InNamespace));
            if (!gone.contains(endpoint.network()) && endpoint.place().isAttached() && !stays) {
                changes.add(new Change.PutObject(endpoint.withPlace(Place.DETACHED)));
            }
        }
        for (SimulatedNamespace namespace : ruling.state().namespaces()) {
            if (namespace.isHostDefault()) {
                continue;
            }
            if (!namespaces) {
                changes.add(new Change.RemoveObject(HcnKind.NAMESPACE, namespace.id()));
            } else if (!namespace.containers().isEmpty()) {
                changes.add(new Change.PutObject(namespace.withContainers(List.of())));
            }
        }
        return changes;
    }

    /** Networks that are not persistent go, with their endpoints. */
    List<Change> restartHns() {
        begin(false);
        removeNetworks(false);
        for (SimulatedEndpoint endpoint : ruling.state().endpoints()) {
            boolean here = !gone.contains(endpoint.network());
            if (here && endpoint.place().isAttached() && ruling.is(Switch.ATTACHED_ON_HNS_RESTART, "drop")) {
                changes.add(new Change.RemoveObject(HcnKind.ENDPOINT, endpoint.id()));
                endpointsGone.add(endpoint.id());
            }
        }
        leaveBackends(); // they come back with the service, their ids unchanged (hns-reference 5.9)
        return changes;
    }

    private void removeAll(HcnKind kind) {
        ruling.state().objects(kind).forEach(object -> changes.add(new Change.RemoveObject(kind, object.id())));
    }

    private void leaveBackends() {
        gone.forEach(
                network -> endpointsGone.addAll(ruling.state().book(network).endpoints()));
        changes.addAll(Backends.without(ruling, endpointsGone));
    }

    private void begin(boolean boot) {
        Host host = ruling.host();
        Guid start = new Guid(0, host.starts() + 1L);
        String service =
                Mix.guid(host.seed(), start, "service " + host.serviceStart()).toString();
        String bootId =
                boot ? Mix.guid(host.seed(), start, "boot " + host.bootId()).toString() : host.bootId();
        changes.add(new Change.PutHost(host.started(bootId, service)));
    }

    private void removeNetworks(boolean boot) {
        Map<Guid, Integer> left = new HashMap<>();
        for (SimulatedNetwork network : ruling.state().networks()) {
            if (goes(network, boot)) {
                gone.add(network.id());
                changes.add(new Change.RemoveObject(HcnKind.NETWORK, network.id()));
                if (isDefaultSwitch(network)) {
                    changes.add(new Change.PutObject(again(network, boot)));
                    continue;
                }
                int uses = left.getOrDefault(network.layer(), ruling.state().usesOf(network.layer()));
                left.put(network.layer(), uses - 1);
            }
        }
        ruling.state().layers().forEach(layer -> {
            if (left.getOrDefault(layer.id(), 1) == 0) {
                changes.add(new Change.RemoveLayer(layer.id()));
            }
        });
    }

    /** The Default Switch is made anew under its id, at each boot with another prefix (hns-reference 5.2, 8: microsoft/WSL#7820). */
    private static boolean isDefaultSwitch(SimulatedNetwork network) {
        return network.id().equals(SimulatedNetwork.DEFAULT_SWITCH) && network.is(NetworkType.ICS);
    }

    private SimulatedNetwork again(SimulatedNetwork network, boolean boot) {
        return boot && !network.isOpaque()
                ? network.withSubnets(new Subnets(ruling)
                        .another(NetworkType.ICS, network.id(), ruling.host().starts()))
                : network;
    }

    private boolean goes(SimulatedNetwork network, boolean boot) {
        if (isDefaultSwitch(network)) {
            return boot || (network.flags() & SimulatedNetwork.NON_PERSISTENT) != 0;
        }
        boolean nat = network.is(NetworkType.NAT)
                && ruling.release().from(9, 0)
                && (network.flags() & SimulatedNetwork.PERSISTENT) == 0;
        if (nat) {
            return boot || ruling.is(Switch.NAT_ON_HNS_RESTART, "gone");
        }
        return (network.flags() & SimulatedNetwork.NON_PERSISTENT) != 0;
    }
}
