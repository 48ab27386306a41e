package dev.hnsform.appliers.served;

import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HostCallException;
import dev.hnsform.hns.protocol.Ask;
import dev.hnsform.hns.protocol.Header;
import dev.hnsform.hns.protocol.Message;
import dev.hnsform.hns.protocol.RemoteConnection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;

/** Sends calls of the service {@code record}. */
final class RecordCalls {
    private final RemoteConnection connection;
    private final Path home;

    RecordCalls(RemoteConnection connection, Path home) {
        this.connection = connection;
        this.home = home;
    }

    RemoteConnection connection() {
        return connection;
    }

    Path home() {
        return home;
    }

    /** The path as the protocol names it. */
    String named(Path file) {
        StringJoiner names = new StringJoiner("/");
        home.relativize(file).forEach(name -> names.add(name.toString()));
        return names.toString();
    }

    /** A call whose failure is one of the file system there, or of the way there. */
    Message call(RecordCall call, Header header, byte[] bodyA, byte[] bodyB, String about) throws IOException {
        Message answer;
        try {
            answer = exchange(call, new Message(header, bodyA, bodyB), about);
        } catch (HostCallException e) {
            throw new IOException(e.record(), e);
        }
        if (answer.isError()) {
            Optional<FileFault> fault = FileFault.read(answer.bodyB());
            throw fault.map(FileFault::asException).orElseGet(() -> new IOException(answer.textA()));
        }
        return answer;
    }

    /** A call, answered as it comes. */
    Message exchange(RecordCall call, Message message, String about) {
        return connection.exchange(
                message, new Ask("record " + call.name().toLowerCase(Locale.ROOT), about, Deadline.CHANGE));
    }
}
