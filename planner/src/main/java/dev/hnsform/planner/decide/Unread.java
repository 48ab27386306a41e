package dev.hnsform.planner.decide;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Collects what could not be read, so that one cause gives one warning. */
final class Unread {
    private static final int SHOWN = 10;

    private final Scene scene;
    private final SortedMap<String, List<Node>> byCause = new TreeMap<>();

    Unread(Scene scene) {
        this.scene = scene;
    }

    void add(Node node, String cause) {
        byCause.computeIfAbsent(cause, c -> new ArrayList<>()).add(node);
    }

    void report() {
        byCause.forEach((cause, nodes) -> {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < Math.min(SHOWN, nodes.size()); i++) {
                text.append(i == 0 ? "" : ", ").append(nodes.get(i).address());
            }
            if (nodes.size() > SHOWN) {
                text.append(" and ").append(nodes.size() - SHOWN).append(" more");
            }
            scene.report(
                    PlanFault.NOT_READ,
                    "Nothing is planned for " + text + ": " + cause
                            + ". What is not known is neither created nor deleted nor called drift. Plan again when the host can be read.");
        });
    }
}
