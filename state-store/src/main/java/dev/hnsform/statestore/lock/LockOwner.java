package dev.hnsform.statestore.lock;

import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Who holds a host.
 *
 * @param pid id of the process
 * @param startedAt when the process started, as the system says; tells it from a later process with the same id
 * @param command what it does, for people, for example {@code hnsform apply}
 * @param user who runs it; empty when not known
 * @param since when it took the lock
 */
public record LockOwner(long pid, Optional<Instant> startedAt, String command, String user, Instant since) {
    /** Linux reckons start times from the boot time, which moves a little when the clock is corrected. */
    private static final Duration SAME_START = Duration.ofSeconds(3);

    /** This process. */
    public static LockOwner thisProcess(String command, Instant since) {
        ProcessHandle self = ProcessHandle.current();
        return new LockOwner(
                self.pid(),
                self.info().startInstant(),
                command,
                self.info().user().orElse(""),
                since);
    }

    /** Whether a process runs that may be the owner: the id is in use, and its start is not another. */
    public boolean isAlive() {
        Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        if (process.isEmpty()) {
            return false;
        }
        Optional<Instant> start = process.get().info().startInstant();
        return startedAt.isEmpty()
                || start.isEmpty()
                || Duration.between(startedAt.get(), start.get()).abs().compareTo(SAME_START) <= 0;
    }

    /** The owner as JSON. */
    public JsonObject toJson() {
        JsonObject.Builder json = Json.object().put("pid", pid);
        startedAt.ifPresent(start -> json.put("startedAt", start.toString()));
        return json.put("command", command)
                .put("user", user)
                .put("since", since.toString())
                .build();
    }

    /** Reads what {@link #toJson} wrote; empty when it is anything else. */
    public static Optional<LockOwner> fromJson(JsonObject json) {
        try {
            Optional<Long> pid = json.integer("pid");
            Optional<String> since = json.string("since");
            if (pid.isEmpty() || since.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new LockOwner(
                    pid.get(),
                    json.string("startedAt").map(Instant::parse),
                    json.string("command").orElse(""),
                    json.string("user").orElse(""),
                    Instant.parse(since.get())));
        } catch (DateTimeException e) {
            return Optional.empty(); // an owner's note is for people; the lock itself decides
        }
    }
}
