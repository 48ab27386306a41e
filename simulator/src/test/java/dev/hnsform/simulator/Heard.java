package dev.hnsform.simulator;

import dev.hnsform.hns.document.NotificationDocument;
import dev.hnsform.hns.document.NotificationType;
import dev.hnsform.hns.port.HostNotification;
import dev.hnsform.hns.port.HostNotifier;
import dev.hnsform.hns.port.HostNotifier.Registration;
import dev.hnsform.schema.net.Guid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** What a listener hears, as one line each. */
public final class Heard implements Consumer<HostNotification> {
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    @Override
    public void accept(HostNotification told) {
        lines.add(line(told));
    }

    /** One notification as a line. */
    public static String line(HostNotification told) {
        NotificationDocument document = NotificationDocument.read(told.data());
        return NotificationType.of(told.type()).orElseThrow().label()
                + document.id().map(id -> " " + id).orElse("")
                + document.flags().map(flags -> " " + flags).orElse("");
    }

    /** The next line; waits for it, and fails when nothing comes within two minutes. */
    public String next() {
        try {
            String next = lines.poll(2, TimeUnit.MINUTES);
            if (next == null) {
                throw new AssertionError("nothing more was told");
            }
            return next;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The next lines; waits for them. */
    public List<String> next(int count) {
        List<String> next = new ArrayList<>();
        while (next.size() < count) {
            next.add(next());
        }
        return next;
    }

    /** Whether there is nothing that was not taken. */
    public boolean isEmpty() {
        return lines.isEmpty();
    }

    /** What is heard of some actions, up to the end of the service. */
    public static List<String> until(HostNotifier host, Optional<Guid> network, Runnable actions) {
        Heard heard = new Heard();
        List<String> all = new ArrayList<>();
        try (Registration registration = host.register(network, heard)) {
            actions.run();
            do {
                all.add(heard.next());
            } while (!all.get(all.size() - 1).equals("ServiceDisconnect"));
        }
        return all;
    }
}
