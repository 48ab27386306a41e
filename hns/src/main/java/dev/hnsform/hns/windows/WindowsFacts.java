package dev.hnsform.hns.windows;

import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HResult;
import dev.hnsform.hns.port.HostCallException;
import dev.hnsform.hns.version.HnsFeatures;
import dev.hnsform.schema.feature.HnsVersion;
import dev.hnsform.schema.host.AdapterFacts;
import dev.hnsform.schema.host.HostFacts;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Host facts of a Windows machine. A fact that cannot be read makes the reading fail, as no part of {@link HostFacts} may be made up; a service whose
 * state is not told is {@code unknown}. Safe for several threads where the sources are.
 */
public final class WindowsFacts {
    private static final String HNS = "hns";
    private static final List<String> SERVICES = List.of(HNS, "winnat", "SharedAccess", "docker");
    private static final String IDENTITY_KEY = "SOFTWARE\\Microsoft\\Cryptography";
    /**
     * Made when Windows is set up, and made anew by sysprep (log); copies of a machine that were made without sysprep have the same, and then only
     * their boots tell them apart.
     */
    private static final String IDENTITY = "MachineGuid";

    private final WindowsSources sources;
    private final HnsVersionSource version;

    /** Reads nothing yet. */
    public WindowsFacts(WindowsSources sources, HnsVersionSource version) {
        this.sources = sources;
        this.version = version;
    }

    /**
     * The facts, as they are now.
     *
     * @throws HostCallException when one of them cannot be read; the message says which and why
     */
    public HostFacts facts(Deadline deadline) {
        SortedMap<String, String> services = new TreeMap<>();
        ServiceStatus hns = sources.services().status(HNS);
        for (String service : SERVICES) {
            ServiceStatus status =
                    service.equals(HNS) ? hns : sources.services().status(service);
            services.put(service, status.state());
        }
        HnsVersion hnsVersion = version.version(deadline);
        int build = sources.system().build();
        return new HostFacts(
                identity(),
                sources.system().computerName(),
                build,
                HnsFeatures.of(hnsVersion, build),
                adapters(),
                services,
                new Epochs(sources.clocks()).of(hns));
    }

    private String identity() {
        return sources.registry()
                .text(IDENTITY_KEY, IDENTITY)
                .filter(text -> !text.isBlank())
                .map(text -> text.strip().toLowerCase(Locale.ROOT))
                .orElseThrow(() -> new HostCallException(
                        "RegGetValueW",
                        "HKLM\\" + IDENTITY_KEY + "\\" + IDENTITY,
                        new HResult(0),
                        HostCallException.Ending.REFUSED,
                        "the registry holds no id of this installation of Windows, by which its records would be told from those of other machines",
                        null));
    }

    private List<AdapterFacts> adapters() {
        byte[] interfaces = sources.tables().interfaces();
        byte[] addresses = sources.tables().addresses();
        byte[] routes = sources.tables().routes();
        try {
            return Adapters.of(interfaces, addresses, routes, sources.registry());
        } catch (IllegalArgumentException e) {
            throw new HostCallException(
                    "GetIfTable2",
                    "the adapters",
                    new HResult(0),
                    HostCallException.Ending.REFUSED,
                    "Windows answered something that is not the table it documents: " + e.getMessage(),
                    e);
        }
    }
}
