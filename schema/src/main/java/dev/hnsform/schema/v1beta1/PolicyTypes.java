package dev.hnsform.schema.v1beta1;

import dev.hnsform.schema.diagnostic.Diagnostic;
import dev.hnsform.schema.diagnostic.LanguageFault;
import dev.hnsform.schema.diagnostic.SourceSpan;
import dev.hnsform.schema.diagnostic.Suggestions;
import dev.hnsform.schema.yaml.PolicyHints;
import dev.hnsform.schema.yaml.Shown;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** HNS's policy types that are no row of the catalogue (hns-reference 2.8, 2.9): what stands for them here, or that they come later. */
public final class PolicyTypes implements PolicyHints {
    /** By HNS's type: what the language writes instead. */
    private static final Map<String, String> FIELDS = new TreeMap<>(Map.ofEntries(
            Map.entry("NetAdapterName", "spec.adapter.names of the Network"),
            Map.entry("LayerConstraint", "spec.adapter.sharedWith of the Network"),
            Map.entry("InterfaceConstraint", "spec.interfaceConstraint of the Network"),
            Map.entry("SourceMacAddress", "spec.sourceMac of the Network"),
            Map.entry("AutomaticDNS", "spec.automaticDns of the Network"),
            Map.entry("VSwitchExtension", "spec.extensions of the Network"),
            Map.entry("RemoteSubnetRoute", "a document of kind RemoteSubnet"),
            Map.entry("HostRoute", "spec.hostRoute of the Network"),
            Map.entry("VxlanPort", "spec.vxlanPort of the Network"),
            Map.entry("VLAN", "vlan of the subnet"),
            Map.entry("VSID", "vsid of the subnet"),
            Map.entry(
                    "ProviderAddress",
                    "spec.adapter.address of the Network, or spec.remote.providerAddress of the Endpoint")));

    private static final List<String> MADE_BY_HNS = List.of("DrMacAddress", "L2Driver");
    private static final List<String> LATER = List.of(
            "EncapOverhead",
            "Encryption",
            "Firewall",
            "InterfaceParameters",
            "Iov",
            "L4Proxy",
            "L4WFPPROXY",
            "NeighborDiscovery",
            "NetworkACL",
            "PortName",
            "SetPolicy",
            "TierAcl",
            "VmNic");

    /** The hints. */
    public PolicyTypes() {}

    @Override
    public Diagnostic unknown(String written, Collection<String> known, SourceSpan span) {
        for (Map.Entry<String, String> field : FIELDS.entrySet()) {
            if (field.getKey().equalsIgnoreCase(written)) {
                return LanguageFault.FIELD_AS_POLICY
                        .at(span, field.getKey() + " is a policy to HNS; here one place says it, and that is a field.")
                        .withHint("Write " + field.getValue() + ".");
            }
        }
        String types = known.isEmpty() ? "this object has none yet" : "the types are " + String.join(", ", known);
        String why = isIn(MADE_BY_HNS, written)
                ? "HNS adds " + written + " by itself; no document states it."
                : isIn(LATER, written)
                        ? written + " is a policy type that this version of the language does not have; " + types + "."
                        : "\"" + Shown.shorten(written) + "\" is no policy type of this object; " + types + ".";
        Diagnostic diagnostic = LanguageFault.UNKNOWN_POLICY.at(span, why);
        Optional<String> hint = Suggestions.didYouMean(written, known);
        return hint.map(diagnostic::withHint).orElse(diagnostic);
    }

    private static boolean isIn(List<String> words, String written) {
        String wanted = written.toLowerCase(Locale.ROOT);
        return words.stream().anyMatch(word -> word.toLowerCase(Locale.ROOT).equals(wanted));
    }
}
