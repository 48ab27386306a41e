package dev.hnsform.planner.plan;

import dev.hnsform.planner.step.AttachTarget;
import dev.hnsform.planner.step.Opposites;
import dev.hnsform.planner.step.Risk;
import dev.hnsform.planner.step.Step;
import dev.hnsform.planner.step.StepHeader;
import dev.hnsform.planner.step.StepId;
import dev.hnsform.planner.step.Undo;
import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.field.FieldJson;
import dev.hnsform.schema.field.FieldTable;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonFormatException;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.IpPrefix;
import dev.hnsform.schema.policy.Policy;
import dev.hnsform.schema.policy.PolicyCatalogue;
import dev.hnsform.schema.policy.PolicyType;
import dev.hnsform.schema.resource.Dns;
import dev.hnsform.schema.resource.Endpoint;
import dev.hnsform.schema.resource.IpSubnet;
import dev.hnsform.schema.resource.Namespace;
import dev.hnsform.schema.resource.Network;
import dev.hnsform.schema.resource.RemoteSubnet;
import dev.hnsform.schema.resource.Resource;
import dev.hnsform.schema.resource.ResourceJson;
import dev.hnsform.schema.resource.Subnet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Steps as JSON and back. A resource that is the {@code after} of the step's change is not repeated, and neither is an undo that follows from
 * the step itself.
 */
final class StepForm {
    private static final Set<String> KEYS = Set.of(
            "do",
            "id",
            "serves",
            "target",
            "after",
            "risk",
            "undo",
            "resource",
            "preferred",
            "network",
            "networkType",
            "sharesLayerOf",
            "wanted",
            "before",
            "extension",
            "enabled",
            "route",
            "present",
            "subnet",
            "ipSubnet",
            "policies",
            "place",
            "takesAlong");
    private static final Undo UNTOLD = new Undo.Impossible("");
    private static final dev.hnsform.schema.field.Shape<Policy> POLICY =
            PolicyCatalogue.listShape(PolicyType.Target.ENDPOINT).element();

    private final Map<ResourceAddress, Resource> wanted;

    /** A form that knows what each change is to make. */
    StepForm(Map<ResourceAddress, Resource> wanted) {
        this.wanted = wanted;
    }

    Json write(Step step) {
        StepHeader header = step.header();
        Writer writer = new Writer(header);
        step.accept(writer);
        JsonObject.Builder json = writer.json;
        if (!header.after().isEmpty()) {
            json.put(
                    "after",
                    Json.strings(header.after().stream().map(StepId::text).toList()));
        }
        if (header.risk() != Risk.NONE) {
            json.put("risk", header.risk().label());
        }
        if (!header.undo().equals(natural(step))) {
            json.put("undo", undo(header.undo()));
        }
        return json.build();
    }

    private static Undo natural(Step step) {
        return Opposites.of(step).<Undo>map(Undo.Inverse::new).orElse(UNTOLD);
    }

    private Json undo(Undo undo) {
        if (undo instanceof Undo.Inverse inverse) {
            return Json.object().put("step", write(inverse.step())).build();
        }
        return Json.object()
                .put("impossible", ((Undo.Impossible) undo).reason())
                .build();
    }

    Step read(Json json, String where) {
        return read(json, where, 0);
    }

    private Step read(Json json, String where, int depth) {
        Fields fields = Fields.of(json, where, KEYS);
        List<StepId> after = new ArrayList<>();
        fields.strings("after").forEach(text -> after.add(new StepId(text)));
        StepHeader header = new StepHeader(
                new StepId(fields.string("id")),
                fields.address("serves"),
                fields.guid("target"),
                after,
                fields.has("risk") ? fields.choice("risk", Risk.values(), Risk::label) : Risk.NONE,
                UNTOLD);
        Function<StepHeader, Step> make = maker(fields, header);
        Undo undo = readUndo(fields, make.apply(header), depth);
        return make.apply(new StepHeader(header.id(), header.serves(), header.target(), after, header.risk(), undo));
    }

    private Undo readUndo(Fields fields, Step step, int depth) {
        if (!fields.has("undo")) {
            return natural(step);
        }
        Fields undo = Fields.of(fields.json("undo"), fields.at("undo"), Set.of("step", "impossible"));
        if (undo.has("impossible")) {
            return new Undo.Impossible(undo.string("impossible"));
        }
        if (depth > 0) {
            throw new JsonFormatException(fields.at("undo") + ": an undo has no undo");
        }
        return new Undo.Inverse(read(undo.json("step"), undo.at("step"), depth + 1));
    }

    private Function<StepHeader, Step> maker(Fields fields, StepHeader header) {
        String name = fields.string("do");
        switch (name) {
            case "createNetwork": {
                Network network = resource(fields, header, Network.class);
                ChangeForm.requireWhole(network, fields.where());
                FieldValues preferred = values(fields, "preferred", Network.TABLE);
                Optional<Guid> layer =
                        fields.has("sharesLayerOf") ? Optional.of(fields.guid("sharesLayerOf")) : Optional.empty();
                return h -> new Step.CreateNetwork(h, network, preferred, layer);
            }
            case "createEndpoint": {
                Endpoint endpoint = resource(fields, header, Endpoint.class);
                ChangeForm.requireWhole(endpoint, fields.where());
                FieldValues preferred = values(fields, "preferred", Endpoint.TABLE);
                Guid network = fields.guid("network");
                NetworkType type = networkType(fields);
                return h -> new Step.CreateEndpoint(h, endpoint, preferred, network, type);
            }
            case "createNamespace": {
                Namespace namespace = resource(fields, header, Namespace.class);
                return h -> new Step.CreateNamespace(h, namespace);
            }
            case "deleteNetwork": {
                Network before = resource(fields, header, Network.class);
                List<Guid> along = new ArrayList<>();
                for (String text : fields.strings("takesAlong")) {
                    along.add(Guid.tryParse(text)
                            .orElseThrow(
                                    () -> new JsonFormatException(fields.at("takesAlong") + ": a GUID is expected")));
                }
                return h -> new Step.DeleteNetwork(h, before, along);
            }
            case "deleteEndpoint": {
                Endpoint before = resource(fields, header, Endpoint.class);
                return h -> new Step.DeleteEndpoint(h, before);
            }
            case "deleteNamespace": {
                Namespace before = resource(fields, header, Namespace.class);
                return h -> new Step.DeleteNamespace(h, before);
            }
            default:
                return smallMaker(name, fields);
        }
    }

    private static Function<StepHeader, Step> smallMaker(String name, Fields fields) {
        switch (name) {
            case "setNetworkDns": {
                Dns after = new Dns(values(fields, "wanted", Dns.SHAPE.table()));
                Dns before = new Dns(values(fields, "before", Dns.SHAPE.table()));
                return h -> new Step.SetNetworkDns(h, after, before);
            }
            case "switchExtension": {
                Guid extension = fields.guid("extension");
                boolean enabled = fields.bool("enabled");
                return h -> new Step.SwitchExtension(h, extension, enabled);
            }
            case "addNetworkRoute": {
                FieldValues route = values(fields, "route", RemoteSubnet.TABLE);
                return h -> new Step.AddNetworkRoute(h, route);
            }
            case "removeNetworkRoute": {
                FieldValues route = values(fields, "route", RemoteSubnet.TABLE);
                return h -> new Step.RemoveNetworkRoute(h, route);
            }
            case "setHostRoute": {
                boolean present = fields.bool("present");
                return h -> new Step.SetHostRoute(h, present);
            }
            case "addSubnet": {
                Subnet subnet = element(Subnet.LIST.element(), fields, "subnet");
                return h -> new Step.AddSubnet(h, subnet);
            }
            case "removeSubnet": {
                Subnet subnet = element(Subnet.LIST.element(), fields, "subnet");
                return h -> new Step.RemoveSubnet(h, subnet);
            }
            case "addIpSubnet": {
                IpPrefix subnet = fields.parsed("subnet", IpPrefix::parse);
                IpSubnet part = element(IpSubnet.LIST.element(), fields, "ipSubnet");
                return h -> new Step.AddIpSubnet(h, subnet, part);
            }
            case "removeIpSubnet": {
                IpPrefix subnet = fields.parsed("subnet", IpPrefix::parse);
                IpSubnet part = element(IpSubnet.LIST.element(), fields, "ipSubnet");
                return h -> new Step.RemoveIpSubnet(h, subnet, part);
            }
            case "addPolicies": {
                List<Policy> policies = policies(fields, "policies");
                NetworkType type = networkType(fields);
                return h -> new Step.AddPolicies(h, policies, type);
            }
            case "removePolicies": {
                List<Policy> policies = policies(fields, "policies");
                NetworkType type = networkType(fields);
                return h -> new Step.RemovePolicies(h, policies, type);
            }
            case "updatePolicies": {
                List<Policy> after = policies(fields, "wanted");
                List<Policy> before = policies(fields, "before");
                NetworkType type = networkType(fields);
                return h -> new Step.UpdatePolicies(h, after, before, type);
            }
            case "attach": {
                AttachTarget to = place(fields);
                return h -> new Step.Attach(h, to);
            }
            case "detach": {
                AttachTarget from = place(fields);
                return h -> new Step.Detach(h, from);
            }
            default:
                throw new JsonFormatException(fields.at("do") + ": \"" + name + "\" is no step");
        }
    }

    private <R extends Resource> R resource(Fields fields, StepHeader header, Class<R> type) {
        Resource resource;
        if (fields.has("resource")) {
            if (!(fields.json("resource") instanceof JsonObject object)) {
                throw new JsonFormatException(fields.at("resource") + ": an object is expected");
            }
            resource = ResourceJson.fromJson(object, fields.at("resource"));
        } else {
            resource = wanted.get(header.serves());
        }
        if (!type.isInstance(resource)) {
            throw new JsonFormatException(fields.where() + ": the step has no " + type.getSimpleName());
        }
        return type.cast(resource);
    }

    private static FieldValues values(Fields fields, String key, FieldTable table) {
        return fields.has(key) ? FieldJson.fromJson(table, fields.json(key), fields.at(key)) : FieldValues.none(table);
    }

    private static <T> T element(dev.hnsform.schema.field.Shape<T> shape, Fields fields, String key) {
        return FieldJson.fromJson(shape, fields.json(key), fields.at(key));
    }

    private static NetworkType networkType(Fields fields) {
        return fields.choice("networkType", NetworkType.values(), NetworkType::label);
    }

    private static List<Policy> policies(Fields fields, String key) {
        JsonArray array = fields.array(key);
        List<Policy> policies = new ArrayList<>(array.size());
        for (int i = 0; i < array.size(); i++) {
            policies.add(FieldJson.fromJson(POLICY, array.get(i), fields.at(key) + "[" + i + "]"));
        }
        return policies;
    }

    private static JsonArray policies(List<Policy> policies) {
        List<Json> list = new ArrayList<>(policies.size());
        policies.forEach(p -> list.add(FieldJson.toJson(POLICY, p)));
        return new JsonArray(list);
    }

    private static AttachTarget place(Fields fields) {
        if (fields.json("place") instanceof JsonObject outside) {
            Fields place = Fields.of(outside, fields.at("place"), Set.of("container", "virtualMachine"));
            if (place.has("container")) {
                return new AttachTarget.InContainer(place.string("container"));
            }
            Fields machine = Fields.of(place.json("virtualMachine"), place.at("virtualMachine"), Set.of("id", "nic"));
            return new AttachTarget.AtVirtualMachine(machine.guid("id"), machine.guid("nic"));
        }
        String text = fields.string("place");
        return text.equals("host")
                ? new AttachTarget.AtHost()
                : new AttachTarget.InNamespace(fields.parsed("place", Guid::parse));
    }

    /** As the language writes it, but for the two that go without an object: the host, and a namespace by its id. */
    private static Json place(AttachTarget target) {
        if (target instanceof AttachTarget.InContainer in) {
            return Json.object().put("container", in.id()).build();
        }
        if (target instanceof AttachTarget.AtVirtualMachine at) {
            return Json.object()
                    .put(
                            "virtualMachine",
                            Json.object()
                                    .put("id", at.machine().toString())
                                    .put("nic", at.nic().toString())
                                    .build())
                    .build();
        }
        return Json.of(target instanceof AttachTarget.InNamespace in ? in.id().toString() : "host");
    }

    private final class Writer implements Step.Visitor<Writer> {
        private final StepHeader header;
        private final JsonObject.Builder json = Json.object();

        Writer(StepHeader header) {
            this.header = header;
        }

        private Writer begin(String name) {
            json.put("do", name)
                    .put("id", header.id().text())
                    .put("serves", header.serves().toString())
                    .put("target", header.target().toString());
            return this;
        }

        private Writer put(String key, Json value) {
            json.put(key, value);
            return this;
        }

        private Writer put(String key, String value) {
            json.put(key, value);
            return this;
        }

        private Writer put(String key, boolean value) {
            json.put(key, value);
            return this;
        }

        private Writer resource(Resource resource) {
            if (!resource.equals(wanted.get(header.serves()))) {
                json.put("resource", ResourceJson.toJson(resource));
            }
            return this;
        }

        private Writer values(String key, FieldValues values) {
            if (!values.isEmpty()) {
                json.put(key, FieldJson.toJson(values));
            }
            return this;
        }

        @Override
        public Writer createNetwork(Step.CreateNetwork step) {
            begin("createNetwork").resource(step.network()).values("preferred", step.preferred());
            step.sharesLayerOf().ifPresent(id -> put("sharesLayerOf", id.toString()));
            return this;
        }

        @Override
        public Writer createEndpoint(Step.CreateEndpoint step) {
            return begin("createEndpoint")
                    .resource(step.endpoint())
                    .values("preferred", step.preferred())
                    .put("network", step.network().toString())
                    .put("networkType", step.type().label());
        }

        @Override
        public Writer createNamespace(Step.CreateNamespace step) {
            return begin("createNamespace").resource(step.namespace());
        }

        @Override
        public Writer setNetworkDns(Step.SetNetworkDns step) {
            return begin("setNetworkDns")
                    .values("wanted", step.wanted().values())
                    .values("before", step.before().values());
        }

        @Override
        public Writer switchExtension(Step.SwitchExtension step) {
            return begin("switchExtension")
                    .put("extension", step.extension().toString())
                    .put("enabled", step.enabled());
        }

        @Override
        public Writer addNetworkRoute(Step.AddNetworkRoute step) {
            return begin("addNetworkRoute").values("route", step.route());
        }

        @Override
        public Writer removeNetworkRoute(Step.RemoveNetworkRoute step) {
            return begin("removeNetworkRoute").values("route", step.route());
        }

        @Override
        public Writer setHostRoute(Step.SetHostRoute step) {
            return begin("setHostRoute").put("present", step.present());
        }

        @Override
        public Writer addSubnet(Step.AddSubnet step) {
            return begin("addSubnet").put("subnet", FieldJson.toJson(Subnet.LIST.element(), step.subnet()));
        }

        @Override
        public Writer removeSubnet(Step.RemoveSubnet step) {
            return begin("removeSubnet").put("subnet", FieldJson.toJson(Subnet.LIST.element(), step.subnet()));
        }

        @Override
        public Writer addIpSubnet(Step.AddIpSubnet step) {
            return begin("addIpSubnet")
                    .put("subnet", step.subnet().toString())
                    .put("ipSubnet", FieldJson.toJson(IpSubnet.LIST.element(), step.ipSubnet()));
        }

        @Override
        public Writer removeIpSubnet(Step.RemoveIpSubnet step) {
            return begin("removeIpSubnet")
                    .put("subnet", step.subnet().toString())
                    .put("ipSubnet", FieldJson.toJson(IpSubnet.LIST.element(), step.ipSubnet()));
        }

        @Override
        public Writer addPolicies(Step.AddPolicies step) {
            return begin("addPolicies")
                    .put("policies", policies(step.policies()))
                    .put("networkType", step.type().label());
        }

        @Override
        public Writer updatePolicies(Step.UpdatePolicies step) {
            return begin("updatePolicies")
                    .put("wanted", policies(step.wanted()))
                    .put("before", policies(step.before()))
                    .put("networkType", step.type().label());
        }

        @Override
        public Writer removePolicies(Step.RemovePolicies step) {
            return begin("removePolicies")
                    .put("policies", policies(step.policies()))
                    .put("networkType", step.type().label());
        }

        @Override
        public Writer attach(Step.Attach step) {
            return begin("attach").put("place", place(step.to()));
        }

        @Override
        public Writer detach(Step.Detach step) {
            return begin("detach").put("place", place(step.from()));
        }

        @Override
        public Writer deleteEndpoint(Step.DeleteEndpoint step) {
            return begin("deleteEndpoint").resource(step.before());
        }

        @Override
        public Writer deleteNamespace(Step.DeleteNamespace step) {
            return begin("deleteNamespace").resource(step.before());
        }

        @Override
        public Writer deleteNetwork(Step.DeleteNetwork step) {
            begin("deleteNetwork").resource(step.before());
            if (!step.takesAlong().isEmpty()) {
                put(
                        "takesAlong",
                        Json.strings(
                                step.takesAlong().stream().map(Guid::toString).toList()));
            }
            return this;
        }
    }
}
