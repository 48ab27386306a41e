package dev.hnsform.appliers.observe;

import dev.hnsform.hns.mapping.ObjectReader;
import dev.hnsform.hns.mapping.ObservationReader;
import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.port.HnsHost;
import dev.hnsform.hns.port.HostCallException;
import dev.hnsform.hns.port.HostQuery;
import dev.hnsform.schema.address.ResourceKind;
import dev.hnsform.schema.host.HostObject;
import dev.hnsform.schema.host.Lookup;
import dev.hnsform.schema.host.Observation;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.net.Guid;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/** {@link HostView} over a host's calls. */
public final class HnsHostView implements HostView {
    private final HnsHost host;
    private final Predicate<Guid> placesWanted;

    /**
     * Reads a host.
     *
     * @param host the host
     * @param placesWanted of which endpoints it matters where they are attached: HNS may have to be asked once more for each
     */
    public HnsHostView(HnsHost host, Predicate<Guid> placesWanted) {
        this.host = host;
        this.placesWanted = placesWanted;
    }

    @Override
    public Lookup<HostObject> read(ResourceKind kind, Guid id) {
        return switch (kind) {
            case NETWORK, EXISTING_NETWORK, REMOTE_SUBNET -> widen(ObjectReader.network(host, id, Deadline.READ));
            case ENDPOINT -> widen(ObjectReader.endpoint(host, id, Deadline.READ));
            case NAMESPACE -> widen(ObjectReader.namespace(host, id, Deadline.READ));
        };
    }

    private static Lookup<HostObject> widen(Lookup<? extends HostObject> lookup) {
        if (lookup instanceof Lookup.Unknown<? extends HostObject> unknown) {
            return new Lookup.Unknown<>(unknown.cause());
        }
        Optional<? extends HostObject> object = lookup.object();
        return object.isPresent() ? new Lookup.Present<>(object.get()) : new Lookup.Absent<>();
    }

    @Override
    public Observation observe() {
        return ObservationReader.observe(host, Deadline.READ, placesWanted);
    }

    @Override
    public Lookup<List<Guid>> endpointsOf(Guid network) {
        try {
            // Whether HNS compares the filter's GUIDs with regard to case is not established (hns-reference 2.1): both
            // are asked
            TreeSet<Guid> found = new TreeSet<>(filtered(network.toString()));
            found.addAll(filtered(network.toString().toUpperCase(Locale.ROOT)));
            return new Lookup.Present<>(new ArrayList<>(found));
        } catch (HostCallException e) {
            return new Lookup.Unknown<>(e.text());
        }
    }

    private List<Guid> filtered(String network) {
        HostQuery query = new HostQuery(
                2,
                0,
                false,
                Optional.of(Json.object().put("VirtualNetwork", network).build()));
        return host.enumerate(HcnKind.ENDPOINT, query, Deadline.READ);
    }
}
