package dev.hnsform.hns.windows;

import dev.hnsform.schema.net.Guid;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which virtual switch holds a physical adapter, by what the switch driver keeps in the registry: {@code NicList} has a key {@code /Device/{GUID}} an
 * adapter, whose {@code SwitchName} is the switch's id (code: Microsoft's script Get-VSwitchPathCost), and {@code SwitchList} a key a switch
 * (hns-reference 5.11, log). An entry that names a switch which is not in that list is a leftover and holds nothing. Not verified on a host.
 */
final class SwitchBindings {
    private static final String DRIVER = "SYSTEM\\CurrentControlSet\\Services\\vmsmp\\parameters\\";
    private static final String NICS = DRIVER + "NicList";
    private static final String SWITCHES = DRIVER + "SwitchList";
    private static final String NAME = "SwitchName";

    private final WindowsRegistry registry;
    private final Set<Guid> switches = new HashSet<>();

    SwitchBindings(WindowsRegistry registry) {
        this.registry = registry;
        for (String key : registry.keysBelow(SWITCHES).orElse(List.of())) {
            guid(key).ifPresent(switches::add);
        }
    }

    /** The switch that holds the adapter of this id; absent when none does. */
    Optional<Guid> holding(Guid adapter) {
        if (switches.isEmpty()) {
            return Optional.empty();
        }
        String key = NICS + "\\/DEVICE/{" + adapter.toString().toUpperCase(Locale.ROOT) + "}";
        return registry.text(key, NAME).flatMap(SwitchBindings::guid).filter(switches::contains);
    }

    private static Optional<Guid> guid(String text) {
        return Guid.tryParse(text.replace("{", "").replace("}", ""));
    }
}
