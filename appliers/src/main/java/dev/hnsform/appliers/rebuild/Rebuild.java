package dev.hnsform.appliers.rebuild;

import dev.hnsform.appliers.applier.Decided;
import dev.hnsform.schema.address.ObjectIds;
import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.address.ResourceKind;
import dev.hnsform.schema.diagnostic.Diagnostic;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.host.HostEndpoint;
import dev.hnsform.schema.host.HostNetwork;
import dev.hnsform.schema.host.HostObject;
import dev.hnsform.schema.host.Observation;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.recorded.RecordedResource;
import dev.hnsform.schema.recorded.RecordedStack;
import dev.hnsform.schema.resource.Endpoint;
import dev.hnsform.schema.resource.Network;
import dev.hnsform.schema.resource.RemoteSubnet;
import dev.hnsform.schema.resource.Resource;
import dev.hnsform.schema.stack.ResolvedStack;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Makes a record anew: objects are found by their ids, which say for which address of which stack they were made. What was adopted cannot be
 * found so, and is told with the line that adopts it again. Pure.
 */
public final class Rebuild {
    private static final String ADOPTED = "HF7201";
    private static final String POLICY_PATH = "spec.policies.";

    private final ResolvedStack stack;
    private final Guid stackId;
    private final Observation observed;
    private final Map<ResourceAddress, RecordedResource> found = new TreeMap<>();
    private final Map<ResourceAddress, Guid> adopted = new HashMap<>();
    private final Set<Guid> taken = new HashSet<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final Map<ResourceKind, Map<String, List<HostObject>>> others = new EnumMap<>(ResourceKind.class);

    private Rebuild(ResolvedStack stack, Guid stackId, Observation observed) {
        this.stack = stack;
        this.stackId = stackId;
        this.observed = observed;
    }

    /**
     * What a rebuild gives.
     *
     * @param record the record, marked as rebuilt
     * @param orphans objects of the stack that no document stands for, by kind, then id
     * @param diagnostics what cannot be found again, and what could not be read; sorted
     */
    public record Result(RecordedStack record, List<Orphan> orphans, List<Diagnostic> diagnostics) {
        /** Copies and sorts. */
        public Result {
            orphans = List.copyOf(orphans);
            diagnostics = diagnostics.stream().sorted().toList();
        }
    }

    /**
     * Rebuilds.
     *
     * @param stack what is declared
     * @param stackId its id
     * @param observed what the host holds
     * @param lineage the lineage of the new record
     * @param serial its serial: above every serial that is known of the stack on this host
     */
    public static Result rebuild(ResolvedStack stack, Guid stackId, Observation observed, String lineage, long serial) {
        return rebuild(stack, stackId, observed, lineage, serial, List.of());
    }

    /**
     * Rebuilds where the record that stood there can still be read.
     *
     * @param before its resources: of those that were adopted it is known which objects they are
     */
    public static Result rebuild(
            ResolvedStack stack,
            Guid stackId,
            Observation observed,
            String lineage,
            long serial,
            List<RecordedResource> before) {
        Rebuild rebuild = new Rebuild(stack, stackId, observed);
        before.stream()
                .filter(RecordedResource::adopted)
                .forEach(resource -> rebuild.adopted.put(resource.address(), resource.id()));
        rebuild.findById();
        rebuild.findRoutes();
        rebuild.tellMissing();
        return new Result(
                new RecordedStack(
                        stack.name(), stackId, lineage, serial, List.copyOf(rebuild.found.values()), List.of(), true),
                rebuild.orphans(),
                rebuild.diagnostics);
    }

    private void findById() {
        Set<Integer> generations = new HashSet<>();
        forEachOwn(object -> generations.add(ObjectIds.generation(object.id())));
        Map<Guid, Claim> claims = new HashMap<>();
        for (Resource resource : stack.resources()) {
            if (!resource.address().kind().isHostObject()) {
                continue;
            }
            List<ResourceAddress> births = new ArrayList<>();
            births.add(resource.address());
            births.addAll(resource.head().movedFrom());
            for (ResourceAddress bornAs : births) {
                for (int generation : generations) {
                    claims.putIfAbsent(
                            ObjectIds.derive(stackId, generation, bornAs), new Claim(resource, bornAs, generation));
                }
            }
        }
        forEachOwn(object -> {
            Claim claim = claims.get(object.id());
            if (claim != null && claim.resource().address().kind() == object.kind()) {
                take(claim, object);
            }
        });
    }

    private record Claim(Resource resource, ResourceAddress bornAs, int generation) {}

    /** Of several generations the newest is the one in use: generations count up, and begin again after 255. */
    private void take(Claim claim, HostObject object) {
        ResourceAddress address = claim.resource().address();
        RecordedResource other = found.get(address);
        if (other != null && !isNewer(claim.generation(), other.generation())) {
            return;
        }
        if (other != null) {
            taken.remove(other.id());
        }
        taken.add(object.id());
        found.put(
                address,
                new RecordedResource(
                        claim.resource(),
                        object.id(),
                        claim.bornAs(),
                        claim.generation(),
                        false,
                        Decided.of(claim.resource().spec(), object.reported()),
                        unmanaged(claim.resource())));
    }

    private static boolean isNewer(int generation, int than) {
        int ahead = (generation - than) & 0xFF;
        return ahead != 0 && ahead < 128;
    }

    private static List<String> unmanaged(Resource resource) {
        return resource.lifecycle().unmanage().stream()
                .filter(path -> path.startsWith(POLICY_PATH))
                .map(path -> path.substring(POLICY_PATH.length()))
                .toList();
    }

    private void findRoutes() {
        for (Resource resource : stack.resources()) {
            if (resource instanceof RemoteSubnet route) {
                RecordedResource network = found.get(route.network());
                if (network != null
                        && observed.find(network.id()).orElse(null) instanceof HostNetwork host
                        && host.remoteSubnets().stream().anyMatch(held -> isSameRoute(route, held))) {
                    found.put(
                            route.address(),
                            new RecordedResource(
                                    route,
                                    host.id(),
                                    route.address(),
                                    0,
                                    false,
                                    FieldValues.none(RemoteSubnet.TABLE),
                                    List.of()));
                }
            }
        }
    }

    private static boolean isSameRoute(RemoteSubnet route, FieldValues held) {
        return held.value(RemoteSubnet.DESTINATION_PREFIX).equals(Optional.of(route.destinationPrefix()))
                && held.value(RemoteSubnet.ISOLATION_ID).equals(Optional.of(route.isolationId()));
    }

    /** What may have been adopted: not found by id, and an object of somebody else's has its name. */
    private void tellMissing() {
        for (Resource resource : stack.resources()) {
            ResourceAddress address = resource.address();
            if (!address.kind().isHostObject()
                    || found.containsKey(address)
                    || resource.lifecycle().adopt().isPresent()) {
                continue;
            }
            Optional<String> gap = observed.listing(address.kind()).cause();
            if (gap.isPresent()) {
                tell(
                        resource,
                        "HF7202",
                        "Cannot be told",
                        address + " was not found on the host, but not every object could be read: " + gap.get()
                                + ". Run hnsform state rebuild again when the host answers.",
                        "");
                continue;
            }
            Guid known = adopted.get(address);
            if (known != null && observed.find(known).isPresent()) {
                tell(
                        resource,
                        ADOPTED,
                        "Adopted objects are not found again",
                        "The record that stood here has " + known + " as what " + address
                                + " adopted. Adopted ids are kept in records alone, so the document must state it for the rebuild and the"
                                + " apply after it; then the line can go again. Put it beside metadata:",
                        line(known));
                continue;
            }
            List<HostObject> namesakes = namesakes(resource);
            if (!namesakes.isEmpty()) {
                tell(
                        resource,
                        ADOPTED,
                        "Adopted objects are not found again",
                        "No object on the host was made for " + address + ", but "
                                + (namesakes.size() == 1 ? "one" : namesakes.size() + " of them")
                                + " of another making "
                                + (namesakes.size() == 1 ? "has" : "have")
                                + " its name. If it was not adopted before, leave the document out until the record is rebuilt. If it was, state"
                                + " that in the document, beside metadata, for the rebuild and the apply after it"
                                + (namesakes.size() == 1 ? ":" : "; one of these:"),
                        namesakes.stream().map(object -> line(object.id())).collect(Collectors.joining(" ")));
            }
        }
    }

    private static String line(Guid id) {
        return "lifecycle: {adopt: {id: " + id + "}}";
    }

    private List<HostObject> namesakes(Resource resource) {
        String name = resource instanceof Network network
                ? network.hostName()
                : resource instanceof Endpoint endpoint
                        ? endpoint.hostName()
                        : resource.address().defaultHostName();
        return others
                .computeIfAbsent(resource.address().kind(), this::othersByName)
                .getOrDefault(name, List.of())
                .stream()
                .filter(object -> !(resource instanceof Endpoint endpoint) || isOnItsNetwork(endpoint, object))
                .toList();
    }

    private Map<String, List<HostObject>> othersByName(ResourceKind kind) {
        Map<String, List<HostObject>> byName = new HashMap<>();
        for (HostObject object : observed.listing(kind).objects()) {
            if (!ObjectIds.belongsTo(object.id(), stackId)) {
                byName.computeIfAbsent(object.name(), name -> new ArrayList<>()).add(object);
            }
        }
        return byName;
    }

    /** Endpoints share names freely; one on another network than the declared one is no candidate. */
    private boolean isOnItsNetwork(Endpoint endpoint, HostObject object) {
        RecordedResource network = found.get(endpoint.network());
        return network == null
                || (object instanceof HostEndpoint host && host.network().equals(network.id()));
    }

    private void tell(Resource resource, String code, String summary, String detail, String line) {
        Diagnostic error = Diagnostic.error(code, summary, detail);
        Diagnostic diagnostic = line.isEmpty() ? error : error.withHint(line);
        diagnostics.add(
                stack.spans().find(resource.address(), "").map(diagnostic::at).orElse(diagnostic));
    }

    private List<Orphan> orphans() {
        List<Orphan> orphans = new ArrayList<>();
        forEachOwn(object -> {
            if (!taken.contains(object.id())) {
                orphans.add(new Orphan(
                        object.kind(),
                        object.id(),
                        object.name(),
                        "it was made for this stack, and no document of the stack stands for it"));
            }
        });
        return orphans;
    }

    private void forEachOwn(java.util.function.Consumer<HostObject> action) {
        for (ResourceKind kind : List.of(ResourceKind.NETWORK, ResourceKind.ENDPOINT, ResourceKind.NAMESPACE)) {
            for (HostObject object : observed.listing(kind).objects()) {
                if (ObjectIds.belongsTo(object.id(), stackId)) {
                    action.accept(object);
                }
            }
        }
    }
}
