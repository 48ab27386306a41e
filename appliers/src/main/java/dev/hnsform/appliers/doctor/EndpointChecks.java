package dev.hnsform.appliers.doctor;

import dev.hnsform.hns.document.DocumentShape;
import dev.hnsform.hns.document.Tolerant;
import dev.hnsform.hns.windows.FileTime;
import dev.hnsform.schema.address.ResourceKind;
import dev.hnsform.schema.host.HostEndpoint;
import dev.hnsform.schema.host.HostEndpoint.Detached;
import dev.hnsform.schema.host.HostEndpoint.InNamespace;
import dev.hnsform.schema.host.HostNamespace;
import dev.hnsform.schema.host.Lookup;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.resource.Endpoint;
import dev.hnsform.schema.resource.EndpointAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Endpoints that leaked, or hang on something that is gone (hns-reference 8, rows 4 to 6). */
final class EndpointChecks {
    /** EndpointState of v1 answers (hns-reference 2.2). */
    private static final long DEGRADED = 5;

    private final Patient patient;

    EndpointChecks(Patient patient) {
        this.patient = patient;
    }

    void report(Findings findings) {
        for (HostEndpoint endpoint : patient.observed().endpoints().objects()) {
            degraded(endpoint, findings);
            if (isAbsent(ResourceKind.NETWORK, endpoint.network())) {
                networkGone(endpoint, findings);
            } else if (endpoint.place() instanceof InNamespace in && isAbsent(ResourceKind.NAMESPACE, in.namespace())) {
                namespaceGone(endpoint, in.namespace(), findings);
            } else if (endpoint.place() instanceof Detached && !patient.isRemote(endpoint)) {
                nowhere(endpoint, findings);
            }
        }
        for (HostNamespace namespace : patient.observed().namespaces().objects()) {
            for (Guid id : namespace.endpoints()) {
                if (isAbsent(ResourceKind.ENDPOINT, id)) {
                    endpointGone(namespace, id, findings);
                }
            }
        }
    }

    private boolean isAbsent(ResourceKind kind, Guid id) {
        return !id.isZero() && patient.observed().look(kind, id) instanceof Lookup.Absent<?>;
    }

    private void degraded(HostEndpoint endpoint, Findings findings) {
        boolean degraded = patient.documents(endpoint.id()).stream()
                .filter(document -> DocumentShape.of(document) == DocumentShape.V1)
                .anyMatch(document -> Tolerant.number(document, "State").equals(Optional.of(DEGRADED)));
        if (degraded) {
            findings.add(Finding.of(
                    Check.ENDPOINT_DEGRADED,
                    Subject.of(endpoint),
                    "HNS calls it degraded: it is there, and does not work.",
                    evidence(endpoint, "State: 5 (degraded)"),
                    "Delete it, and let whoever made it make it again. " + whose(endpoint),
                    delete(endpoint)));
        }
    }

    private void networkGone(HostEndpoint endpoint, Findings findings) {
        findings.add(Finding.of(
                Check.ENDPOINT_NETWORK_GONE,
                Subject.of(endpoint),
                "Its network " + endpoint.network() + " is not on the host, so it can never work.",
                evidence(endpoint, "the host holds no network " + endpoint.network()),
                "Delete it. " + whose(endpoint),
                delete(endpoint)));
    }

    private void namespaceGone(HostEndpoint endpoint, Guid namespace, Findings findings) {
        findings.add(Finding.of(
                Check.ENDPOINT_NAMESPACE_GONE,
                Subject.of(endpoint),
                "It is in namespace " + namespace
                        + ", which is not on the host: its container has ended without taking it along.",
                evidence(endpoint, "the host holds no namespace " + namespace),
                "Delete it. " + whose(endpoint),
                delete(endpoint)));
    }

    private void nowhere(HostEndpoint endpoint, Findings findings) {
        Optional<String> stack = patient.stackOf(endpoint);
        if (stack.isPresent()) {
            findings.add(Finding.of(
                    Check.OWN_ENDPOINT_NOWHERE,
                    Subject.of(endpoint),
                    "It belongs to stack " + stack.get() + " and is attached to nothing.",
                    evidence(endpoint, "attached nowhere"),
                    "That is right where the stack leaves the attachment to a container runtime or states none. Drift tells whether it is.",
                    "hnsform drift"));
            return;
        }
        findings.add(Finding.of(
                Check.ENDPOINT_NOWHERE,
                Subject.of(endpoint),
                "It is attached to nothing and holds its addresses. Left over after a reboot or a crash, such endpoints use the subnet up and stand in the way"
                        + " of their containers (0x803b002f).",
                evidence(endpoint, "attached nowhere"),
                "Where nobody is about to attach it, delete it.",
                delete(endpoint)));
    }

    private void endpointGone(HostNamespace namespace, Guid endpoint, Findings findings) {
        findings.add(
                Finding.of(
                        Check.NAMESPACE_ENDPOINT_GONE,
                        Subject.of(namespace),
                        "It lists endpoint " + endpoint
                                + ", which is not on the host: its containers have lost that network.",
                        List.of(
                                "the host holds no endpoint " + endpoint,
                                namespace.containers().isEmpty()
                                        ? "it lists no container"
                                        : "its containers: " + String.join(", ", namespace.containers())),
                        "Let the container runtime end and start its containers: they are not given a new endpoint by themselves."));
    }

    private String whose(HostEndpoint endpoint) {
        return patient.stackOf(endpoint)
                .map(stack -> "It belongs to stack " + stack + "; hnsform apply makes what the stack declares again.")
                .orElse("It is none of hnsform's"
                        + (endpoint.owner().isEmpty() ? "." : ", but of " + endpoint.owner() + "."));
    }

    /** Microsoft's own tool for it (doc: common-problems.md). */
    private static String delete(HostEndpoint endpoint) {
        return "hnsdiag delete endpoints " + endpoint.id();
    }

    private List<String> evidence(HostEndpoint endpoint, String first) {
        List<String> evidence = new ArrayList<>();
        evidence.add(first);
        List<EndpointAddress> addresses =
                endpoint.reported().value(Endpoint.IP_ADDRESSES).orElse(List.of());
        if (!addresses.isEmpty()) {
            String network = patient.index()
                    .network(endpoint.network())
                    .map(n -> " of " + Patient.shown(n))
                    .orElse("");
            evidence.add("holds "
                    + addresses.stream().map(a -> a.address().toString()).collect(Collectors.joining(", ")) + network);
        }
        if (!endpoint.owner().isEmpty()) {
            evidence.add("owner: " + endpoint.owner());
        }
        evidence.add(age(endpoint));
        return evidence;
    }

    private String age(HostEndpoint endpoint) {
        List<JsonObject> documents = patient.documents(endpoint.id());
        for (JsonObject document : documents) {
            Optional<Long> made =
                    Tolerant.number(document, "CreateProcessingStartTime").filter(time -> time > 0);
            if (made.isPresent()) {
                return "made at " + FileTime.instant(made.get());
            }
        }
        for (JsonObject document : documents) {
            Optional<Long> touched = Tolerant.object(document, "Health")
                    .flatMap(health -> Tolerant.number(health, "LastUpdateTime"))
                    .filter(time -> time > 0);
            if (touched.isPresent()) {
                return "last touched by HNS at " + FileTime.instant(touched.get());
            }
        }
        return "HNS does not tell its age";
    }
}
