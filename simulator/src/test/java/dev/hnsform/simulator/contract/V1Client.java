package dev.hnsform.simulator.contract;

import dev.hnsform.hns.document.Tolerant;
import dev.hnsform.hns.error.ErrorRecord;
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
import dev.hnsform.schema.json.JsonReader;
import dev.hnsform.schema.net.Guid;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Makes v1 calls through {@code simulator/shim/test/v1-client.c}, a program that knows {@code vmcompute.dll} alone; all others go to the host itself. */
final class V1Client implements HnsHost {
    private final HnsHost host;
    private final Process client;
    private final OutputStream calls;
    private final BufferedReader answers;

    /** Starts the client; {@code HNSFORM_HOST} and {@code HNSFORM_TOKEN} of this process are its own too. */
    V1Client(HnsHost host, List<String> command) throws IOException {
        this.host = host;
        this.client = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        this.calls = client.getOutputStream();
        this.answers = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
    }

    @Override
    public Json hnsCall(String method, String path, JsonObject request, Deadline deadline) {
        String subject = method + " " + path;
        try {
            String body = request.isEmpty() ? "" : request.toString();
            calls.write((method + "\n" + path + "\n" + body + "\n").getBytes(StandardCharsets.UTF_8));
            calls.flush();
            String result = answers.readLine();
            String envelope = answers.readLine();
            if (result == null || envelope == null) {
                throw new IOException("the client ended in the middle of " + subject);
            }
            Optional<HostCallException> failure = ErrorRecord.failure(
                    "HNSCall", subject, new HResult(Long.parseLong(result, 16)), envelope);
            if (failure.isPresent()) {
                throw failure.get();
            }
            return envelope.isBlank()
                    ? JsonObject.EMPTY
                    : Tolerant.first((JsonObject) JsonReader.parse(envelope), "Output")
                            .orElse(JsonObject.EMPTY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public HostDescription description() {
        return host.description();
    }

    @Override
    public HostFacts facts(Deadline deadline) {
        return host.facts(deadline);
    }

    @Override
    public List<Guid> enumerate(HcnKind kind, HostQuery query, Deadline deadline) {
        return host.enumerate(kind, query, deadline);
    }

    @Override
    public JsonObject query(HcnKind kind, Guid id, HostQuery query, Deadline deadline) {
        return host.query(kind, id, query, deadline);
    }

    @Override
    public void create(HcnKind kind, Guid id, JsonObject settings, Deadline deadline) {
        host.create(kind, id, settings, deadline);
    }

    @Override
    public void modify(HcnKind kind, Guid id, JsonObject request, Deadline deadline) {
        host.modify(kind, id, request, deadline);
    }

    @Override
    public void delete(HcnKind kind, Guid id, Deadline deadline) {
        host.delete(kind, id, deadline);
    }

    @Override
    public void close() {
        client.destroy();
    }
}
