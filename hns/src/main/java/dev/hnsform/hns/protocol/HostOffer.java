package dev.hnsform.hns.protocol;

import dev.hnsform.hns.port.HnsHost;
import dev.hnsform.hns.port.HostDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a server serves.
 *
 * @param host the host, safe for several threads; the server does not close it
 * @param identity the host's identity, as its facts give it
 * @param server the program and its version
 * @param beside the services {@code record} and {@code run}; absent when only the calls of HNS are served
 * @param home where records are kept, for people
 */
public record HostOffer(
        HnsHost host, String identity, String server, Optional<ServedService> beside, Optional<String> home) {
    ServerDescription description() {
        HostDescription host = this.host.description();
        List<String> services = new ArrayList<>(List.of("hcn"));
        beside.ifPresent(service -> services.addAll(List.of("record", "run")));
        return new ServerDescription(server, host.uri(), host.simulated(), host.readOnly(), identity, services, home);
    }
}
