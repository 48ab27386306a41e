package dev.hnsform.schema.stack;

import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.address.ResourceKind;
import dev.hnsform.schema.declaration.Declaration;
import dev.hnsform.schema.diagnostic.LanguageFault;
import dev.hnsform.schema.diagnostic.Suggestions;
import dev.hnsform.schema.field.Field;
import dev.hnsform.schema.resource.Adapter;
import dev.hnsform.schema.resource.Attachment;
import dev.hnsform.schema.resource.Endpoint;
import dev.hnsform.schema.resource.ExistingNetwork;
import dev.hnsform.schema.resource.Namespace;
import dev.hnsform.schema.resource.Network;
import dev.hnsform.schema.resource.RemoteSubnet;
import dev.hnsform.schema.resource.Resource;
import dev.hnsform.schema.rule.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Follows references between documents: a network's name may mean a Network or an ExistingNetwork of the stack. */
final class Linker implements Resource.Visitor<Resource> {
    private static final int MOST_SUGGESTIONS = 200;

    private final Declarations declarations;
    private final List<Declaration> unique;
    private final Reporter reporter;
    private final Set<ResourceAddress> targets = new HashSet<>();
    private final Set<ResourceAddress> faulty = new HashSet<>();
    private final List<String> networkNames = new ArrayList<>();
    private final List<String> namespaceNames = new ArrayList<>();
    private final Map<String, Optional<String>> nearest = new HashMap<>();
    private ResourceAddress subject = ResourceAddress.of(ResourceKind.NETWORK, "none");

    Linker(Declarations declarations, List<Declaration> unique, Reporter reporter) {
        this.declarations = declarations;
        this.unique = unique;
        this.reporter = reporter;
    }

    /**
     * What linking gives.
     *
     * @param resources sorted by address, with references to addresses that exist
     * @param faulty addresses of resources of which something was faulty
     */
    record Linked(List<Resource> resources, Set<ResourceAddress> faulty) {}

    Linked link() {
        for (Declaration declaration : unique) {
            ResourceKind kind = declaration.address().kind();
            if (kind == ResourceKind.NETWORK
                    || kind == ResourceKind.EXISTING_NETWORK
                    || kind == ResourceKind.NAMESPACE) {
                targets.add(declaration.address());
            }
            if (!declaration.whole()) {
                faulty.add(declaration.address());
            }
        }
        List<Resource> linked = new ArrayList<>(unique.size());
        for (Declaration declaration : unique) {
            if (declaration.resource().isPresent()) {
                subject = declaration.address();
                linked.add(declaration.resource().get().accept(this));
            }
        }
        return new Linked(linked, faulty);
    }

    @Override
    public Resource existingNetwork(ExistingNetwork resource) {
        return resource;
    }

    @Override
    public Resource namespace(Namespace resource) {
        return resource;
    }

    @Override
    public Resource network(Network resource) {
        Optional<Adapter> adapter = resource.adapter();
        if (adapter.isEmpty()) {
            return resource;
        }
        Optional<ResourceAddress> shared = adapter.get().values().value(Adapter.SHARED_WITH);
        if (shared.isEmpty()) {
            return resource;
        }
        ResourceAddress found = find(shared.get(), "spec.adapter.sharedWith");
        return found.equals(shared.get())
                ? resource
                : resource.withSpec(resource.spec()
                        .with(
                                Network.ADAPTER,
                                new Adapter(adapter.get().values().with(Adapter.SHARED_WITH, found))));
    }

    @Override
    public Resource endpoint(Endpoint resource) {
        Optional<Attachment> attachment = resource.spec().value(Endpoint.ATTACHMENT);
        if (attachment.isPresent() && attachment.get().namespace().isPresent()) {
            find(attachment.get().namespace().get(), "spec.attachment.namespace");
        }
        return withNetwork(resource, Endpoint.NETWORK, resource.network());
    }

    @Override
    public Resource remoteSubnet(RemoteSubnet resource) {
        return withNetwork(resource, RemoteSubnet.NETWORK, resource.network());
    }

    private Resource withNetwork(Resource resource, Field<ResourceAddress> field, ResourceAddress reference) {
        ResourceAddress found = find(reference, "spec.network");
        return found.equals(reference)
                ? resource
                : resource.withSpec(resource.spec().with(field, found));
    }

    /** What a reference means; itself when it means nothing. */
    private ResourceAddress find(ResourceAddress reference, String path) {
        boolean declared = targets.contains(reference);
        if (reference.kind() != ResourceKind.NETWORK) {
            if (!declared) {
                dangling(reference, path);
            }
            return reference;
        }
        ResourceAddress existing =
                new ResourceAddress(ResourceKind.EXISTING_NETWORK, reference.name(), reference.key());
        if (!targets.contains(existing)) {
            if (!declared) {
                dangling(reference, path);
            }
            return reference;
        }
        if (declared) {
            reporter.add(Finding.at(
                            LanguageFault.AMBIGUOUS_REFERENCE,
                            subject,
                            path,
                            "\"" + reference.local() + "\" may mean " + reference + " or " + existing + ".")
                    .withHint("Give one of them another metadata.name.")
                    .withRelated(reference, "", "this one")
                    .withRelated(existing, "", "or this one"));
        }
        return declared ? reference : existing;
    }

    private void dangling(ResourceAddress reference, String path) {
        faulty.add(subject);
        if (!declarations.complete()) {
            return;
        }
        boolean network = reference.kind() != ResourceKind.NAMESPACE;
        List<String> names = names(network);
        Finding finding = Finding.at(
                LanguageFault.DANGLING_REFERENCE,
                subject,
                path,
                "The stack declares no " + (network ? "Network or ExistingNetwork" : "Namespace") + " \""
                        + reference.local() + "\""
                        + (names.isEmpty() || names.size() > 10
                                ? "."
                                : "; it declares " + String.join(", ", names) + "."));
        reporter.add(nearest(reference.local(), names)
                .or(() -> network
                        ? Optional.of("For a network that somebody else owns, write an ExistingNetwork.")
                        : Optional.empty())
                .map(finding::withHint)
                .orElse(finding));
    }

    /** The names that a reference may have, sorted; worked out once. */
    private List<String> names(boolean network) {
        List<String> known = network ? networkNames : namespaceNames;
        if (known.isEmpty()) {
            for (ResourceAddress target : targets) {
                if ((target.kind() != ResourceKind.NAMESPACE) == network) {
                    known.add(target.local());
                }
            }
            known.sort(null);
        }
        return known;
    }

    /** Looked for once a name, and no more once there are so many that nobody reads them. */
    private Optional<String> nearest(String written, List<String> names) {
        return nearest.size() >= MOST_SUGGESTIONS
                ? Optional.empty()
                : nearest.computeIfAbsent(written, name -> Suggestions.didYouMean(name, names));
    }
}
