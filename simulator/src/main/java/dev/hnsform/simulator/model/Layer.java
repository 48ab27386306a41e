package dev.hnsform.simulator.model;

import dev.hnsform.schema.net.Guid;
import java.util.List;

/**
 * A virtual switch below one or more networks (hns-reference 5.2, 5.4).
 *
 * @param id what networks name as {@code LayeredOn}
 * @param switchId id of the switch
 * @param typeText type of the network it was made for
 * @param adapters names of the physical adapters it holds; several are a team
 * @param foreign whether it was not made by HNS: it stays when its last network goes
 */
public record Layer(Guid id, Guid switchId, String typeText, List<String> adapters, boolean foreign) {
    /** Copies the list. */
    public Layer {
        adapters = List.copyOf(adapters);
    }
}
