package dev.hnsform.simulator.admit;

import dev.hnsform.hns.document.DocumentShape;
import dev.hnsform.hns.document.Tolerant;
import dev.hnsform.hns.mapping.Conversion;
import dev.hnsform.hns.mapping.LoadBalancer;
import dev.hnsform.hns.mapping.LoadBalancerDocuments;
import dev.hnsform.hns.mapping.SdnRoute;
import dev.hnsform.hns.mapping.SdnRouteDocuments;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.simulator.document.Words;
import dev.hnsform.simulator.model.Admitted;
import dev.hnsform.simulator.model.SimulatedGuestService;
import dev.hnsform.simulator.model.SimulatedLoadBalancer;
import dev.hnsform.simulator.model.SimulatedRoute;
import java.util.Optional;

/** Takes over load balancers, routes and guest network services of a real host. Which network they are on, the documents alone say. */
final class PolicyListAdmission {
    private PolicyListAdmission() {}

    static SimulatedLoadBalancer balancer(Guid id, JsonObject document) {
        LoadBalancer read = LoadBalancerDocuments.read(document);
        LoadBalancer balancer = new LoadBalancer(
                id,
                read.name(),
                read.owner(),
                read.network(),
                read.endpoints(),
                read.sourceVip(),
                read.frontendVips(),
                read.portMappings(),
                read.flags());
        return new SimulatedLoadBalancer(
                balancer,
                false,
                admitted(document, isMixed(LoadBalancerDocuments.convert(document, DocumentShape.V2))));
    }

    static SimulatedRoute route(Guid id, JsonObject document) {
        SdnRoute read = SdnRouteDocuments.read(document);
        SdnRoute route = new SdnRoute(id, read.name(), read.owner(), read.network(), read.endpoints(), read.routes());
        return new SimulatedRoute(
                route, admitted(document, isMixed(SdnRouteDocuments.convert(document, DocumentShape.V2))));
    }

    /** Whether the model, which says VIPs and the like once for all ports, cannot say what a v1 list says in its policies. */
    private static boolean isMixed(Conversion conversion) {
        return conversion.unsaid().stream().anyMatch(path -> path.startsWith("Policies["));
    }

    static SimulatedGuestService guestService(Guid id, JsonObject document) {
        Json state = document.get("State").orElse(Json.of("None"));
        return new SimulatedGuestService(
                id,
                Tolerant.text(document, "Name").orElse(""),
                Tolerant.text(document, "Owner").orElse(""),
                Tolerant.guid(document, "VirtualMachineId").orElse(Guid.ZERO),
                Words.word(Words.GUEST_SERVICE_STATES, state).orElse("None"),
                JsonObject.EMPTY,
                Optional.of(new Admitted(document, 2, false, false)));
    }

    private static Optional<Admitted> admitted(JsonObject document, boolean opaque) {
        int shape = DocumentShape.of(document) == DocumentShape.V2 ? 2 : 1;
        return Optional.of(new Admitted(document, shape, opaque, false));
    }
}
