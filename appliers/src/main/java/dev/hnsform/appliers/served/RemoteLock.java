package dev.hnsform.appliers.served;

import dev.hnsform.hns.port.HostCallException;
import dev.hnsform.hns.protocol.Message;
import dev.hnsform.schema.json.JsonFormatException;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonReader;
import dev.hnsform.statestore.StateException;
import dev.hnsform.statestore.lock.Acquisition;
import dev.hnsform.statestore.lock.Held;
import dev.hnsform.statestore.lock.LockOwner;
import dev.hnsform.statestore.lock.RunLock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The lock of a served host. It ends with the connection, and a lost connection is not made anew while it is held. */
final class RemoteLock implements RunLock {
    private final RecordCalls calls;

    RemoteLock(RecordCalls calls) {
        this.calls = calls;
    }

    @Override
    public Acquisition acquire(LockOwner owner) {
        String shown = calls.home().toString();
        Message answer;
        try {
            answer = calls.exchange(
                    RecordCall.LOCK,
                    Message.of(RecordCall.LOCK.request(), owner.command(), owner.user()),
                    "the lock of the host");
        } catch (HostCallException e) {
            throw StateException.of("lock the host's state in", shown, new IOException(e.record(), e));
        }
        if (answer.isError()) {
            return heldBy(answer)
                    .orElseThrow(() -> StateException.of(
                            "lock the host's state in",
                            shown,
                            FileFault.read(answer.bodyB())
                                    .map(FileFault::asException)
                                    .orElseGet(() -> new IOException(answer.textA()))));
        }
        calls.connection().pin("the lock of the host");
        return new Held(shown, this::release);
    }

    private void release() {
        try {
            Message answer =
                    calls.exchange(RecordCall.UNLOCK, Message.of(RecordCall.UNLOCK.request()), "the lock of the host");
            if (answer.isError()) {
                calls.connection().drop();
            }
            calls.connection().unpin();
        } catch (HostCallException e) {
            calls.connection().drop(); // the lock ends with the connection, if it has not already
        }
    }

    private static Optional<Acquisition> heldBy(Message error) {
        try {
            if (JsonReader.parse(new String(error.bodyB(), StandardCharsets.UTF_8)) instanceof JsonObject json
                    && json.string("fault").orElse("").equals("locked")) {
                return Optional.of(new Acquisition.HeldBy(
                        json.string("file").orElse(""),
                        json.object("owner").flatMap(LockOwner::fromJson),
                        json.bool("alive").orElse(true)));
            }
        } catch (JsonFormatException e) {
            return Optional.empty(); // an error of the protocol's own
        }
        return Optional.empty();
    }
}
