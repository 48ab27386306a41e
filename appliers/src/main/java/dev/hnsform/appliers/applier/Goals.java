package dev.hnsform.appliers.applier;

import dev.hnsform.planner.step.AttachTarget;
import dev.hnsform.planner.step.Step;
import dev.hnsform.schema.address.ResourceKind;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.host.HostEndpoint;
import dev.hnsform.schema.host.HostNetwork;
import dev.hnsform.schema.host.HostObject;
import dev.hnsform.schema.host.Lookup;
import dev.hnsform.schema.net.IpPrefix;
import dev.hnsform.schema.policy.Policy;
import dev.hnsform.schema.resource.Endpoint;
import dev.hnsform.schema.resource.IpSubnet;
import dev.hnsform.schema.resource.Network;
import dev.hnsform.schema.resource.Resource;
import dev.hnsform.schema.resource.Subnet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What must be so on the host after a step. Pure: it judges what was read, and reads nothing. */
public final class Goals {
    private final Agreement agreement;

    /** Judges created objects by the given comparison. */
    public Goals(Agreement agreement) {
        this.agreement = agreement;
    }

    /** Which kind of object shows whether the step's goal is met; its id is the step's target. */
    public static ResourceKind subject(Step step) {
        return step.accept(SubjectOf.INSTANCE);
    }

    /** Whether the goal is met, judged by what was read of the step's target. */
    public GoalState judge(Step step, Lookup<HostObject> read) {
        if (read instanceof Lookup.Unknown<HostObject> unknown) {
            return new GoalState.Unreadable(unknown.cause());
        }
        return step.accept(new Judge(read.object()));
    }

    private final class Judge implements Step.Visitor<GoalState> {
        private final Optional<HostObject> found;

        Judge(Optional<HostObject> found) {
            this.found = found;
        }

        private GoalState when(boolean met, String otherwise) {
            return met ? new GoalState.Met(found) : new GoalState.Unmet(otherwise);
        }

        private GoalState created(Resource resource) {
            if (found.isEmpty()) {
                return new GoalState.Unmet("the object is not there");
            }
            List<String> differences = agreement.differences(resource, found.get());
            return when(differences.isEmpty(), "the host holds something else in " + String.join(", ", differences));
        }

        private GoalState gone() {
            return when(found.isEmpty(), "the object is still there");
        }

        private GoalState network(Predicate<HostNetwork> holds, String otherwise) {
            if (found.orElse(null) instanceof HostNetwork network) {
                return when(holds.test(network), otherwise);
            }
            return new GoalState.Unmet("the network is not there");
        }

        private GoalState withoutNetwork(Predicate<HostNetwork> holds, String otherwise) {
            return found.isEmpty() ? new GoalState.Met(found) : network(holds, otherwise);
        }

        private GoalState endpoint(Predicate<HostEndpoint> holds, String otherwise) {
            if (found.orElse(null) instanceof HostEndpoint endpoint) {
                return when(holds.test(endpoint), otherwise);
            }
            return new GoalState.Unmet("the endpoint is not there");
        }

        /**
         * An endpoint that shows nothing may be in a container or at a virtual machine all the same (document 33 is a machine's, and names none);
         * one that is attached to nobody knows what may be in this one or in another.
         */
        private Optional<GoalState> unseen(AttachTarget target) {
            boolean outside =
                    target instanceof AttachTarget.InContainer || target instanceof AttachTarget.AtVirtualMachine;
            if (!outside || !(found.orElse(null) instanceof HostEndpoint endpoint)) {
                return Optional.empty();
            }
            if (endpoint.place() instanceof HostEndpoint.Elsewhere elsewhere) {
                return Optional.of(new GoalState.Unseen(true, "its answer says no more than: " + elsewhere.what()));
            }
            return endpoint.place() instanceof HostEndpoint.Detached
                    ? Optional.of(new GoalState.Unseen(
                            false, "its answer shows no container and no virtual machine, and need not show them"))
                    : Optional.empty();
        }

        private GoalState withoutEndpoint(Predicate<HostEndpoint> holds, String otherwise) {
            return found.isEmpty() ? new GoalState.Met(found) : endpoint(holds, otherwise);
        }

        @Override
        public GoalState createNetwork(Step.CreateNetwork step) {
            return created(step.network());
        }

        @Override
        public GoalState createEndpoint(Step.CreateEndpoint step) {
            GoalState state = created(step.endpoint());
            return state.isMet()
                    ? endpoint(e -> e.network().equals(step.network()), "the endpoint is on another network")
                    : state;
        }

        @Override
        public GoalState createNamespace(Step.CreateNamespace step) {
            return created(step.namespace());
        }

        @Override
        public GoalState setNetworkDns(Step.SetNetworkDns step) {
            FieldValues wanted = FieldValues.builder(Network.TABLE)
                    .put(Network.DNS, step.wanted())
                    .build();
            return network(n -> Likeness.holds(wanted, n.reported()), "its DNS settings are not the wanted ones");
        }

        @Override
        public GoalState switchExtension(Step.SwitchExtension step) {
            String key = step.extension().toString();
            return network(
                    n -> n.reported()
                            .value(Network.EXTENSIONS)
                            .map(map -> map.getOrDefault(key, false) == step.enabled())
                            .orElse(!step.enabled()),
                    "the extension is not switched " + (step.enabled() ? "on" : "off"));
        }

        @Override
        public GoalState addNetworkRoute(Step.AddNetworkRoute step) {
            return network(n -> hasRoute(n, step.route()), "the route is not there");
        }

        @Override
        public GoalState removeNetworkRoute(Step.RemoveNetworkRoute step) {
            return withoutNetwork(n -> !hasRoute(n, step.route()), "the route is still there");
        }

        @Override
        public GoalState setHostRoute(Step.SetHostRoute step) {
            Predicate<HostNetwork> has =
                    n -> n.observed(Network.HOST_ROUTE).value().orElse(false);
            return step.present()
                    ? network(has, "the host route is not there")
                    : withoutNetwork(has.negate(), "the host route is still there");
        }

        @Override
        public GoalState addSubnet(Step.AddSubnet step) {
            return network(
                    n -> subnet(n, step.subnet().prefix())
                            .filter(s -> Likeness.holds(step.subnet().values(), s.values()))
                            .isPresent(),
                    "the subnet is not there");
        }

        @Override
        public GoalState removeSubnet(Step.RemoveSubnet step) {
            return withoutNetwork(n -> subnet(n, step.subnet().prefix()).isEmpty(), "the subnet is still there");
        }

        @Override
        public GoalState addIpSubnet(Step.AddIpSubnet step) {
            return network(
                    n -> ipSubnet(n, step.subnet(), step.ipSubnet())
                            .filter(s -> Likeness.holds(step.ipSubnet().values(), s.values()))
                            .isPresent(),
                    "the IP subnet is not there");
        }

        @Override
        public GoalState removeIpSubnet(Step.RemoveIpSubnet step) {
            return withoutNetwork(
                    n -> ipSubnet(n, step.subnet(), step.ipSubnet()).isEmpty(), "the IP subnet is still there");
        }

        @Override
        public GoalState addPolicies(Step.AddPolicies step) {
            return endpoint(e -> missing(step.policies(), policies(e)).isEmpty(), "not all policies are there");
        }

        @Override
        public GoalState updatePolicies(Step.UpdatePolicies step) {
            List<String> wantedKeys = step.wanted().stream().map(Policy::key).toList();
            return endpoint(
                    e -> missing(step.wanted(), policies(e)).isEmpty()
                            && step.before().stream()
                                    .filter(p -> !wantedKeys.contains(p.key()))
                                    .noneMatch(p -> Likeness.holdsOneOf(p, policies(e))),
                    "its policies are not the wanted ones");
        }

        @Override
        public GoalState removePolicies(Step.RemovePolicies step) {
            return withoutEndpoint(
                    e -> step.policies().stream().noneMatch(p -> Likeness.holdsOneOf(p, policies(e))),
                    "not all policies are gone");
        }

        @Override
        public GoalState attach(Step.Attach step) {
            return unseen(step.to())
                    .orElseGet(() -> endpoint(e -> isAt(e, step.to()), "the endpoint is not attached there"));
        }

        @Override
        public GoalState detach(Step.Detach step) {
            return unseen(step.from())
                    .orElseGet(
                            () -> withoutEndpoint(e -> !isAt(e, step.from()), "the endpoint is still attached there"));
        }

        @Override
        public GoalState deleteEndpoint(Step.DeleteEndpoint step) {
            return gone();
        }

        @Override
        public GoalState deleteNamespace(Step.DeleteNamespace step) {
            return gone();
        }

        @Override
        public GoalState deleteNetwork(Step.DeleteNetwork step) {
            return gone();
        }
    }

    private static boolean hasRoute(HostNetwork network, FieldValues route) {
        FieldValues wanted = route.without(dev.hnsform.schema.resource.RemoteSubnet.NETWORK);
        return network.remoteSubnets().stream().anyMatch(found -> Likeness.holds(wanted, found));
    }

    private static Optional<Subnet> subnet(HostNetwork network, IpPrefix prefix) {
        return network.reported().value(Network.SUBNETS).stream()
                .flatMap(List::stream)
                .filter(s -> s.prefix().equals(prefix))
                .findFirst();
    }

    private static Optional<IpSubnet> ipSubnet(HostNetwork network, IpPrefix subnet, IpSubnet wanted) {
        return subnet(network, subnet).flatMap(s -> s.values().value(Subnet.IP_SUBNETS)).stream()
                .flatMap(List::stream)
                .filter(s -> s.prefix().equals(wanted.prefix()))
                .findFirst();
    }

    private static List<Policy> policies(HostEndpoint endpoint) {
        return endpoint.reported().value(Endpoint.POLICIES).orElse(List.of());
    }

    private static List<Policy> missing(List<Policy> wanted, List<Policy> found) {
        return wanted.stream().filter(p -> !Likeness.holdsOneOf(p, found)).toList();
    }

    private static boolean isAt(HostEndpoint endpoint, AttachTarget target) {
        if (target instanceof AttachTarget.InNamespace namespace) {
            return endpoint.place().namespaceId().equals(Optional.of(namespace.id()));
        }
        HostEndpoint.Place place = endpoint.place();
        if (target instanceof AttachTarget.AtHost) {
            return place instanceof HostEndpoint.AtHost;
        }
        if (target instanceof AttachTarget.InContainer in) {
            return place.equals(new HostEndpoint.InContainer(in.id()));
        }
        return target instanceof AttachTarget.AtVirtualMachine wanted
                && place instanceof HostEndpoint.AtVirtualMachine at
                && at.machine().equals(wanted.machine())
                && (at.nic().isEmpty() || at.nic().get().equals(wanted.nic()));
    }
}
