package dev.hnsform.schema.rule;

import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.diagnostic.LanguageFault;
import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.resource.Endpoint;

/** A field stands on a network type that can have it, as its row says (hns-reference 5.2). */
final class FieldOnType implements Rule {
    @Override
    public void check(StackModel stack, Findings findings) {
        StatedFields fields = new StatedFields(field -> field.networkTypes().size() < NetworkType.values().length);
        for (NetworkView network : stack.networks()) {
            if (network.type().isEmpty()) {
                continue;
            }
            network.own().ifPresent(own -> check(fields, network, own.address(), own.spec(), findings));
            for (Endpoint endpoint : network.endpoints()) {
                if (endpoint.spec().has(Endpoint.REMOTE)) {
                    check(fields, network, endpoint.address(), endpoint.spec(), findings);
                }
            }
        }
    }

    private static void check(
            StatedFields fields, NetworkView network, ResourceAddress subject, FieldValues spec, Findings findings) {
        NetworkType type = network.type().orElseThrow();
        fields.walk(spec, "spec", (field, path) -> {
            if (!field.isAllowedOn(type)) {
                boolean own = subject.equals(network.address());
                Finding finding = Finding.atKey(
                        LanguageFault.FIELD_NOT_ON_TYPE,
                        subject,
                        path,
                        "\"" + field.name() + "\" belongs to " + Words.list(field.networkTypes()) + "; "
                                + (own ? "this" : network.address().toString()) + " is " + Words.article(type)
                                + " network.");
                findings.add(
                        own
                                ? finding.withRelated(subject, "spec.type", "the type")
                                : finding.withRelated(network.address(), "spec.type", "its type"));
            }
        });
    }
}
