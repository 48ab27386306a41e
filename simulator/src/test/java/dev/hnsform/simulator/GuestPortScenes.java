package dev.hnsform.simulator;

import static dev.hnsform.simulator.Lab.EP;
import static dev.hnsform.simulator.Lab.LB;
import static dev.hnsform.simulator.Lab.NET;
import static dev.hnsform.simulator.Lab.endpoint;
import static dev.hnsform.simulator.Lab.nat;
import static dev.hnsform.simulator.SwitchTest.ending;

import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.port.HostPorts.PortReservation;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.simulator.profile.Switch;
import java.util.LinkedHashMap;
import java.util.Map;

/** What shows the switches of ports held for guests, and of endpoint addresses. */
final class GuestPortScenes {
    private GuestPortScenes() {}

    static Map<Switch, SwitchTest.Scene> all() {
        Map<Switch, SwitchTest.Scene> scenes = new LinkedHashMap<>();
        scenes.put(Switch.GUEST_PORT_RANGE_LENGTH, lab -> {
            PortReservation range = lab.guestService(LB).reserveRange(4096);
            return range.lastPort() - range.firstPort();
        });
        scenes.put(Switch.SHARED_GUEST_PORTS, lab -> {
            lab.guestService(LB).reserve("UDP", "SHARED", 5353);
            return ending(() -> lab.reserve("UDP", "EXCLUSIVE", 5353));
        });
        scenes.put(Switch.PUBLISHED_GUEST_PORTS, lab -> {
            lab.guestService(LB).reserve("TCP", "EXCLUSIVE", 8080);
            String mapping = "{'Type':'PortMapping','Settings':{'Protocol':6,'InternalPort':80,'ExternalPort':%d}}";
            lab.network(NET, nat());
            return ending(() -> lab.endpoint(EP, endpoint(NET, ",'Policies':[" + mapping.formatted(8080) + "]")))
                    + ending(() -> lab.endpoint(EP, endpoint(NET, ",'Policies':[" + mapping.formatted(8081) + "]")))
                    + ending(() -> lab.reserve("TCP", "EXCLUSIVE", 8081));
        });
        scenes.put(Switch.GUEST_PORT_OWNER, lab -> {
            lab.guestService(LB).reserve("TCP", "EXCLUSIVE", 8080);
            return lab.host.reservedPorts(Deadline.READ).get(0).owner();
        });
        scenes.put(Switch.GUEST_PORTS_ON_HNS_RESTART, lab -> {
            lab.guestService(LB).reserve("TCP", "EXCLUSIVE", 8080);
            lab.host.restartHns();
            return lab.host.reservedPorts(Deadline.READ).size();
        });
        scenes.put(Switch.GUEST_PORTS_OF_DELETED_SERVICE, lab -> {
            lab.guestService(LB).reserve("TCP", "EXCLUSIVE", 8080);
            lab.delete(HcnKind.GUEST_SERVICE, LB);
            return lab.host.reservedPorts(Deadline.READ).size();
        });
        scenes.put(Switch.ENDPOINT_ADDRESSES, lab -> {
            lab.network(NET, nat()).endpoint(EP, endpoint(NET, ""));
            StringBuilder answer = new StringBuilder();
            String ending = ending(() -> answer.append(
                    lab.host.hnsCall("GET", "/endpointaddresses/" + EP, JsonObject.EMPTY, Deadline.READ)));
            return ending + answer;
        });
        return scenes;
    }
}
