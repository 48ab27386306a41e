package dev.hnsform.hns.jna;

import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HResult;
import dev.hnsform.hns.port.HostCallException;
import dev.hnsform.hns.port.HostCallException.Ending;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Native calls with a deadline. A native call that hangs cannot be cancelled: its caller goes on with an unknown result, its thread stays until
 * the library answers or the process ends, and gives back then what it holds. What has not begun by its deadline never begins.
 */
final class TimedCalls implements AutoCloseable {
    /** So many calls may hang or run at once; more are refused, as each holds a thread. */
    static final int MOST = 64;

    private static final int IDLE_SECONDS = 10;

    private final AtomicInteger made = new AtomicInteger();
    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(0, MOST, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), this::thread);

    /** The time of one call, seen from the thread that carries it out. */
    static final class CallTime {
        private final String call;
        private final String subject;
        private boolean over;

        private CallTime(String call, String subject) {
            this.call = call;
            this.subject = subject;
        }

        /**
         * Stands before each native call that changes something.
         *
         * @throws HostCallException when nobody waits any more; nobody hears it either
         */
        synchronized void requireTime() {
            if (over) {
                throw new HostCallException(
                        call, subject, new HResult(0), Ending.TRANSIENT, "its deadline passed before it began", null);
            }
        }

        private synchronized void end() {
            over = true;
        }
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work, "hnsform-native-" + made.incrementAndGet());
        thread.setDaemon(true); // a hanging call must not keep the process alive
        return thread;
    }

    /** Carries out an action of one or more native calls; {@code call} and {@code subject} are for messages. */
    <R> R within(Deadline deadline, String call, String subject, Function<CallTime, R> action) {
        CallTime time = new CallTime(call, subject);
        Future<R> answer;
        try {
            answer = threads.submit(() -> action.apply(time));
        } catch (RejectedExecutionException e) {
            throw new HostCallException(
                    call,
                    subject,
                    new HResult(0),
                    Ending.TRANSIENT,
                    threads.isShutdown()
                            ? "the host is closed"
                            : MOST
                                    + " calls hang in the networking library already; restarting the hns service frees them",
                    e);
        }
        try {
            return answer.get(deadline.limit().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            time.end();
            String limit = deadline.limit().toMillis() + " ms";
            throw unknown(call, subject, "the host did not answer before the deadline (" + limit + ")", e);
        } catch (InterruptedException e) {
            time.end();
            Thread.currentThread().interrupt();
            throw unknown(call, subject, "waiting for the answer was interrupted", e);
        } catch (ExecutionException e) {
            throw unwrapped(e);
        }
    }

    private static HostCallException unknown(String call, String subject, String why, Exception cause) {
        return new HostCallException(call, subject, new HResult(0), Ending.UNKNOWN, why, cause);
    }

    private static RuntimeException unwrapped(ExecutionException wrapper) {
        Throwable cause = wrapper.getCause();
        if (cause instanceof RuntimeException failure) {
            return failure;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return new IllegalStateException("a native call threw what it cannot throw", cause);
    }

    @Override
    public void close() {
        threads.shutdown();
    }

    void awaitEnd() throws InterruptedException {
        while (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
            continue;
        }
    }
}
