package dev.hnsform.appliers.served;

import dev.hnsform.appliers.applier.RunListener;
import dev.hnsform.appliers.observe.Timing;
import dev.hnsform.appliers.run.RunOptions;
import dev.hnsform.appliers.run.RunPlace;
import dev.hnsform.appliers.run.RunResult;
import dev.hnsform.hns.error.ErrorRecord;
import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HResult;
import dev.hnsform.hns.port.HostCallException;
import dev.hnsform.hns.protocol.Ask;
import dev.hnsform.hns.protocol.Header;
import dev.hnsform.hns.protocol.Message;
import dev.hnsform.hns.protocol.RemoteConnection;
import dev.hnsform.planner.plan.Plan;
import dev.hnsform.planner.plan.PlanFile;
import dev.hnsform.schema.json.JsonFormatException;
import dev.hnsform.schema.json.JsonReader;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.statestore.store.StateStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Runs plans at a served host: handed over, they go on there whatever becomes of this process and of the connection. For one run at a time.
 */
public final class RemoteRuns {
    /** How long a run is tried to be followed while its server does not answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);
    private static final Deadline FOLLOWING = new Deadline(Duration.ofSeconds(10));

    private final RemoteConnection connection;
    private final Timing timing;

    RemoteRuns(RemoteConnection connection, Timing timing) {
        this.connection = connection;
        this.timing = timing;
    }

    /** The runs of the host behind a connection; empty when its server carries out none. */
    public static Optional<RemoteRuns> of(RemoteConnection connection) {
        return connection.server().servesRuns()
                ? Optional.of(new RemoteRuns(connection, Timing.real()))
                : Optional.empty();
    }

    /**
     * Runs a plan there, and returns when the run has ended. The host's lock must be held on this connection; it is the run's from then on, and
     * free when this returns.
     *
     * @param store the records of the host
     * @throws HostCallException when the run was not begun, or nobody knows whether it was
     * @throws ServedRunException when the run can no longer be followed; it goes on there
     * @throws dev.hnsform.schema.diagnostic.ToolException what the run itself failed with, as {@link dev.hnsform.appliers.run.Runner} says
     */
    public RunResult run(Plan plan, RunOptions options, RunListener listener, StateStore store) {
        Guid key = Guid.of(UUID.randomUUID());
        start(key, plan, options);
        FollowedRun run = new FollowedRun(plan, listener);
        boolean stopTold = false;
        long had = 0;
        while (run.end().isEmpty()) {
            if (!stopTold && options.stopAsked().getAsBoolean()) {
                asked(RunCall.STOP, RunCall.STOP.request(key), plan);
                stopTold = true;
            }
            Message page = asked(RunCall.FOLLOW, RunCall.FOLLOW.request(key).withValue(had), plan);
            had = page.header().value();
            hear(run, page, plan);
        }
        return run.result(RunPlace.recorded(plan, store));
    }

    private void start(Guid key, Plan plan, RunOptions options) {
        Message request = new Message(
                RunCall.START.request(key),
                RunWish.of(options).toJson().toString().getBytes(StandardCharsets.UTF_8),
                compressed(plan));
        try {
            Message answer = exchange(RunCall.START, request, Deadline.CHANGE, plan);
            if (answer.isError()) {
                throw refused(RunCall.START, answer, plan);
            }
        } catch (HostCallException e) {
            if (e.ending() != HostCallException.Ending.UNKNOWN) {
                throw e;
            }
            connection.drop(); // the lock goes with it, unless the run has it
            if (exchange(RunCall.FOLLOW, Message.of(RunCall.FOLLOW.request(key)), FOLLOWING, plan)
                    .isError()) {
                throw e;
            }
        }
        connection.unpin();
    }

    private static byte[] compressed(Plan plan) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes, 1 << 16)) {
            PlanFile.write(plan, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // there is no file behind it
        }
        return bytes.toByteArray();
    }

    private void hear(FollowedRun run, Message page, Plan plan) {
        try {
            for (String line : page.textA().split("\n", -1)) {
                if (!line.isEmpty()) {
                    run.hear(RunEventForm.fromJson(JsonReader.parse(line)));
                }
            }
        } catch (JsonFormatException e) {
            throw lost(plan, "what its server tells of it cannot be understood (" + e.getMessage() + ")", e);
        }
    }

    /** Asks until there is an answer: what was asked for is the same however often it is. */
    private Message asked(RunCall call, Header header, Plan plan) {
        @Nullable Instant since = null;
        while (true) {
            try {
                Message answer = exchange(call, Message.of(header), FOLLOWING, plan);
                if (answer.isError()) {
                    HostCallException refused = refused(call, answer, plan);
                    throw lost(
                            plan,
                            "its server was started anew, or tells of it no more (" + refused.record() + ")",
                            refused);
                }
                return answer;
            } catch (HostCallException e) {
                since = since == null ? timing.now() : since;
                if (e.ending() == HostCallException.Ending.REFUSED || timing.hasPassed(PATIENCE, since)) {
                    throw lost(plan, e.record(), e);
                }
                timing.sleep(BETWEEN_TRIES);
            }
        }
    }

    private Message exchange(RunCall call, Message request, Deadline deadline, Plan plan) {
        return connection.exchange(
                request,
                new Ask(
                        "run " + call.name().toLowerCase(Locale.ROOT),
                        "stack " + plan.pins().stackName(),
                        deadline));
    }

    private static HostCallException refused(RunCall call, Message error, Plan plan) {
        return new HostCallException(
                "run " + call.name().toLowerCase(Locale.ROOT),
                "stack " + plan.pins().stackName(),
                new HResult(error.header().status()),
                HostCallException.Ending.REFUSED,
                ErrorRecord.parse(error.textA()).map(ErrorRecord::text).orElse("the server gives no reason"),
                null);
    }

    private ServedRunException lost(Plan plan, String why, Throwable cause) {
        return new ServedRunException(
                ServedRunException.LOST,
                "follow the run",
                plan.pins().stackName(),
                "The run can no longer be followed from here: " + why + ". If its server is up it goes on there, and "
                        + connection.shown()
                        + " is locked until it has ended. What came of it then: hnsform history. What is left to do: hnsform plan."
                        + " A run that broke off is settled by the next one.",
                cause);
    }
}
