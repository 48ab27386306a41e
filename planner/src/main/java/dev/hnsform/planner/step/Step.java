package dev.hnsform.planner.step;

import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.IpPrefix;
import dev.hnsform.schema.policy.Policy;
import dev.hnsform.schema.resource.Dns;
import dev.hnsform.schema.resource.Endpoint;
import dev.hnsform.schema.resource.IpSubnet;
import dev.hnsform.schema.resource.Namespace;
import dev.hnsform.schema.resource.Network;
import dev.hnsform.schema.resource.Subnet;
import java.util.List;
import java.util.Optional;

/** One host call. Data alone: the appliers carry it out. The header's target is the object the call is about. */
public sealed interface Step {
    /** What every step has. */
    StepHeader header();

    /** Calls the visitor's method for this variant. */
    <R> R accept(Visitor<R> visitor);

    /**
     * One method a variant; no defaults, so that a new variant breaks every dispatcher.
     *
     * @param <R> the answer
     */
    interface Visitor<R> {
        /** Creates a network. */
        R createNetwork(CreateNetwork step);

        /** Creates an endpoint, with its policies. */
        R createEndpoint(CreateEndpoint step);

        /** Creates a namespace. */
        R createNamespace(CreateNamespace step);

        /** Replaces the DNS settings of a network whole. */
        R setNetworkDns(SetNetworkDns step);

        /** Switches an extension of a network on or off. */
        R switchExtension(SwitchExtension step);

        /** Adds a RemoteSubnetRoute policy to an overlay. */
        R addNetworkRoute(AddNetworkRoute step);

        /** Removes a RemoteSubnetRoute policy from an overlay, by its full content. */
        R removeNetworkRoute(RemoveNetworkRoute step);

        /** Adds or removes the HostRoute policy of an overlay. */
        R setHostRoute(SetHostRoute step);

        /** Adds a subnet to a network. */
        R addSubnet(AddSubnet step);

        /** Removes a subnet from a network. */
        R removeSubnet(RemoveSubnet step);

        /** Adds an IP subnet to a subnet. */
        R addIpSubnet(AddIpSubnet step);

        /** Removes an IP subnet from a subnet. */
        R removeIpSubnet(RemoveIpSubnet step);

        /** Adds policies to an endpoint. */
        R addPolicies(AddPolicies step);

        /** Sets all policies of one type of an endpoint, so that it is right whether HNS replaces one policy or all of a kind (not established). */
        R updatePolicies(UpdatePolicies step);

        /** Removes policies from an endpoint, by their full content. */
        R removePolicies(RemovePolicies step);

        /** Attaches an endpoint. */
        R attach(Attach step);

        /** Detaches an endpoint. */
        R detach(Detach step);

        /** Deletes an endpoint. */
        R deleteEndpoint(DeleteEndpoint step);

        /** Deletes a namespace. */
        R deleteNamespace(DeleteNamespace step);

        /** Deletes a network; the host takes its endpoints along. */
        R deleteNetwork(DeleteNetwork step);
    }

    /**
     * Creates a network.
     *
     * @param header what every step has
     * @param network what is declared
     * @param preferred recorded values of fields the host decided, asked for again; where one is taken the host picks
     * @param sharesLayerOf the network whose switch layer is shared
     */
    record CreateNetwork(StepHeader header, Network network, FieldValues preferred, Optional<Guid> sharesLayerOf)
            implements Step {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.createNetwork(this);
        }
    }

    /**
     * Creates an endpoint, with its policies.
     *
     * @param header what every step has
     * @param endpoint what is declared
     * @param preferred recorded values of fields the host decided, asked for again; where one is taken the host picks
     * @param network id of its network
     * @param type type of its network
     */
    record CreateEndpoint(StepHeader header, Endpoint endpoint, FieldValues preferred, Guid network, NetworkType type)
            implements Step {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.createEndpoint(this);
        }
    }

    /**
     * Creates a namespace.
     *
     * @param header what every step has
     * @param namespace what is declared
     */
    record CreateNamespace(StepHeader header, Namespace namespace) implements Step {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.createNamespace(this);
        }
    }

    /**
     * Replaces the DNS settings of a network whole.
     *
     * @param header what every step has
     * @param wanted what is declared, completed by what the host holds
     * @param before what the host holds
     */
    record SetNetworkDns(StepHeader header, Dns wanted, Dns before) implements Step {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.setNetworkDns(this);
        }
    }

    /**
     * Switches an extension of a network on or off.
     *
     * @param header what every step has
     * @param extension its id
     * @param enabled whether it goes on
     */
    record SwitchExtension(StepHeader header, Guid extension, boolean enabled) implements Step {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.switchExtension(this);
        }
    }

    /**
     * Adds a RemoteSubnetRoute policy to an overlay.
     *
     * @param header what every step has
     * @param route in the table of RemoteSubnet
     */
    record AddNetworkRoute(StepHeader header, FieldValues route) implements Step {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.addNetworkRoute(this);
        }
    }

    /**
     * Removes a RemoteSubnetRoute policy from an overlay, by its full content.
     *
     * @param header what every step has
     * @param route in the table of RemoteSubnet, as the host holds it
     */
    record RemoveNetworkRoute(StepHeader header, FieldValues route) implements Step {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.removeNetworkRoute(this);
        }
    }

    /**
     * Adds or removes the HostRoute policy of an overlay.
     *
     * @param header what every step has
     * @param present whether it is added
     */
    record SetHostRoute(StepHeader header, boolean present) implements Step {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.setHostRoute(this);
        }
    }

    /**
     * Adds a subnet to a network.
     *
     * @param header what every step has
     * @param subnet what is declared
     */
    record AddSubnet(StepHeader header, Subnet subnet) implements Step {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.addSubnet(this);
        }
    }

    /**
     * Removes a subnet from a network.
     *
     * @param header what every step has
     * @param subnet what the host holds
     */
    record RemoveSubnet(StepHeader header, Subnet subnet) implements Step {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.removeSubnet(this);
        }
    }

    /**
     * Adds an IP subnet to a subnet.
     *
     * @param header what every step has
     * @param subnet prefix of the subnet
     * @param ipSubnet what is declared
     */
    record AddIpSubnet(StepHeader header, IpPrefix subnet, IpSubnet ipSubnet) implements Step {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.addIpSubnet(this);
        }
    }

    /**
     * Removes an IP subnet from a subnet.
     *
     * @param header what every step has
     * @param subnet prefix of the subnet
     * @param ipSubnet what the host holds
     */
    record RemoveIpSubnet(StepHeader header, IpPrefix subnet, IpSubnet ipSubnet) implements Step {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.removeIpSubnet(this);
        }
    }

    /**
     * Adds policies to an endpoint.
     *
     * @param header what every step has
     * @param policies what is added
     * @param type type of its network
     */
    record AddPolicies(StepHeader header, List<Policy> policies, NetworkType type) implements Step {
        /** Copies the lists. */
        public AddPolicies {
            policies = List.copyOf(policies);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.addPolicies(this);
        }
    }

    /**
     * Sets all policies of one type of an endpoint, so that it is right whether HNS replaces one policy or all of a kind (not established).
     *
     * @param header what every step has
     * @param wanted all policies of the type that are to be there, not only the changed ones
     * @param before all of the type that the host holds
     * @param type type of its network
     */
    record UpdatePolicies(StepHeader header, List<Policy> wanted, List<Policy> before, NetworkType type)
            implements Step {
        /** Copies the lists. */
        public UpdatePolicies {
            wanted = List.copyOf(wanted);
            before = List.copyOf(before);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.updatePolicies(this);
        }
    }

    /**
     * Removes policies from an endpoint, by their full content.
     *
     * @param header what every step has
     * @param policies what the host holds
     * @param type type of its network
     */
    record RemovePolicies(StepHeader header, List<Policy> policies, NetworkType type) implements Step {
        /** Copies the lists. */
        public RemovePolicies {
            policies = List.copyOf(policies);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.removePolicies(this);
        }
    }

    /**
     * Attaches an endpoint.
     *
     * @param header what every step has
     * @param to where to
     */
    record Attach(StepHeader header, AttachTarget to) implements Step {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.attach(this);
        }
    }

    /**
     * Detaches an endpoint.
     *
     * @param header what every step has
     * @param from where from
     */
    record Detach(StepHeader header, AttachTarget from) implements Step {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.detach(this);
        }
    }

    /**
     * Deletes an endpoint.
     *
     * @param header what every step has
     * @param before what the host holds
     */
    record DeleteEndpoint(StepHeader header, Endpoint before) implements Step {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.deleteEndpoint(this);
        }
    }

    /**
     * Deletes a namespace.
     *
     * @param header what every step has
     * @param before what the host holds
     */
    record DeleteNamespace(StepHeader header, Namespace before) implements Step {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.deleteNamespace(this);
        }
    }

    /**
     * Deletes a network; the host takes its endpoints along.
     *
     * @param header what every step has
     * @param before what the host holds
     * @param takesAlong endpoints that are not ours and go with it, by consent
     */
    record DeleteNetwork(StepHeader header, Network before, List<Guid> takesAlong) implements Step {
        /** Copies the lists. */
        public DeleteNetwork {
            takesAlong = List.copyOf(takesAlong);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.deleteNetwork(this);
        }
    }
}
