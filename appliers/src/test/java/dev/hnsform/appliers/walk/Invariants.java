package dev.hnsform.appliers.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.appliers.observe.HnsHostView;
import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.port.HnsHost;
import dev.hnsform.hns.port.HostQuery;
import dev.hnsform.schema.address.ObjectIds;
import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.host.HostEndpoint;
import dev.hnsform.schema.host.Observation;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.policy.Policy;
import dev.hnsform.schema.resource.Endpoint;
import dev.hnsform.schema.resource.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What must be so at every instant of a walk, and at its end. */
final class Invariants {
    private final HnsHost hns;
    private final Map<ResourceAddress, Set<String>> required = new HashMap<>();
    private final Map<Guid, JsonObject> bystanders = new HashMap<>();

    Invariants(HnsHost hns, Scenario scenario) {
        this.hns = hns;
        Map<ResourceAddress, Set<String>> before = acls(scenario.before);
        Map<ResourceAddress, Set<String>> after = acls(scenario.after);
        before.forEach(required::put);
        after.forEach((address, ids) -> {
            Set<String> both = new HashSet<>(ids);
            if (before.containsKey(address)) {
                both.retainAll(before.get(address)); // what neither document lets go
            }
            required.put(address, both);
        });
        remember(HcnKind.NETWORK, Stacks.BYSTANDER);
        remember(HcnKind.ENDPOINT, Stacks.BYSTANDING_ENDPOINT);
        if (scenario != Scenario.ADOPT) {
            remember(HcnKind.NETWORK, Stacks.FOREIGN_NETWORK);
            remember(HcnKind.ENDPOINT, Stacks.FOREIGN_ENDPOINT);
        }
    }

    private void remember(HcnKind kind, Guid id) {
        bystanders.put(id, hns.query(kind, id, HostQuery.V2, Deadline.READ));
    }

    private static Map<ResourceAddress, Set<String>> acls(List<Resource> resources) {
        Map<ResourceAddress, Set<String>> acls = new HashMap<>();
        for (Resource resource : resources) {
            if (resource instanceof Endpoint endpoint
                    && endpoint.lifecycle().adopt().isEmpty()) {
                acls.put(
                        endpoint.address(),
                        keys(endpoint.spec().value(Endpoint.POLICIES).orElse(List.of())));
            }
        }
        return acls;
    }

    private static Set<String> keys(List<Policy> policies) {
        Set<String> keys = new HashSet<>();
        policies.forEach(policy -> keys.add(policy.key()));
        return keys;
    }

    /** At no call boundary is an attached endpoint without an ACL that its document declares. */
    void checkNow() {
        Observation observed = new HnsHostView(hns, id -> true).observe();
        for (HostEndpoint endpoint : observed.endpoints().objects()) {
            if (endpoint.place() instanceof HostEndpoint.Detached) {
                continue;
            }
            required.forEach((address, ids) -> {
                if (ObjectIds.isBornAs(endpoint.id(), World.STACK, address)) {
                    assertThat(keys(endpoint.reported().value(Endpoint.POLICIES).orElse(List.of())))
                            .as("ACLs of the attached " + address)
                            .containsAll(ids);
                }
            });
        }
    }

    /** Nobody else's object is changed. */
    void checkBystanders() {
        for (HcnKind kind : List.of(HcnKind.NETWORK, HcnKind.ENDPOINT)) {
            Set<Guid> there = new HashSet<>(hns.enumerate(kind, HostQuery.V2, Deadline.READ));
            bystanders.forEach((id, document) -> {
                boolean isOfKind = document.has("HostComputeNetwork") == (kind == HcnKind.ENDPOINT);
                if (isOfKind) {
                    assertThat(there).contains(id);
                    assertThat(hns.query(kind, id, HostQuery.V2, Deadline.READ)).isEqualTo(document);
                }
            });
        }
    }

    /** Each resource is there once, and nothing else has an id of the stack but what is listed as an orphan. */
    void checkOnce(List<Resource> wanted, int orphans) {
        List<Guid> own = new ArrayList<>();
        for (HcnKind kind : HcnKind.values()) {
            hns.enumerate(kind, HostQuery.V2, Deadline.READ).stream()
                    .filter(id -> ObjectIds.belongsTo(id, World.STACK))
                    .forEach(own::add);
        }
        List<Resource> made = wanted.stream()
                .filter(r -> r.address().kind().isHostObject()
                        && r.lifecycle().adopt().isEmpty())
                .toList();
        assertThat(own).as("objects with an id of the stack").hasSize(made.size() + orphans);
        for (Resource resource : made) {
            List<ResourceAddress> births = new ArrayList<>(resource.head().movedFrom());
            births.add(resource.address());
            assertThat(own)
                    .as(resource.address().toString())
                    .anyMatch(id -> births.stream().anyMatch(a -> ObjectIds.isBornAs(id, World.STACK, a)));
        }
    }
}
