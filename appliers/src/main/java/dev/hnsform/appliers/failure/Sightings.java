package dev.hnsform.appliers.failure;

import dev.hnsform.hns.error.Tell;
import dev.hnsform.planner.match.HostIndex;
import dev.hnsform.schema.address.ResourceKind;
import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.host.HostEndpoint;
import dev.hnsform.schema.host.HostNamespace;
import dev.hnsform.schema.host.HostNetwork;
import dev.hnsform.schema.host.HostObject;
import dev.hnsform.schema.host.Lookup;
import dev.hnsform.schema.host.Observation;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.policy.Policy;
import dev.hnsform.schema.policy.PolicyCatalogue;
import dev.hnsform.schema.policy.PolicyWords;
import dev.hnsform.schema.resource.Endpoint;
import dev.hnsform.schema.resource.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds a request against what the host holds, one question at a time. */
final class Sightings {
    private static final int NAMED = 3;

    private final FailedRequest request;
    private final HostObject asked;
    private final Observation observed;
    private final HostIndex index;

    Sightings(FailedRequest request, Observation observed) {
        this.request = request;
        this.asked = request.asked();
        this.observed = observed;
        this.index = new HostIndex(observed);
    }

    /** What request and host say to a question. */
    Sight of(Tell tell) {
        return switch (tell) {
            case NOTHING -> Sight.UNCLEAR;
            case CHECKED_BEFORE -> request.checked() ? Sight.NOT_SEEN : Sight.UNCLEAR;
            case ID_HELD -> idHeld();
            case NAME_HELD -> nameHeld();
            case PREFIX_HELD -> new PrefixSights(asked, index).held();
            case PREFIX_AT_HOST -> new PrefixSights(asked, index).atHost();
            case PORT_HELD -> portHeld();
            case ADDRESS_IS_GATEWAY -> addresses().gateway();
            case ADDRESS_IS_EDGE -> addresses().edge();
            case ADDRESS_HELD -> addresses().held();
            case ADDRESS_OUTSIDE -> addresses().outside();
            case ADDRESSES_USED_UP -> addresses().usedUp();
            case ADAPTER_UNKNOWN -> adapters().unknown();
            case ADAPTER_VIRTUAL -> adapters().virtual();
            case ADAPTER_WIFI -> adapters().wifi();
            case ADAPTER_OTHER -> adapters().other();
            case ADAPTER_UNPLUGGED -> adapters().unplugged();
            case ADAPTER_TAKEN -> adapters().taken();
            case NO_FREE_ADAPTER -> adapters().noneFree();
            case OVERLAY -> overlay();
            case NETWORK_GONE ->
                asked instanceof HostEndpoint endpoint && request.creates()
                        ? gone(ResourceKind.NETWORK, endpoint.network(), "spec.network")
                        : Sight.NOT_SEEN;
            case OBJECT_GONE -> request.creates() ? Sight.NOT_SEEN : gone(asked.kind(), asked.id(), "");
            case NAMESPACE_GONE ->
                request.namespace()
                        .map(id -> gone(ResourceKind.NAMESPACE, id, "spec.attachment"))
                        .orElseGet(() -> asked instanceof HostNamespace && !request.creates()
                                ? gone(ResourceKind.NAMESPACE, asked.id(), "")
                                : Sight.NOT_SEEN);
            case ATTACHED -> attached();
            case NOT_ATTACHED -> notAttached();
            case REMOTE -> remote();
            case USED -> used();
            case MAPPING_NOT_ON_TYPE -> mappingNotOnType();
            case MAPPING_WITHOUT_FLAG -> mappingWithoutFlag();
            case TYPE_WITHOUT_VFP -> typeWithoutVfp();
            case POLICY_THERE -> policyThere();
            case POLICY_GONE -> policyGone();
            case HNS_DOWN -> down("hns");
            case ICS_DOWN -> down("SharedAccess");
            case WINNAT_DOWN -> down("winnat");
        };
    }

    private AddressSights addresses() {
        return new AddressSights(request, index);
    }

    private AdapterSights adapters() {
        return new AdapterSights(asked, index);
    }

    /** An object for people: its name where it has one, its id, its owner. */
    static String shown(HostObject object) {
        String name = object.name().isEmpty() ? "" : "\"" + object.name() + "\" ";
        String owner = object.owner().isEmpty() ? "" : ", owner " + object.owner();
        return switch (object.kind()) {
                    case NETWORK, EXISTING_NETWORK, REMOTE_SUBNET -> "network ";
                    case ENDPOINT -> "endpoint ";
                    case NAMESPACE -> "namespace ";
                }
                + name + "(" + object.id() + owner + ")";
    }

    private Sight idHeld() {
        if (!request.creates() || asked.id().equals(Guid.ZERO)) {
            return Sight.NOT_SEEN;
        }
        return observed.find(asked.id())
                .map(holder -> Sight.seen("The id is that of " + shown(holder) + ".", ""))
                .orElseGet(this::absentIfComplete);
    }

    private Sight nameHeld() {
        if (!request.creates() || asked.name().isEmpty()) {
            return Sight.NOT_SEEN;
        }
        for (HostObject holder : index.named(asked.kind(), asked.name())) {
            if (!holder.id().equals(asked.id())) {
                return Sight.seen(
                        "The name is that of " + shown(holder) + ".", statesName() ? "spec.name" : "metadata.name");
            }
        }
        return absentIfComplete();
    }

    private boolean statesName() {
        return asked instanceof HostNetwork
                ? asked.reported().has(Network.NAME)
                : asked instanceof HostEndpoint && asked.reported().has(Endpoint.NAME);
    }

    /** Absence is known from a complete listing alone. */
    private Sight absentIfComplete() {
        return observed.listing(asked.kind()).isComplete() ? Sight.NOT_SEEN : Sight.UNCLEAR;
    }

    private Sight portHeld() {
        for (Policy policy : policies()) {
            Optional<String> port = HostIndex.port(policy);
            if (port.isPresent()) {
                for (HostEndpoint holder : index.publishing(port.get())) {
                    if (!holder.id().equals(asked.id())) {
                        return Sight.seen(
                                port.get() + " is published by " + shown(holder) + " of "
                                        + index.network(holder.network())
                                                .map(Sightings::shown)
                                                .orElse("a network that is gone")
                                        + ".",
                                path(policy));
                    }
                }
            }
        }
        return observed.endpoints().isComplete() ? Sight.NOT_SEEN : Sight.UNCLEAR;
    }

    private static String path(Policy policy) {
        return "spec.policies[" + policy.key() + "]";
    }

    private List<Policy> policies() {
        return asked instanceof HostEndpoint
                ? asked.reported().value(Endpoint.POLICIES).orElse(List.of())
                : List.of();
    }

    private Sight gone(ResourceKind kind, Guid id, String path) {
        if (id.equals(Guid.ZERO)) {
            return Sight.seen("The request names no " + kind.label().toLowerCase(Locale.ROOT) + ".", path);
        }
        Lookup<HostObject> lookup = observed.look(kind, id);
        if (lookup instanceof Lookup.Absent<HostObject>) {
            return Sight.seen("The host holds no " + kind.label().toLowerCase(Locale.ROOT) + " " + id + ".", path);
        }
        return lookup instanceof Lookup.Present<HostObject> ? Sight.NOT_SEEN : Sight.UNCLEAR;
    }

    private Optional<HostEndpoint> endpoint() {
        return observed.find(asked.id()).filter(HostEndpoint.class::isInstance).map(HostEndpoint.class::cast);
    }

    private Sight attached() {
        Optional<HostEndpoint> there = endpoint();
        if (there.isEmpty()) {
            return Sight.UNCLEAR;
        }
        HostEndpoint.Place place = there.get().place();
        if (place instanceof HostEndpoint.Detached) {
            return Sight.NOT_SEEN;
        }
        return place instanceof HostEndpoint.UnknownPlace
                ? Sight.UNCLEAR
                : Sight.seen("It is attached to " + where(place) + ".", "spec.attachment");
    }

    private String where(HostEndpoint.Place place) {
        if (place instanceof HostEndpoint.InNamespace in) {
            return observed.find(in.namespace()).map(Sightings::shown).orElse("namespace " + in.namespace());
        }
        return place.outside().orElse("the host's own compartment");
    }

    private Sight notAttached() {
        Optional<HostEndpoint> there = endpoint();
        if (there.isEmpty() || there.get().place() instanceof HostEndpoint.UnknownPlace) {
            return Sight.UNCLEAR;
        }
        return there.get().place() instanceof HostEndpoint.Detached
                ? Sight.seen("It is attached nowhere.", "spec.attachment")
                : Sight.NOT_SEEN;
    }

    private Sight remote() {
        boolean remote = Stream.concat(Stream.of(asked), endpoint().stream())
                .anyMatch(object ->
                        object instanceof HostEndpoint && object.reported().has(Endpoint.REMOTE));
        return remote ? Sight.seen("It is a remote endpoint.", "spec.remote") : Sight.NOT_SEEN;
    }

    private Sight used() {
        HostObject there = observed.find(asked.id()).orElse(asked);
        List<String> users = new ArrayList<>();
        if (there instanceof HostNetwork) {
            observed.endpointsOf(there.id()).forEach(user -> users.add(shown(user)));
        } else if (there instanceof HostNamespace namespace) {
            namespace.containers().forEach(id -> users.add("container " + id));
            namespace
                    .endpoints()
                    .forEach(id ->
                            users.add(observed.find(id).map(Sightings::shown).orElse("endpoint " + id)));
        } else {
            Sight attached = attached();
            return attached.found() == Sight.Found.NOT_SEEN ? Sight.NOT_SEEN : attached;
        }
        return users.isEmpty()
                ? Sight.NOT_SEEN
                : Sight.seen(
                        users.stream().limit(NAMED).collect(Collectors.joining(", ", "It is used by ", ""))
                                + (users.size() > NAMED ? " and " + (users.size() - NAMED) + " more" : "") + ".",
                        "");
    }

    /** The type of the network that the request is about. */
    private Optional<NetworkType> type() {
        if (asked instanceof HostNetwork network) {
            return NetworkType.ofLabel(network.type()).or(() -> index.typeOf(network.id()));
        }
        if (asked instanceof HostEndpoint endpoint) {
            return index.typeOf(endpoint.network())
                    .or(() -> endpoint().flatMap(there -> index.typeOf(there.network())));
        }
        return Optional.empty();
    }

    /** That it is one is no proof. */
    private Sight overlay() {
        return type().filter(t -> t != NetworkType.OVERLAY).isPresent() ? Sight.NOT_SEEN : Sight.UNCLEAR;
    }

    private Sight mappingNotOnType() {
        Optional<NetworkType> type = type();
        for (Policy policy : policies()) {
            if (policy.type().equals(PolicyCatalogue.PORT_MAPPING)) {
                return type.map(known -> policy.type().isAllowedOn(known)
                                ? Sight.NOT_SEEN
                                : Sight.seen("The network is of type " + known + ".", path(policy)))
                        .orElse(Sight.UNCLEAR);
            }
        }
        return policies().isEmpty() ? Sight.UNCLEAR : Sight.NOT_SEEN;
    }

    private Sight mappingWithoutFlag() {
        Optional<NetworkType> type = type();
        if (type.isEmpty()) {
            return Sight.UNCLEAR;
        }
        if (type.get() != NetworkType.L2BRIDGE && type.get() != NetworkType.L2TUNNEL) {
            return Sight.NOT_SEEN;
        }
        for (Policy policy : policies()) {
            if (policy.type().equals(PolicyCatalogue.PORT_MAPPING)) {
                Optional<Boolean> flag = policy.values()
                        .value(PolicyCatalogue.PORT_MAPPING_FLAGS)
                        .map((Map<String, Boolean> flags) -> flags.getOrDefault("LocalRoutedVip", request.checked()));
                boolean without =
                        flag.map(set -> !set).orElse(!request.checked()); // a stack's own is set when left out
                if (without) {
                    return Sight.seen(
                            "The network is of type " + type.get() + ", and the mapping lacks the flag.", path(policy));
                }
            }
        }
        return Sight.NOT_SEEN;
    }

    private Sight typeWithoutVfp() {
        Optional<NetworkType> type = type();
        if (type.isEmpty()) {
            return Sight.UNCLEAR;
        }
        if (type.get().hasVfp()) {
            return Sight.NOT_SEEN;
        }
        for (Policy policy : policies()) {
            boolean switchRule = policy.values().table() == PolicyCatalogue.ACL.fields()
                    && policy.values()
                            .value(PolicyCatalogue.ACL_RULE_TYPE)
                            .filter(rule -> rule == PolicyWords.RuleType.SWITCH)
                            .isPresent();
            if (switchRule || !policy.type().isAllowedOn(type.get())) {
                return Sight.seen("The network is of type " + type.get() + ".", path(policy));
            }
        }
        return Sight.NOT_SEEN;
    }

    private Optional<List<Policy>> policiesThere() {
        return endpoint().map(there -> there.reported().value(Endpoint.POLICIES).orElse(List.of()));
    }

    private Sight policyThere() {
        Optional<List<Policy>> there = policiesThere();
        if (there.isEmpty()) {
            return Sight.UNCLEAR;
        }
        return policies().stream()
                .filter(policy ->
                        there.get().stream().anyMatch(held -> held.key().equals(policy.key())))
                .findFirst()
                .map(policy -> Sight.seen("It has " + policy.key() + ".", path(policy)))
                .orElse(Sight.NOT_SEEN);
    }

    private Sight policyGone() {
        Optional<List<Policy>> there = policiesThere();
        if (there.isEmpty()) {
            return Sight.UNCLEAR;
        }
        return policies().stream()
                .filter(policy -> !there.get().contains(policy))
                .findFirst()
                .map(policy -> Sight.seen(
                        "It has no " + policy.key() + " of exactly the content that was asked for.", path(policy)))
                .orElse(Sight.NOT_SEEN);
    }

    private Sight down(String service) {
        String state = observed.facts().services().get(service);
        if (state == null || state.equals("unknown")) {
            return Sight.UNCLEAR;
        }
        return state.equals("running") ? Sight.NOT_SEEN : Sight.seen("Service " + service + " is " + state + ".", "");
    }
}
