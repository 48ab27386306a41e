package dev.hnsform.planner.step;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The step that takes another back, where that follows from the step alone: what a delete took away does not. */
public final class Opposites {
    private static final Undo NO_UNDO_OF_UNDO = new Undo.Impossible("it takes back another step itself");

    private Opposites() {}

    /** The header of the step that takes another back. */
    public static StepHeader header(StepHeader header) {
        return new StepHeader(
                new StepId("undo " + header.id().text()),
                header.serves(),
                header.target(),
                List.of(),
                Risk.NONE,
                NO_UNDO_OF_UNDO);
    }

    /** The opposite of a step; empty for deletes. */
    public static Optional<Step> of(Step step) {
        return step.accept(Visitor.INSTANCE).map(make -> make.apply(header(step.header())));
    }

    private enum Visitor implements Step.Visitor<Optional<Function<StepHeader, Step>>> {
        INSTANCE;

        @Override
        public Optional<Function<StepHeader, Step>> createNetwork(Step.CreateNetwork step) {
            return Optional.of(h -> new Step.DeleteNetwork(h, step.network(), List.of()));
        }

        @Override
        public Optional<Function<StepHeader, Step>> createEndpoint(Step.CreateEndpoint step) {
            return Optional.of(h -> new Step.DeleteEndpoint(h, step.endpoint()));
        }

        @Override
        public Optional<Function<StepHeader, Step>> createNamespace(Step.CreateNamespace step) {
            return Optional.of(h -> new Step.DeleteNamespace(h, step.namespace()));
        }

        @Override
        public Optional<Function<StepHeader, Step>> setNetworkDns(Step.SetNetworkDns step) {
            return Optional.of(h -> new Step.SetNetworkDns(h, step.before(), step.wanted()));
        }

        @Override
        public Optional<Function<StepHeader, Step>> switchExtension(Step.SwitchExtension step) {
            return Optional.of(h -> new Step.SwitchExtension(h, step.extension(), !step.enabled()));
        }

        @Override
        public Optional<Function<StepHeader, Step>> addNetworkRoute(Step.AddNetworkRoute step) {
            return Optional.of(h -> new Step.RemoveNetworkRoute(h, step.route()));
        }

        @Override
        public Optional<Function<StepHeader, Step>> removeNetworkRoute(Step.RemoveNetworkRoute step) {
            return Optional.of(h -> new Step.AddNetworkRoute(h, step.route()));
        }

        @Override
        public Optional<Function<StepHeader, Step>> setHostRoute(Step.SetHostRoute step) {
            return Optional.of(h -> new Step.SetHostRoute(h, !step.present()));
        }

        @Override
        public Optional<Function<StepHeader, Step>> addSubnet(Step.AddSubnet step) {
            return Optional.of(h -> new Step.RemoveSubnet(h, step.subnet()));
        }

        @Override
        public Optional<Function<StepHeader, Step>> removeSubnet(Step.RemoveSubnet step) {
            return Optional.of(h -> new Step.AddSubnet(h, step.subnet()));
        }

        @Override
        public Optional<Function<StepHeader, Step>> addIpSubnet(Step.AddIpSubnet step) {
            return Optional.of(h -> new Step.RemoveIpSubnet(h, step.subnet(), step.ipSubnet()));
        }

        @Override
        public Optional<Function<StepHeader, Step>> removeIpSubnet(Step.RemoveIpSubnet step) {
            return Optional.of(h -> new Step.AddIpSubnet(h, step.subnet(), step.ipSubnet()));
        }

        @Override
        public Optional<Function<StepHeader, Step>> addPolicies(Step.AddPolicies step) {
            return Optional.of(h -> new Step.RemovePolicies(h, step.policies(), step.type()));
        }

        @Override
        public Optional<Function<StepHeader, Step>> updatePolicies(Step.UpdatePolicies step) {
            return Optional.of(h -> new Step.UpdatePolicies(h, step.before(), step.wanted(), step.type()));
        }

        @Override
        public Optional<Function<StepHeader, Step>> removePolicies(Step.RemovePolicies step) {
            return Optional.of(h -> new Step.AddPolicies(h, step.policies(), step.type()));
        }

        @Override
        public Optional<Function<StepHeader, Step>> attach(Step.Attach step) {
            return Optional.of(h -> new Step.Detach(h, step.to()));
        }

        @Override
        public Optional<Function<StepHeader, Step>> detach(Step.Detach step) {
            return Optional.of(h -> new Step.Attach(h, step.from()));
        }

        @Override
        public Optional<Function<StepHeader, Step>> deleteEndpoint(Step.DeleteEndpoint step) {
            return Optional.empty();
        }

        @Override
        public Optional<Function<StepHeader, Step>> deleteNamespace(Step.DeleteNamespace step) {
            return Optional.of(h -> new Step.CreateNamespace(h, step.before()));
        }

        @Override
        public Optional<Function<StepHeader, Step>> deleteNetwork(Step.DeleteNetwork step) {
            return Optional.empty();
        }
    }
}
