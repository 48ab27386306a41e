package dev.hnsform.simulator.telling;

import dev.hnsform.hns.document.NotificationDocument;
import dev.hnsform.hns.document.NotificationType;
import dev.hnsform.hns.port.HResult;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.port.HostNotification;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.simulator.model.Change;
import dev.hnsform.simulator.model.Host;
import dev.hnsform.simulator.model.HostState;
import dev.hnsform.simulator.model.Layer;
import dev.hnsform.simulator.model.Place;
import dev.hnsform.simulator.model.SimulatedEndpoint;
import dev.hnsform.simulator.model.SimulatedGuestService;
import dev.hnsform.simulator.model.SimulatedNamespace;
import dev.hnsform.simulator.model.SimulatedNetwork;
import dev.hnsform.simulator.model.SimulatedObject;
import dev.hnsform.simulator.profile.Switch;
import java.util.ArrayList;
import java.util.List;

/**
 * What one call's changes tell. Notifications come of what was done, so a refused call tells nothing (inf); the one before a change comes right
 * before the one after it.
 */
final class Events implements Change.Visitor {
    /** The service went away. */
    static final HostNotification DISCONNECT = told(NotificationType.SERVICE_DISCONNECT, "");

    private final HostState before;
    private final boolean restart;
    private final List<Event> events = new ArrayList<>();

    private Events(HostState before, boolean restart) {
        this.before = before;
        this.restart = restart;
    }

    /** What changes tell that the state does not have yet, in order. */
    static List<Event> of(HostState before, List<Change> changes) {
        boolean restart = changes.stream().anyMatch(change -> isStart(before, change));
        Events events = new Events(before, restart);
        changes.forEach(change -> change.accept(events));
        if (restart) {
            events.events.add(Event.toAll(DISCONNECT));
        }
        return events.events;
    }

    private static boolean isStart(HostState before, Change change) {
        return change instanceof Change.PutHost put
                && !put.host().serviceStart().equals(before.host().serviceStart());
    }

    private static HostNotification told(NotificationType type, String data) {
        return new HostNotification(type.value(), new HResult(0), data);
    }

    private boolean is(Switch which, String choice) {
        return before.host().switches().choice(which).equals(choice);
    }

    private String guid(Guid id) {
        return is(Switch.GUID_CASE, "upper") ? id.toWindowsString() : id.toString();
    }

    private void network(NotificationType type, SimulatedNetwork network) {
        long flags = is(Switch.NOTIFICATION_FLAGS, "network-flags") ? network.flags() : 0;
        events.add(Event.toService(told(type, NotificationDocument.write(guid(network.id()), flags))));
    }

    private void object(NotificationType type, Guid id) {
        events.add(Event.toService(told(type, NotificationDocument.write(guid(id), 0))));
    }

    private void endpoint(NotificationType type, SimulatedEndpoint endpoint) {
        boolean own = is(Switch.ENDPOINT_NOTIFICATION_ID, "endpoint");
        Guid id = own ? endpoint.id() : endpoint.network();
        events.add(Event.toObject(endpoint.network(), told(type, NotificationDocument.write(guid(id), 0))));
    }

    @Override
    public void put(SimulatedObject object) {
        if (restart) {
            return;
        }
        if (object instanceof SimulatedNetwork network
                && before.network(network.id()).isEmpty()) {
            network(NotificationType.NETWORK_PRE_CREATE, network);
            network(NotificationType.NETWORK_CREATE, network);
        } else if (object instanceof SimulatedNamespace namespace
                && before.namespace(namespace.id()).isEmpty()) {
            object(NotificationType.NAMESPACE_CREATE, namespace.id());
        } else if (object instanceof SimulatedEndpoint endpoint) {
            moved(endpoint);
        } else if (object instanceof SimulatedGuestService service) {
            service(service);
        }
    }

    private void service(SimulatedGuestService after) {
        SimulatedGuestService was = before.object(HcnKind.GUEST_SERVICE, after.id())
                .map(SimulatedGuestService.class::cast)
                .orElse(null);
        if (was == null) {
            object(NotificationType.GUEST_SERVICE_CREATE, after.id());
        } else if (!was.state().equals(after.state())) {
            JsonObject data = Json.object()
                    .put("State", after.state())
                    .put("Interfaces", JsonArray.EMPTY)
                    .build();
            String document = NotificationDocument.write(guid(after.id()), 0, data);
            events.add(Event.toObject(after.id(), told(NotificationType.GUEST_SERVICE_STATE, document)));
        }
    }

    private void moved(SimulatedEndpoint after) {
        Place from = before.endpoint(after.id()).map(SimulatedEndpoint::place).orElse(Place.DETACHED);
        Place to = after.place();
        if (from.isAttached() == to.isAttached() || isSilent(from.isAttached() ? from : to)) {
            return;
        }
        endpoint(to.isAttached() ? NotificationType.ENDPOINT_ATTACHED : NotificationType.ENDPOINT_DETACHED, after);
    }

    private boolean isSilent(Place place) {
        return place instanceof Place.InNamespace && is(Switch.NAMESPACE_ENTRY_NOTIFICATION, "silent");
    }

    private void gone(Guid endpoint) {
        before.endpoint(endpoint)
                .filter(e -> e.place().isAttached() && !isSilent(e.place()))
                .filter(e -> is(Switch.DETACHED_NOTIFICATION_AT_DELETE, "told"))
                .ifPresent(e -> endpoint(NotificationType.ENDPOINT_DETACHED, e));
    }

    @Override
    public void remove(HcnKind kind, Guid id) {
        SimulatedNetwork network = kind == HcnKind.NETWORK ? before.network(id).orElse(null) : null;
        if (restart) {
            if (network != null && is(Switch.NETWORKS_DROPPED_NOTIFICATION, "told")) {
                network(NotificationType.NETWORK_DELETE, network);
            }
        } else if (network != null) {
            network(NotificationType.NETWORK_PRE_DELETE, network);
            before.book(id).endpoints().forEach(this::gone);
            network(NotificationType.NETWORK_DELETE, network);
        } else if (kind == HcnKind.NAMESPACE && before.namespace(id).isPresent()) {
            object(NotificationType.NAMESPACE_DELETE, id);
        } else if (kind == HcnKind.GUEST_SERVICE && before.object(kind, id).isPresent()) {
            object(NotificationType.GUEST_SERVICE_DELETE, id);
        } else if (kind == HcnKind.ENDPOINT) {
            gone(id);
        }
    }

    @Override
    public void put(Layer layer) {
        // no notification of layers is known
    }

    @Override
    public void removeLayer(Guid id) {
        // no notification of layers is known
    }

    @Override
    public void put(Host host) {
        // a start of the service is told at the end
    }

    @Override
    public void putFaults(JsonObject schedule) {
        // the simulator's own
    }

    @Override
    public void counted(long changes) {
        // the simulator's own
    }
}
