package dev.hnsform.cli.compose;

import dev.hnsform.appliers.observe.HnsHostView;
import dev.hnsform.appliers.observe.HostView;
import dev.hnsform.hns.mapping.HostReader;
import dev.hnsform.hns.mapping.ObservationReader;
import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HnsHost;
import dev.hnsform.hns.snapshot.HostSnapshot;
import dev.hnsform.schema.address.ResourceKind;
import dev.hnsform.schema.host.HostObject;
import dev.hnsform.schema.host.Lookup;
import dev.hnsform.schema.host.Observation;
import dev.hnsform.schema.net.Guid;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Reads a host, and keeps the documents of the last look: what was planned from is also what is rehearsed on. */
final class SnapshotView implements HostView {
    private final HnsHost host;
    private final Predicate<Guid> placesWanted;
    private final HostView view;
    private Optional<HostSnapshot> last = Optional.empty();

    SnapshotView(HnsHost host, Predicate<Guid> placesWanted) {
        this.host = host;
        this.placesWanted = placesWanted;
        this.view = new HnsHostView(host, placesWanted);
    }

    @Override
    public Lookup<HostObject> read(ResourceKind kind, Guid id) {
        return view.read(kind, id);
    }

    @Override
    public Observation observe() {
        HostSnapshot snapshot = HostReader.read(host, Deadline.READ, placesWanted);
        last = Optional.of(snapshot);
        return ObservationReader.of(snapshot);
    }

    @Override
    public Lookup<List<Guid>> endpointsOf(Guid network) {
        return view.endpointsOf(network);
    }

    /** The documents of the last look. */
    HostSnapshot snapshot() {
        return last.orElseThrow(() -> new IllegalStateException("nothing was observed yet"));
    }
}
