package dev.hnsform.planner.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.planner.PlanInput;
import dev.hnsform.planner.Planner;
import dev.hnsform.planner.plan.Consents;
import dev.hnsform.planner.plan.Plan;
import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.address.ResourceKind;
import dev.hnsform.schema.feature.Feature;
import dev.hnsform.schema.field.FieldJson;
import dev.hnsform.schema.field.FieldTable;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.host.HostEndpoint;
import dev.hnsform.schema.host.HostNamespace;
import dev.hnsform.schema.host.HostNetwork;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonReader;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.schema.recorded.RecordedResource;
import dev.hnsform.schema.recorded.RecordedStack;
import dev.hnsform.schema.resource.KindTable;
import dev.hnsform.schema.stack.ResolvedStack;
import dev.hnsform.schema.stack.StackInputs;
import dev.hnsform.schema.stack.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A case for a plan: a stack, what was applied before (itself planned and carried out on the host in memory), and what others did to the host,
 * as short JSON. Keys of that JSON: {@code networks}, {@code endpoints}, {@code namespaces} (objects put there), {@code edit} (fields of ours
 * changed, by address), {@code remove}, {@code attach}, {@code services}, {@code without} (features), {@code unread}, {@code noRecord},
 * {@code rebuilt}, {@code destroy}, {@code targets}, {@code consents}.
 */
public final class Scenario {
    private final MemoryHost host = new MemoryHost();
    private RecordedStack record = Stacks.noRecord();
    private JsonObject others = JsonObject.EMPTY;

    /** The host. */
    public MemoryHost host() {
        return host;
    }

    /** The record. */
    public RecordedStack record() {
        return record;
    }

    /** A stack of YAML; a Stack document is added where there is none. */
    public static ResolvedStack yaml(String text) {
        var source = text.contains("kind: Stack") ? Texts.files("web.yaml", text) : Texts.stackWith(text);
        var result = dev.hnsform.schema.stack.Stacks.read(source, StackInputs.none("0.1.0"), Optional.empty());
        assertThat(result.stack()).as("%s", result.diagnostics()).isPresent();
        return result.stack().orElseThrow();
    }

    /** Plans a stack and carries the plan out. */
    public Scenario applied(String yaml) {
        Plan plan = Planner.plan(new PlanInput(
                yaml(yaml),
                Stacks.ID,
                record,
                host.observe(),
                "sim:host.json",
                true,
                "0.1.0",
                false,
                List.of(),
                new Consents(true, List.of(), true)));
        assertThat(plan.hasErrors()).as("%s", plan.diagnostics()).isFalse();
        plan.steps().forEach(host::run);
        record = Settled.after(plan, record, host.observe());
        return this;
    }

    /** Carries a plan out. */
    public Scenario carriedOut(Plan plan) {
        plan.steps().forEach(host::run);
        record = Settled.after(plan, record, host.observe());
        return this;
    }

    /** Does to the host what others did. */
    public Scenario others(String json) {
        others = (JsonObject) JsonReader.parse(json.replace('\'', '"'));
        objects("networks").forEach(this::network);
        objects("endpoints").forEach(this::endpoint);
        objects("namespaces").forEach(this::namespace);
        strings("remove").forEach(a -> host.remove(id(a)));
        others.object("edit").orElse(JsonObject.EMPTY).forEach(this::edit);
        others.object("attach").orElse(JsonObject.EMPTY).forEach(this::attach);
        others.object("services").orElse(JsonObject.EMPTY).forEach((k, v) -> host.service(k, text(v)));
        strings("without").forEach(f -> host.without(Feature.valueOf(f)));
        others.object("unread").orElse(JsonObject.EMPTY).forEach((kind, cause) -> {
            if (kind.equals("endpoints")) {
                host.endpointsUnread(text(cause));
            } else {
                host.networksUnread(text(cause));
            }
        });
        if (others.bool("noRecord").orElse(false)) {
            record = Stacks.noRecord();
        }
        List<String> unseen = strings("unseen");
        if (others.bool("rebuilt").orElse(false) || !unseen.isEmpty()) {
            record = new RecordedStack(
                    record.stackName(),
                    record.stackId(),
                    record.lineage(),
                    record.serial(),
                    record.resources().stream()
                            .map(r -> unseen.contains(r.address().toString()) ? unseen(r) : r)
                            .toList(),
                    record.tombstones(),
                    others.bool("rebuilt").orElse(false));
        }
        return this;
    }

    private static RecordedResource unseen(RecordedResource r) {
        return new RecordedResource(
                r.applied(), r.id(), r.bornAs(), r.generation(), r.adopted(), r.decided(), r.unmanagedTypes(), true);
    }

    /** The plan of a stack. */
    public Plan plan(String yaml) {
        JsonObject consents = others.object("consents").orElse(JsonObject.EMPTY);
        List<Guid> loss = new ArrayList<>();
        consents.array("foreignLoss").orElse(JsonArray.EMPTY).strings().forEach(t -> loss.add(Guid.parse(t)));
        return Planner.plan(new PlanInput(
                yaml(yaml),
                Stacks.ID,
                record,
                host.observe(),
                "sim:host.json",
                true,
                "0.1.0",
                others.bool("destroy").orElse(false),
                strings("targets"),
                new Consents(
                        consents.bool("hostInterruption").orElse(false),
                        loss,
                        consents.bool("massDelete").orElse(false))));
    }

    private List<JsonObject> objects(String key) {
        return others.array(key).orElse(JsonArray.EMPTY).objects();
    }

    private List<String> strings(String key) {
        return others.array(key).orElse(JsonArray.EMPTY).strings();
    }

    private static String text(Json json) {
        return json instanceof dev.hnsform.schema.json.JsonString string ? string.value() : json.toString();
    }

    private Guid id(String addressOrId) {
        return Guid.tryParse(addressOrId)
                .orElseGet(() -> record.find(ResourceAddress.parse(addressOrId))
                        .orElseThrow(() -> new AssertionError(addressOrId + " is not recorded"))
                        .id());
    }

    private static FieldValues spec(JsonObject json, ResourceKind kind) {
        FieldTable table = KindTable.fields(kind);
        return json.object("spec")
                .map(s -> FieldJson.fromJson(table, s, "spec"))
                .orElseGet(() -> FieldValues.none(table));
    }

    private void network(JsonObject json) {
        List<FieldValues> routes = new ArrayList<>();
        json.array("remoteSubnets")
                .orElse(JsonArray.EMPTY)
                .forEach(r -> routes.add(
                        FieldJson.fromJson(KindTable.fields(ResourceKind.REMOTE_SUBNET), r, "remoteSubnets")));
        host.put(new HostNetwork(
                Guid.parse(json.string("id").orElseThrow()),
                json.string("name").orElse(""),
                json.string("owner").orElse(""),
                json.string("type").orElse("NAT"),
                spec(json, ResourceKind.NETWORK),
                routes,
                json.string("layer").map(Guid::parse),
                json.string("adapter"),
                json.string("managementIp").map(IpAddress::parse),
                Optional.empty()));
    }

    private void endpoint(JsonObject json) {
        host.put(new HostEndpoint(
                Guid.parse(json.string("id").orElseThrow()),
                json.string("name").orElse(""),
                json.string("owner").orElse(""),
                id(json.string("network").orElseThrow()),
                spec(json, ResourceKind.ENDPOINT),
                place(json.string("place").orElse("none"))));
    }

    private void namespace(JsonObject json) {
        host.put(new HostNamespace(
                id(json.string("id").orElseThrow()),
                "",
                "",
                "Host",
                FieldValues.none(KindTable.fields(ResourceKind.NAMESPACE)),
                0,
                List.of(),
                json.array("containers").orElse(JsonArray.EMPTY).strings()));
    }

    private HostEndpoint.Place place(String text) {
        return switch (text) {
            case "none" -> new HostEndpoint.Detached();
            case "host" -> new HostEndpoint.AtHost();
            case "unknown" -> new HostEndpoint.UnknownPlace("access denied");
            default ->
                text.startsWith("container ")
                        ? new HostEndpoint.InContainer(text.substring("container ".length()))
                        : text.startsWith("machine ")
                                ? new HostEndpoint.AtVirtualMachine(
                                        Guid.parse(text.substring("machine ".length())), Optional.empty())
                                : text.startsWith("something ")
                                        ? new HostEndpoint.Elsewhere(text)
                                        : new HostEndpoint.InNamespace(id(text));
        };
    }

    private void attach(String address, Json place) {
        HostEndpoint e = host.endpoint(id(address));
        host.put(new HostEndpoint(e.id(), e.name(), e.owner(), e.network(), e.reported(), place(text(place))));
    }

    private void edit(String address, Json fields) {
        ResourceAddress resource = ResourceAddress.parse(address);
        FieldValues change = FieldJson.fromJson(KindTable.fields(resource.kind()), fields, address);
        if (resource.kind() == ResourceKind.NETWORK) {
            HostNetwork n = host.network(id(address));
            host.put(new HostNetwork(
                    n.id(),
                    n.name(),
                    n.owner(),
                    n.type(),
                    change.orElse(n.reported()),
                    n.remoteSubnets(),
                    n.layer(),
                    n.adapterName(),
                    n.managementIp(),
                    n.drMac()));
        } else {
            HostEndpoint e = host.endpoint(id(address));
            host.put(
                    new HostEndpoint(e.id(), e.name(), e.owner(), e.network(), change.orElse(e.reported()), e.place()));
        }
    }
}
