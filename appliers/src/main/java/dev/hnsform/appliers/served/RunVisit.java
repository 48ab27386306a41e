package dev.hnsform.appliers.served;

import dev.hnsform.hns.error.ErrorRecord;
import dev.hnsform.hns.port.HResult;
import dev.hnsform.hns.protocol.Header;
import dev.hnsform.hns.protocol.Message;
import dev.hnsform.planner.plan.Plan;
import dev.hnsform.planner.plan.PlanFile;
import dev.hnsform.planner.plan.PlanFormatException;
import dev.hnsform.schema.json.JsonFormatException;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonReader;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.statestore.lock.Held;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** One client's use of the runs of a served host. */
final class RunVisit {
    private static final HResult NOT_IMPLEMENTED = new HResult(0x80004001L);
    private static final HResult ACCESS_DENIED = new HResult(0x80070005L);
    private static final HResult INVALID_ARGUMENT = new HResult(0x80070057L);
    private static final HResult NOT_FOUND = new HResult(0x80070490L);
    private static final HResult NOT_READY = new HResult(0x80070015L);

    /** How long a request waits for something to happen; whoever follows asks again. */
    private static final long WAIT_MILLIS = 250;

    private final ServedRuns runs;

    RunVisit(ServedRuns runs) {
        this.runs = runs;
    }

    /**
     * Answers a request.
     *
     * @param held the host's lock, when the connection has it; the run's from then on when one is begun
     */
    Message answer(Message request, @Nullable Held held) {
        Header header = request.header();
        Optional<RunCall> call = RunCall.of(header.call());
        if (call.isEmpty()) {
            return error(header, NOT_IMPLEMENTED, "there is no such call of the service run");
        }
        if (call.get() == RunCall.START) {
            return held == null
                    ? error(header, ACCESS_DENIED, "the lock of the host is not held on this connection")
                    : start(request, held);
        }
        Optional<ServedRun> run = runs.of(header.id());
        if (run.isEmpty()) {
            return error(header, NOT_FOUND, "no run of this key is known here");
        }
        return call.get() == RunCall.FOLLOW ? follow(header, run.get()) : stop(header, run.get());
    }

    private Message start(Message request, Held lock) {
        Header header = request.header();
        if (header.id().equals(Guid.ZERO) || runs.of(header.id()).isPresent()) {
            return error(header, INVALID_ARGUMENT, "a run needs a key of its own");
        }
        Plan plan;
        RunWish wish;
        try {
            wish = wish(request.bodyA());
            plan = plan(request.bodyB());
        } catch (JsonFormatException e) {
            return error(header, INVALID_ARGUMENT, "what came is no wish for a run: " + e.getMessage());
        } catch (PlanFormatException e) {
            return error(header, INVALID_ARGUMENT, "what came is no plan: " + e.text());
        } catch (IOException | UncheckedIOException e) {
            return error(header, INVALID_ARGUMENT, "what came is no compressed plan: " + e.getMessage());
        }
        if (!runs.begin(header.id(), plan, wish, lock)) {
            return error(header, NOT_READY, "the server is ending");
        }
        return Message.of(header.answer());
    }

    private static RunWish wish(byte[] body) {
        if (JsonReader.parse(body) instanceof JsonObject json) {
            return RunWish.fromJson(json);
        }
        throw new JsonFormatException("an object is expected");
    }

    private static Plan plan(byte[] body) throws IOException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body), 1 << 16)) {
            return PlanFile.read(in, "the plan");
        }
    }

    private static Message follow(Header header, ServedRun run) {
        try {
            ServedRun.Page page = run.page(header.value(), WAIT_MILLIS);
            Header answer = header.answer().withValue(page.next()).withDetail(page.last() ? 1 : 0);
            return Message.of(answer, page.lines());
        } catch (IllegalArgumentException e) {
            return error(header, INVALID_ARGUMENT, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return error(header, NOT_READY, "the server is ending");
        }
    }

    private static Message stop(Header header, ServedRun run) {
        run.stop();
        return Message.of(header.answer());
    }

    private static Message error(Header request, HResult code, String text) {
        return new Message(
                request.failed(code),
                new ErrorRecord(text, Optional.of(code)).toJson().toString().getBytes(StandardCharsets.UTF_8),
                new byte[0]);
    }
}
