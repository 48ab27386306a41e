package dev.hnsform.appliers.fake;

import dev.hnsform.hns.error.HcnError;
import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.port.HnsHost;
import dev.hnsform.hns.port.HostCallException;
import dev.hnsform.hns.port.HostDescription;
import dev.hnsform.hns.port.HostQuery;
import dev.hnsform.hns.rehearsal.HostModel;
import dev.hnsform.hns.rehearsal.RehearsalHost;
import dev.hnsform.hns.snapshot.HostSnapshot;
import dev.hnsform.schema.host.HostFacts;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import java.util.List;
import java.util.Optional;

/** A model of a host that is another tiny host, and refuses the creation of one name by a rule. */
public final class TinyModel implements HostModel {
    private final String refusedName;
    private final RehearsalHost.Refusal rule;
    private final List<String> switches;

    /** Refuses to create what has this name, by this rule; every result depends on these switches. */
    public TinyModel(String refusedName, RehearsalHost.Refusal rule, List<String> switches) {
        this.refusedName = refusedName;
        this.rule = rule;
        this.switches = List.copyOf(switches);
    }

    @Override
    public RehearsalHost admit(HostSnapshot snapshot) {
        TinyHns hns = new TinyHns();
        for (HcnKind kind : HcnKind.values()) {
            snapshot.documents(kind)
                    .forEach(document ->
                            hns.put(kind, Guid.parse(document.string("ID").orElse("")), document));
        }
        return new Host(hns);
    }

    private final class Host implements RehearsalHost {
        private final HnsHost hns;
        private Optional<Refusal> last = Optional.empty();

        Host(HnsHost hns) {
            this.hns = hns;
        }

        @Override
        public Optional<Refusal> lastRefusal() {
            return last;
        }

        @Override
        public List<String> lastSwitches() {
            return switches;
        }

        @Override
        public HostDescription description() {
            return hns.description();
        }

        @Override
        public HostFacts facts(Deadline deadline) {
            return hns.facts(deadline);
        }

        @Override
        public List<Guid> enumerate(HcnKind kind, HostQuery query, Deadline deadline) {
            return hns.enumerate(kind, query, deadline);
        }

        @Override
        public JsonObject query(HcnKind kind, Guid id, HostQuery query, Deadline deadline) {
            last = Optional.empty();
            return hns.query(kind, id, query, deadline);
        }

        @Override
        public void create(HcnKind kind, Guid id, JsonObject settings, Deadline deadline) {
            last = Optional.empty();
            if (settings.string("Name").equals(Optional.of(refusedName))) {
                last = Optional.of(rule);
                throw new HostCallException(
                        "HcnCreate" + kind.label(),
                        id.toString(),
                        HcnError.INVALID_NETWORK.result(),
                        HostCallException.Ending.REFUSED,
                        HcnError.INVALID_NETWORK.text() + ". ",
                        null);
            }
            hns.create(kind, id, settings, deadline);
        }

        @Override
        public void modify(HcnKind kind, Guid id, JsonObject request, Deadline deadline) {
            last = Optional.empty();
            hns.modify(kind, id, request, deadline);
        }

        @Override
        public void delete(HcnKind kind, Guid id, Deadline deadline) {
            last = Optional.empty();
            hns.delete(kind, id, deadline);
        }

        @Override
        public Json hnsCall(String method, String path, JsonObject request, Deadline deadline) {
            last = Optional.empty();
            return hns.hnsCall(method, path, request, deadline);
        }

        @Override
        public void close() {}
    }
}
