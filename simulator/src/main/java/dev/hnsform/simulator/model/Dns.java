package dev.hnsform.simulator.model;

import java.util.List;

/**
 * DNS settings (hns-reference 2.3).
 *
 * @param domain suffix, or empty
 * @param search suffixes to search
 * @param servers addresses of servers, as written
 * @param options options, as written
 */
public record Dns(String domain, List<String> search, List<String> servers, List<String> options) {
    /** No settings. */
    public static final Dns NONE = new Dns("", List.of(), List.of(), List.of());

    /** Copies the lists. */
    public Dns {
        search = List.copyOf(search);
        servers = List.copyOf(servers);
        options = List.copyOf(options);
    }

    /** Whether nothing is set. */
    public boolean isEmpty() {
        return domain.isEmpty() && search.isEmpty() && servers.isEmpty() && options.isEmpty();
    }
}
