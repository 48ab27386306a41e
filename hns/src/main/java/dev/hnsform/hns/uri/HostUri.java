package dev.hnsform.hns.uri;

import dev.hnsform.schema.diagnostic.Diagnostic;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a host is named: {@code sim:FILE}, {@code snapshot:FILE}, {@code tcp://ADDRESS:PORT}, {@code local:}. */
public sealed interface HostUri {
    /** What stands behind {@code tcp:}: an address, IPv6 in brackets, and a port. */
    Pattern SERVED = Pattern.compile("//(?:\\[([0-9A-Fa-f:.]+)\\]|([A-Za-z0-9._-]+)):([0-9]{1,6})/?");

    /** The canonical text; it parses back to the same URI whatever the working directory. */
    String text();

    /**
     * This machine's own HNS.
     */
    record Local() implements HostUri {
        @Override
        public String text() {
            return "local:";
        }
    }

    /**
     * An embedded simulator.
     *
     * @param file its file, absolute
     */
    record SimulatorFile(Path file) implements HostUri {
        /** Makes the path absolute. */
        public SimulatorFile {
            file = file.toAbsolutePath().normalize();
        }

        @Override
        public String text() {
            return "sim:" + file;
        }
    }

    /**
     * A snapshot of a host: read-only.
     *
     * @param file its file, absolute
     */
    record SnapshotFile(Path file) implements HostUri {
        /** Makes the path absolute. */
        public SnapshotFile {
            file = file.toAbsolutePath().normalize();
        }

        @Override
        public String text() {
            return "snapshot:" + file;
        }
    }

    /**
     * A host that another process serves.
     *
     * @param address name or number of the computer, an IPv6 one without brackets
     * @param port from 1 to 65535
     */
    record Served(String address, int port) implements HostUri {
        private static final int LARGEST = 0xFFFF;

        /** Checks the port. */
        public Served {
            if (address.isEmpty() || port < 1 || port > LARGEST) {
                throw new IllegalArgumentException("no place to connect to: " + address + ":" + port);
            }
        }

        @Override
        public String text() {
            return "tcp://" + (address.indexOf(':') < 0 ? address : "[" + address + "]") + ":" + port;
        }
    }

    /**
     * What a text is read as: a URI, or what is wrong with it.
     *
     * @param uri the URI; absent when there is a diagnostic
     * @param diagnostic what is wrong
     */
    record Reading(Optional<HostUri> uri, Optional<Diagnostic> diagnostic) {}

    /**
     * Reads a host URI; the scheme in any case.
     *
     * @param base the directory that relative paths begin at
     */
    static Reading parse(String text, Path base) {
        int colon = text.indexOf(':');
        String scheme = colon < 0 ? "" : text.substring(0, colon).toLowerCase(Locale.ROOT);
        String rest = text.substring(colon + 1);
        switch (scheme) {
            case "sim":
                return file(text, rest, base, true);
            case "snapshot":
                return file(text, rest, base, false);
            case "local":
                return rest.isEmpty()
                        ? new Reading(Optional.of(new Local()), Optional.empty())
                        : refused(wrong(text, "\"local:\" takes nothing behind it, and here stands \"" + rest + "\""));
            case "tcp":
                return served(text, rest);
            case "ssh":
                return refused(notYet(text, "a host reached through OpenSSH"));
            default:
                return refused(wrong(text, "it begins with none of the schemes that name a host")
                        .withHint("Did you mean \"sim:" + text + "\" or \"snapshot:" + text + "\"?"));
        }
    }

    private static Reading file(String text, String rest, Path base, boolean simulator) {
        if (rest.isBlank()) {
            return refused(wrong(text, "the name of a file is missing behind the colon"));
        }
        try {
            Path file = base.resolve(rest);
            HostUri uri = simulator ? new SimulatorFile(file) : new SnapshotFile(file);
            return new Reading(Optional.of(uri), Optional.empty());
        } catch (InvalidPathException e) {
            return refused(wrong(text, "\"" + rest + "\" is not a path on this system: " + e.getReason()));
        }
    }

    private static Reading served(String text, String rest) {
        Matcher matcher = SERVED.matcher(rest);
        if (!matcher.matches()) {
            return refused(wrong(
                    text,
                    "behind \"tcp:\" an address and a port are expected, such as //127.0.0.1:47010 or //[::1]:47010"));
        }
        int port = Integer.parseInt(matcher.group(3));
        if (port < 1 || port > Served.LARGEST) {
            return refused(wrong(text, "ports go from 1 to 65535, and " + port + " is none"));
        }
        String address = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        return new Reading(Optional.of(new Served(address.toLowerCase(Locale.ROOT), port)), Optional.empty());
    }

    private static Reading refused(Diagnostic diagnostic) {
        return new Reading(Optional.empty(), Optional.of(diagnostic));
    }

    private static Diagnostic wrong(String text, String why) {
        return Diagnostic.error(
                "HF5201",
                "Not a host URI",
                "\"" + text + "\" does not name a host: " + why + ". Hosts of this version are "
                        + String.join(
                                ", ",
                                List.of(
                                        "sim:FILE (an embedded simulator)",
                                        "snapshot:FILE (read-only)",
                                        "tcp://ADDRESS:PORT (served by another process)",
                                        "local: (the HNS of this Windows machine)"))
                        + ".");
    }

    private static Diagnostic notYet(String text, String what) {
        return Diagnostic.error(
                "HF5202",
                "Host not in this version",
                "\"" + text + "\" names " + what
                        + ", which this version of hnsform cannot reach. Use sim:FILE for an embedded "
                        + "simulator, or snapshot:FILE to plan against a host's snapshot.");
    }
}
