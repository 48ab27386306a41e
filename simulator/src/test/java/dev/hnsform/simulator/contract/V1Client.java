package dev.hnsform.simulator.contract;

import dev.hnsform.hns.document.Tolerant;
import dev.hnsform.hns.error.ErrorRecord;
import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HResult;
import dev.hnsform.hns.port.HnsHost;
import dev.hnsform.hns.port.HostCallException;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Makes v1 calls through {@code simulator/shim/test/v1-client.c}, a program that knows {@code vmcompute.dll} alone; all others go to the host itself. */
final class V1Client extends StandIn {
    private final Process client;
    private final OutputStream calls;
    private final BufferedReader answers;

    /** Starts the client; {@code HNSFORM_HOST} and {@code HNSFORM_TOKEN} of this process are its own too. */
    V1Client(HnsHost host, List<String> command) throws IOException {
        super(host);
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
            Optional<HostCallException> failure =
                    ErrorRecord.failure("HNSCall", subject, new HResult(Long.parseLong(result, 16)), envelope);
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
    public void close() {
        client.destroy();
    }
}
