package dev.hnsform.planner.plan;

import dev.hnsform.planner.match.HostIndex;
import dev.hnsform.schema.address.ResourceKind;
import dev.hnsform.schema.field.FieldJson;
import dev.hnsform.schema.host.AdapterFacts;
import dev.hnsform.schema.host.HostEndpoint;
import dev.hnsform.schema.host.HostNamespace;
import dev.hnsform.schema.host.HostNetwork;
import dev.hnsform.schema.host.HostObject;
import dev.hnsform.schema.host.Lookup;
import dev.hnsform.schema.host.Observation;
import dev.hnsform.schema.json.Digest;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.schema.net.IpPrefix;
import dev.hnsform.schema.resource.ExistingNetwork;
import dev.hnsform.schema.resource.RemoteSubnet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The questions a plan asks of the host, and their answers. A question can be asked again of a later observation: another answer makes the plan
 * stale. What no question is about may change as it likes.
 *
 * <p>The questions: {@code object KIND ID} what the object is; {@code exists KIND ID} whether it is there; {@code closure ID} what goes with it;
 * {@code name KIND NAME} who has the HNS name; {@code address NETWORK ADDRESS} and {@code port PROTOCOL/PORT} who holds it; {@code prefix
 * PREFIX} which networks overlap it; {@code adapter NAME} what is on it; {@code match NAME|TYPE|ID} which networks a lookup finds.
 */
public final class ReadSets {
    private static final int LISTED = 4;
    private static final String ABSENT = "absent";
    private static final String NONE = "none";

    private final HostIndex index;
    private final Observation observed;

    /** Answers questions about an observation. */
    public ReadSets(HostIndex index) {
        this.index = index;
        this.observed = index.observed();
    }

    /** The question for what an object is. */
    public static String object(ResourceKind kind, Guid id) {
        return "object " + kind.label() + " " + id;
    }

    /** The question for whether an object is there. */
    public static String exists(ResourceKind kind, Guid id) {
        return "exists " + kind.label() + " " + id;
    }

    /** The question for what goes with an object. */
    public static String closure(Guid id) {
        return "closure " + id;
    }

    /** The question for who has an HNS name. */
    public static String name(ResourceKind kind, String name) {
        return "name " + kind.label() + " " + name;
    }

    /** The question for who holds an address of a network. */
    public static String address(Guid network, IpAddress address) {
        return "address " + network + " " + address;
    }

    /** The question for who publishes a port. */
    public static String port(String port) {
        return "port " + port;
    }

    /** The question for which networks overlap a prefix. */
    public static String prefix(IpPrefix prefix) {
        return "prefix " + prefix;
    }

    /** The question for what is on an adapter. */
    public static String adapter(String name) {
        return "adapter " + name;
    }

    /** The question for which networks a lookup finds. */
    public static String match(ExistingNetwork.Match match) {
        return "match "
                + match.id().map(Guid::toString).orElse("") + "|"
                + match.type().map(t -> t.label()).orElse("") + "|"
                + match.name().orElse("");
    }

    /** The answer that an observation gives to a question. */
    public static String answer(String question, Observation observed) {
        return new ReadSets(new HostIndex(observed)).answer(question);
    }

    /** Which of a plan's facts no longer hold, as sentences, sorted; empty when it is fresh. */
    public static List<String> stale(Plan plan, Observation observed) {
        ReadSets now = new ReadSets(new HostIndex(observed));
        List<String> stale = new ArrayList<>();
        for (ReadFact fact : plan.readSet()) {
            String answer = now.answer(fact.question());
            if (!answer.equals(fact.answer())) {
                stale.add(
                        fact.question() + ": the plan saw " + shown(fact.answer()) + ", the host has " + shown(answer));
            }
        }
        return stale;
    }

    private static String shown(String answer) {
        return answer.startsWith("#") ? "state " + answer.substring(1, 9) : answer;
    }

    /** The answer; text that is no question is answered by {@code ?}. */
    public String answer(String question) {
        int space = question.indexOf(' ');
        String rest = question.substring(space + 1);
        return switch (space < 0 ? "" : question.substring(0, space)) {
            case "object" -> aboutKind(rest, this::state);
            case "exists" -> aboutKind(rest, this::existence);
            case "closure" -> Guid.tryParse(rest).map(this::closureOf).orElse("?");
            case "name" -> named(rest);
            case "address" -> holder(rest);
            case "port" -> ids(index.publishing(rest), observed.endpoints().isComplete());
            case "prefix" ->
                IpPrefix.tryParse(rest)
                        .map(p -> ids(index.overlapping(p), observed.networks().isComplete()))
                        .orElse("?");
            case "adapter" -> onAdapter(rest);
            case "match" -> matches(rest);
            default -> "?";
        };
    }

    /** Answers about one object. */
    private interface ObjectAnswer {
        String of(ResourceKind kind, Guid id);
    }

    private static String aboutKind(String rest, ObjectAnswer answer) {
        int space = rest.indexOf(' ');
        Optional<ResourceKind> kind = space < 0 ? Optional.empty() : ResourceKind.ofLabel(rest.substring(0, space));
        Optional<Guid> id = Guid.tryParse(rest.substring(space + 1));
        return kind.isPresent() && id.isPresent() ? answer.of(kind.get(), id.get()) : "?";
    }

    private String existence(ResourceKind kind, Guid id) {
        Lookup<HostObject> look = observed.look(kind, id);
        if (look instanceof Lookup.Unknown<HostObject> unknown) {
            return "unknown: " + unknown.cause();
        }
        return look.object()
                .map(o -> o instanceof HostNetwork network ? "present, " + network.type() : "present")
                .orElse(ABSENT);
    }

    private String state(ResourceKind kind, Guid id) {
        Lookup<HostObject> look = observed.look(kind, id);
        if (look.object().isEmpty()) {
            return existence(kind, id);
        }
        HostObject object = look.object().get();
        JsonObject.Builder json =
                Json.object().put("name", object.name()).put("reported", FieldJson.toJson(object.reported()));
        if (object instanceof HostEndpoint endpoint) {
            json.put("network", endpoint.network().toString());
            json.put("place", endpoint.place().toString());
        } else if (object instanceof HostNetwork network) {
            json.put("type", network.type());
            List<String> routes = new ArrayList<>();
            network.remoteSubnets()
                    .forEach(r -> routes.add(
                            FieldJson.toJson(r.without(RemoteSubnet.NETWORK)).toString()));
            routes.sort(null);
            json.put("remoteSubnets", Json.strings(routes));
        } else if (object instanceof HostNamespace namespace) {
            json.put("type", namespace.type());
            json.put("containers", Json.strings(namespace.containers()));
        }
        return "#" + Digest.of(json.build()).hex().substring(0, 32);
    }

    private String closureOf(Guid id) {
        List<HostObject> along = new ArrayList<>(observed.endpointsOf(id));
        if (observed.find(id).orElse(null) instanceof HostNamespace namespace) {
            for (Guid endpoint : namespace.endpoints()) {
                observed.find(endpoint).ifPresent(along::add);
            }
        }
        return ids(along, observed.endpoints().isComplete());
    }

    private String named(String rest) {
        int space = rest.indexOf(' ');
        Optional<ResourceKind> kind = space < 0 ? Optional.empty() : ResourceKind.ofLabel(rest.substring(0, space));
        return kind.map(k -> ids(
                        index.named(k, rest.substring(space + 1)),
                        observed.listing(k).isComplete()))
                .orElse("?");
    }

    private String holder(String rest) {
        int space = rest.indexOf(' ');
        Optional<Guid> network = space < 0 ? Optional.empty() : Guid.tryParse(rest.substring(0, space));
        Optional<IpAddress> address = IpAddress.tryParse(rest.substring(space + 1));
        return network.isPresent() && address.isPresent()
                ? ids(
                        index.holding(network.get(), address.get()),
                        observed.endpoints().isComplete())
                : "?";
    }

    private String onAdapter(String name) {
        Optional<AdapterFacts> adapter = observed.facts().adapter(name);
        String carries = adapter.isEmpty()
                ? ABSENT
                : adapter.get().switchId().map(id -> "switch " + id).orElse("no switch");
        return carries + "; " + ids(index.onAdapter(name), observed.networks().isComplete());
    }

    private String matches(String rest) {
        String[] parts = rest.split("\\|", 3);
        if (parts.length < 3) {
            return "?";
        }
        Predicate<HostNetwork> fits =
                n -> (parts[0].isEmpty() || n.id().toString().equals(parts[0]))
                        && (parts[1].isEmpty() || n.type().equalsIgnoreCase(parts[1]))
                        && (parts[2].isEmpty() || n.name().equals(parts[2]));
        List<HostObject> found = new ArrayList<>();
        for (HostNetwork network : observed.networks().objects()) {
            if (fits.test(network)) {
                found.add(network);
            }
        }
        return ids(found, observed.networks().isComplete());
    }

    /** The ids, sorted, each once: all when they are few, else how many and a digest. */
    private static String ids(List<? extends HostObject> objects, boolean complete) {
        List<String> ids = new ArrayList<>(objects.size());
        for (HostObject object : objects) {
            ids.add(object.id().toString());
        }
        ids = ids.stream().sorted().distinct().toList();
        String text = ids.isEmpty() ? NONE : String.join(" ", ids);
        if (ids.size() > LISTED) {
            text = ids.size() + " objects "
                    + Digest.of(text.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 32);
        }
        return complete ? text : text + ", and what could not be read";
    }
}
