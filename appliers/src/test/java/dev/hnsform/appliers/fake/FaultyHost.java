package dev.hnsform.appliers.fake;

import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HResult;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.port.HnsHost;
import dev.hnsform.hns.port.HostCallException;
import dev.hnsform.hns.port.HostDescription;
import dev.hnsform.hns.port.HostQuery;
import dev.hnsform.schema.host.HostFacts;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A host that ends the calling process at a chosen call, fails, lies, or lands late. Calls are counted from 1, reads too; changes have a count of
 * their own. After each call it tells a watcher.
 */
public final class FaultyHost implements HnsHost {
    /** When the process ends, seen from the chosen call. */
    public enum Moment {
        /** The call does nothing. */
        BEFORE,
        /** The call is done, and nobody is told. */
        AFTER
    }

    /** What a chosen change does instead. */
    public enum Trick {
        /** Fails for now; the next try goes through. */
        FAIL_FOR_NOW,
        /** Is refused with 0x80004005. */
        REFUSE,
        /** Answers success and does nothing. */
        LIE,
        /** Misses its deadline, and is done at once. */
        MISS_AND_DO,
        /** Misses its deadline, and is done a little later. */
        LAND_SOON,
        /** Misses its deadline, and is done long after. */
        LAND_LATE,
        /** Misses its deadline, and is never done. */
        MISS
    }

    /** How long {@link Trick#LAND_SOON} takes. */
    public static final Duration SOON = Duration.ofMillis(1500);

    /** How long {@link Trick#LAND_LATE} takes. */
    public static final Duration LATE = Duration.ofMinutes(10);

    private final HnsHost host;
    private final FakeTime time;
    private final Runnable watcher;
    private int calls;
    private int changes;
    private int killAt;
    private Moment moment = Moment.BEFORE;
    private int trickAt;
    private Trick trick = Trick.REFUSE;
    private boolean dead;

    /** A faultless host over another, until told otherwise. */
    public FaultyHost(HnsHost host, FakeTime time, Runnable watcher) {
        this.host = host;
        this.time = time;
        this.watcher = watcher;
    }

    /** Ends the process at a call, counted from now on. */
    public FaultyHost killAt(int call, Moment when) {
        calls = 0;
        killAt = call;
        moment = when;
        return this;
    }

    /** Plays a trick on a change, counted from now on. */
    public FaultyHost trickAt(int change, Trick what) {
        changes = 0;
        trickAt = change;
        trick = what;
        return this;
    }

    /** How many calls there were. */
    public int calls() {
        return calls;
    }

    /** How many changes there were. */
    public int changes() {
        return changes;
    }

    @Override
    public HostDescription description() {
        return host.description();
    }

    @Override
    public HostFacts facts(Deadline deadline) {
        return call(() -> host.facts(deadline));
    }

    @Override
    public List<Guid> enumerate(HcnKind kind, HostQuery query, Deadline deadline) {
        return call(() -> host.enumerate(kind, query, deadline));
    }

    @Override
    public JsonObject query(HcnKind kind, Guid id, HostQuery query, Deadline deadline) {
        return call(() -> host.query(kind, id, query, deadline));
    }

    @Override
    public void create(HcnKind kind, Guid id, JsonObject settings, Deadline deadline) {
        change("HcnCreate" + kind.label(), id, () -> host.create(kind, id, settings, deadline));
    }

    @Override
    public void modify(HcnKind kind, Guid id, JsonObject request, Deadline deadline) {
        change("HcnModify" + kind.label(), id, () -> host.modify(kind, id, request, deadline));
    }

    @Override
    public void delete(HcnKind kind, Guid id, Deadline deadline) {
        change("HcnDelete" + kind.label(), id, () -> host.delete(kind, id, deadline));
    }

    @Override
    public Json hnsCall(String method, String path, JsonObject request, Deadline deadline) {
        if (method.equals("GET")) {
            return call(() -> host.hnsCall(method, path, request, deadline));
        }
        change("HNSCall", Guid.ZERO, () -> host.hnsCall(method, path, request, deadline));
        return JsonObject.EMPTY;
    }

    private void change(String name, Guid id, Runnable body) {
        call(() -> {
            changes++;
            if (changes == trickAt) {
                play(name, id, body);
            } else {
                body.run();
            }
            return Optional.empty();
        });
    }

    private void play(String name, Guid id, Runnable body) {
        switch (trick) {
            case FAIL_FOR_NOW -> throw failure(name, id, 0x800706baL, HostCallException.Ending.TRANSIENT);
            case REFUSE -> throw failure(name, id, 0x80004005L, HostCallException.Ending.REFUSED);
            case LIE -> {}
            case MISS_AND_DO -> {
                body.run();
                throw failure(name, id, 0, HostCallException.Ending.UNKNOWN);
            }
            case LAND_SOON -> {
                land(SOON, body);
                throw failure(name, id, 0, HostCallException.Ending.UNKNOWN);
            }
            case LAND_LATE -> {
                land(LATE, body);
                throw failure(name, id, 0, HostCallException.Ending.UNKNOWN);
            }
            case MISS -> throw failure(name, id, 0, HostCallException.Ending.UNKNOWN);
        }
    }

    /** What lands late may be refused by then; nobody is there to hear it. */
    private void land(Duration delay, Runnable body) {
        time.after(delay, () -> {
            try {
                body.run();
            } catch (HostCallException e) {
                return;
            }
            watcher.run();
        });
    }

    private static HostCallException failure(String name, Guid id, long code, HostCallException.Ending ending) {
        return new HostCallException(name, id.toString(), new HResult(code), ending, "A trick of the test. ", null);
    }

    private <T> T call(Supplier<T> body) {
        if (dead) {
            throw new Killed("the process has ended");
        }
        int number = ++calls;
        if (number == killAt && moment == Moment.BEFORE) {
            dead = true;
            throw new Killed("before call " + number);
        }
        try {
            T result = body.get();
            if (number == killAt) {
                dead = true;
                throw new Killed("after call " + number);
            }
            return result;
        } finally {
            watcher.run();
        }
    }

    @Override
    public void close() {}
}
