package dev.hnsform.planner.build;

import dev.hnsform.planner.decide.Node;
import dev.hnsform.planner.decide.PlanFault;
import dev.hnsform.planner.decide.Scene;
import dev.hnsform.planner.step.AttachTarget;
import dev.hnsform.schema.net.Guid;

/**
 * Says who does the other side of an attachment. A container's and a virtual machine's adapters are the Host Compute Service's, not HNS's
 * (hns-reference 1.3, 5.6), and hnsform calls HNS alone. Not verified on a host.
 */
final class OtherSides {
    private static final String ADAPTERS = "VirtualMachine/Devices/NetworkAdapters/";
    private static final String ALONE = " hnsform calls HNS alone.";

    private final Scene scene;

    OtherSides(Scene scene) {
        this.scene = scene;
    }

    /** The endpoint is attached to this. */
    void enters(Node node, AttachTarget to, Guid endpoint) {
        if (to instanceof AttachTarget.AtVirtualMachine at) {
            machine(
                    node,
                    node.address() + " gets the switch port for " + shown(at)
                            + ", which is HNS's part. The adapter is the Host Compute Service's: whoever runs the machine adds it there, as "
                            + ADAPTERS + at.nic() + " with EndpointId " + endpoint
                            + " and the endpoint's MacAddress. Whether that has to come first is not established."
                            + ALONE);
        } else if (to instanceof AttachTarget.InContainer in) {
            container(
                    node,
                    node.address() + " is attached to container " + in.id()
                            + ", which no namespace of the host holds: HNS is told the container, and no compartment. The container's own adapter is"
                            + " the Host Compute Service's: whoever runs the container starts it with endpoint "
                            + endpoint
                            + ", or adds it there while it runs (resource type Network, request Add)." + ALONE);
        }
    }

    /** The endpoint is detached from this. */
    void leaves(Node node, AttachTarget from) {
        if (from instanceof AttachTarget.AtVirtualMachine at) {
            machine(
                    node,
                    node.address() + " loses the switch port for " + shown(at)
                            + ", which is HNS's part. The adapter stays in the machine until whoever runs it removes it in the Host Compute Service, as "
                            + ADAPTERS + at.nic() + "." + ALONE);
        } else if (from instanceof AttachTarget.InContainer in) {
            container(
                    node,
                    node.address() + " is detached from container " + in.id()
                            + ", which is HNS's part. A container that runs keeps its adapter until whoever runs it removes the endpoint in the Host"
                            + " Compute Service (resource type Network, request Remove)." + ALONE);
        }
    }

    private static String shown(AttachTarget.AtVirtualMachine at) {
        return "adapter " + at.nic() + " of virtual machine " + at.machine();
    }

    private void machine(Node node, String detail) {
        report(PlanFault.MACHINE_SIDE, node, "spec.attachment.virtualMachine", detail);
    }

    private void container(Node node, String detail) {
        report(PlanFault.CONTAINER_SIDE, node, "spec.attachment.container", detail);
    }

    private void report(PlanFault fault, Node node, String path, String detail) {
        boolean declared = node.desired().isPresent();
        scene.report(fault, detail, node.address(), declared ? path : "");
    }
}
