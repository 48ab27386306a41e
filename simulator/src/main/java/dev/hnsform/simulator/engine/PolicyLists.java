package dev.hnsform.simulator.engine;

import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.simulator.document.ModifyRequest;
import dev.hnsform.simulator.model.Policies;
import dev.hnsform.simulator.profile.Switch;
import dev.hnsform.simulator.rule.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What Add, Update and Remove do to a list of policies; much of it is not established, and a switch (hns-reference 2.10, 5.1). */
final class PolicyLists {
    private static final Set<String> PROXIES = Set.of("L4Proxy", "L4WFPPROXY");

    private final Ruling ruling;
    private final boolean network;

    PolicyLists(Ruling ruling, boolean network) {
        this.ruling = ruling;
        this.network = network;
    }

    /** The list after a request. */
    List<JsonObject> after(List<JsonObject> before, ModifyRequest request) {
        List<JsonObject> named = request.policies(network);
        return switch (request.request()) {
            case "Add" -> add(before, named);
            case "Remove" -> remove(before, named);
            case "Update" -> request.isClearing() ? cleared(before) : update(before, named);
            default -> throw request.unsupported();
        };
    }

    private List<JsonObject> add(List<JsonObject> before, List<JsonObject> added) {
        List<JsonObject> after = new ArrayList<>(before);
        for (JsonObject policy : added) {
            int place = find(after, policy);
            if (place < 0) {
                after.add(policy);
                continue;
            }
            switch (ruling.choice(Switch.POLICY_ADD_SAME_ID)) {
                case "replace" -> after.set(place, policy);
                case "duplicate" -> after.add(policy);
                default -> throw Rule.POLICY_EXISTS.about(Policies.type(policy) + " " + key(policy));
            }
        }
        return after;
    }

    private static List<JsonObject> remove(List<JsonObject> before, List<JsonObject> removed) {
        List<JsonObject> after = new ArrayList<>(before);
        for (JsonObject policy : removed) {
            if (!after.remove(policy)) {
                throw Rule.POLICY_NOT_FOUND.about(Policies.type(policy) + " " + key(policy));
            }
        }
        return after;
    }

    private List<JsonObject> cleared(List<JsonObject> before) {
        if (before.isEmpty()) {
            return before;
        }
        return switch (ruling.choice(Switch.EMPTY_POLICY_UPDATE)) {
            case "all" ->
                before.stream().filter(p -> Policies.type(p).equals("L2Driver")).toList();
            case "nothing" -> before;
            default ->
                before.stream().filter(p -> !PROXIES.contains(Policies.type(p))).toList();
        };
    }

    private List<JsonObject> update(List<JsonObject> before, List<JsonObject> named) {
        Set<String> kinds = new HashSet<>();
        named.forEach(p -> kinds.add(Policies.type(p)));
        if (before.stream().noneMatch(p -> kinds.contains(Policies.type(p)))) {
            List<JsonObject> after = new ArrayList<>(before);
            after.addAll(named);
            return after;
        }
        Switch which = network ? Switch.NETWORK_POLICY_UPDATE : Switch.ENDPOINT_POLICY_UPDATE;
        return switch (ruling.choice(which)) {
            case "merge-by-id", "replace-one" -> merged(before, named);
            case "append" -> {
                List<JsonObject> after = new ArrayList<>(before);
                named.stream().filter(p -> !after.contains(p)).forEach(after::add);
                yield after;
            }
            default -> {
                List<JsonObject> after = new ArrayList<>(before.stream()
                        .filter(p -> !kinds.contains(Policies.type(p)))
                        .toList());
                after.addAll(named);
                yield after;
            }
        };
    }

    private static List<JsonObject> merged(List<JsonObject> before, List<JsonObject> named) {
        List<JsonObject> after = new ArrayList<>(before);
        for (JsonObject policy : named) {
            int place = find(after, policy);
            if (place < 0) {
                after.add(policy);
            } else {
                after.set(place, policy);
            }
        }
        return after;
    }

    /** The place of the policy with this one's type and id; one without an id is the one of equal content. */
    private static int find(List<JsonObject> policies, JsonObject policy) {
        String key = key(policy);
        for (int i = 0; i < policies.size(); i++) {
            if (Policies.type(policies.get(i)).equals(Policies.type(policy))
                    && key(policies.get(i)).equals(key)) {
                return i;
            }
        }
        return -1;
    }

    private static String key(JsonObject policy) {
        JsonObject settings = Policies.settings(policy);
        String named = switch (Policies.type(policy)) {
            case "ACL", "NetworkACL", "SetPolicy" -> settings.string("Id").orElse("");
            case "RemoteSubnetRoute", "SDNRoute" ->
                settings.string("DestinationPrefix").orElse("");
            case "TierAcl" -> settings.string("Name").orElse("");
            default -> "";
        };
        return named.isEmpty() ? settings.toString() : named;
    }
}
