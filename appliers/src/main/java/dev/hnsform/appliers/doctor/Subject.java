package dev.hnsform.appliers.doctor;

import dev.hnsform.schema.host.HostObject;
import dev.hnsform.schema.net.Guid;
import java.util.Optional;

/**
 * What a finding is about.
 *
 * @param kind {@code Network}, {@code Endpoint}, {@code Namespace}, {@code LoadBalancer}, {@code SdnRoute}, {@code GuestNetworkService}, {@code VirtualMachine}, {@code Adapter}, {@code Service} or {@code
 *     Owner}
 * @param name its name; empty when it has none
 * @param id its id; absent for what has none
 */
public record Subject(String kind, String name, Optional<Guid> id) {
    static Subject of(HostObject object) {
        return new Subject(object.kind().label(), object.name(), Optional.of(object.id()));
    }

    static Subject named(String kind, String name) {
        return new Subject(kind, name, Optional.empty());
    }

    @Override
    public String toString() {
        String shown = name.isEmpty() ? "" : " \"" + name + "\"";
        return kind
                + shown
                + id.map(guid -> shown.isEmpty() ? " " + guid : " (" + guid + ")")
                        .orElse("");
    }
}
