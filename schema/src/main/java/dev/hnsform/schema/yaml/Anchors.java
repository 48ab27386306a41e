package dev.hnsform.schema.yaml;

import dev.hnsform.schema.diagnostic.Diagnostic;
import dev.hnsform.schema.diagnostic.LanguageFault;
import dev.hnsform.schema.diagnostic.SourceSpan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The anchors of one document, and the bound on what its aliases stand for. */
final class Anchors {
    /** The most aliases to collections in a document, expansions inside expansions counted. */
    static final int MOST_ALIASES = 20;
    /** The most nodes that aliases of a document may stand for. */
    static final int MOST_NODES = 10_000;

    private final Map<String, YamlNode> nodes = new HashMap<>();
    private final List<String> inProgress = new ArrayList<>();
    private int aliases;
    private int aliasedNodes;
    private boolean saidTooMany;

    void clear() {
        if (!nodes.isEmpty()) {
            nodes.clear();
        }
        inProgress.clear();
        aliases = 0;
        aliasedNodes = 0;
        saidTooMany = false;
    }

    void put(String name, YamlNode node) {
        nodes.put(name, node);
    }

    /** A collection with an anchor begins: until it ends, its name stands for nothing. */
    void begin(String name) {
        nodes.remove(name);
        inProgress.add(name);
    }

    void end(String name, YamlNode node) {
        inProgress.remove(inProgress.size() - 1);
        nodes.put(name, node);
    }

    /** What an alias stands for; empty when that was refused. */
    Optional<YamlNode> expand(String name, SourceSpan span, Consumer<Diagnostic> faults) {
        YamlNode node = nodes.get(name);
        if (node == null) {
            faults.accept(
                    inProgress.contains(name)
                            ? LanguageFault.ALIAS_RECURSION.at(
                                    span, "The alias *" + name + " stands inside what it stands for.")
                            : LanguageFault.ALIAS_UNKNOWN.at(
                                    span,
                                    "The alias *" + name + " has no anchor &" + name + " before it in this document."));
            return Optional.empty();
        }
        if (node instanceof YamlNode.Scalar) {
            return Optional.of(node);
        }
        aliases++;
        aliasedNodes += node.size();
        if (aliases <= MOST_ALIASES && aliasedNodes <= MOST_NODES) {
            return Optional.of(node);
        }
        if (!saidTooMany) {
            saidTooMany = true;
            faults.accept(LanguageFault.TOO_MANY_ALIASES.at(
                    span,
                    "With *" + name + " the aliases of this document are more than " + MOST_ALIASES
                            + ", or stand for more than " + MOST_NODES
                            + " nodes. They and those behind them are not read; write the repeated parts out."));
        }
        return Optional.empty();
    }
}
