package dev.hnsform.simulator;

import static dev.hnsform.simulator.Lab.EP;
import static dev.hnsform.simulator.Lab.LB;
import static dev.hnsform.simulator.Lab.NET;
import static dev.hnsform.simulator.Lab.balancing;
import static dev.hnsform.simulator.Lab.json;
import static dev.hnsform.simulator.SwitchTest.ending;

import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.simulator.profile.SimulatorSettings;
import dev.hnsform.simulator.profile.Switch;
import java.util.LinkedHashMap;
import java.util.Map;

/** What shows the switches of load balancers, routes and guest network services. */
final class PolicyListScenes {
    private PolicyListScenes() {}

    static Map<Switch, SwitchTest.Scene> all() {
        Map<Switch, SwitchTest.Scene> scenes = new LinkedHashMap<>();
        scenes.put(
                Switch.DELETE_BACKEND,
                lab -> lab.pods()
                        .balancer(LB, balancing(80, ""))
                        .delete(HcnKind.ENDPOINT, EP)
                        .v2(HcnKind.LOAD_BALANCER, LB)
                        .array("HostComputeEndpoints"));
        scenes.put(Switch.DETACHED_BACKEND, lab -> ending(() -> lab.pods().balancer(LB, balancing(80, ""))));
        scenes.put(Switch.UNKNOWN_BACKEND, lab -> ending(() -> lab.balancer(LB, balancing(80, ""))));
        scenes.put(
                Switch.NO_BACKENDS,
                lab -> ending(() -> lab.balancer(LB, balancing(80, "").with("HostComputeEndpoints", JsonArray.EMPTY))));
        scenes.put(Switch.PORT_BLOCKS, lab -> untilRefused(lab.pods()));
        scenes.put(Switch.DELETE_BALANCER_ON_WS2019, lab -> {
            Lab old = Lab.with(SimulatorSettings.defaults().withProfile("ws2019"));
            String name = Switch.DELETE_BALANCER_ON_WS2019.label();
            old.host.setSwitch(name, lab.host.switches().getOrDefault(name, ""));
            old.pods().balancer(LB, balancing(80, ""));
            return ending(() -> old.delete(HcnKind.LOAD_BALANCER, LB));
        });
        scenes.put(
                Switch.DELETE_BALANCER_WITHOUT_NETWORK,
                lab -> ending(() -> lab.pods()
                        .balancer(LB, balancing(80, ""))
                        .delete(HcnKind.NETWORK, NET)
                        .delete(HcnKind.LOAD_BALANCER, LB)));
        scenes.put(Switch.BALANCERS_ON_REBOOT, lab -> {
            lab.pods().balancer(LB, balancing(80, "")).host.reboot();
            return lab.all(HcnKind.LOAD_BALANCER);
        });
        scenes.put(Switch.GUEST_SERVICES_ON_REBOOT, lab -> {
            lab.host.create(
                    HcnKind.GUEST_SERVICE,
                    LB,
                    json("{'VirtualMachineId':'" + EP + "'}"),
                    dev.hnsform.hns.port.Deadline.CHANGE);
            lab.host.reboot();
            return lab.all(HcnKind.GUEST_SERVICE);
        });
        return scenes;
    }

    /** How many balancers of two ports each the host takes, up to 300. */
    private static int untilRefused(Lab lab) {
        String second = "{'Protocol':17,'InternalPort':53,'ExternalPort':";
        for (int i = 1; i <= 300; i++) {
            int port = 1000 + i;
            String ports = "[{'Protocol':6,'InternalPort':80,'ExternalPort':" + port + "}," + second + port + "}]";
            Guid id = new Guid(7, i);
            if (!ending(() -> lab.balancer(id, balancing(1, "").with("PortMappings", array(ports))))
                    .equals("done")) {
                return i;
            }
        }
        return 0;
    }

    private static JsonArray array(String text) {
        return json("{'a':" + text + "}").array("a").orElseThrow();
    }
}
