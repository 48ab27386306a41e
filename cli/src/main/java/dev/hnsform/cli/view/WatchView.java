package dev.hnsform.cli.view;

import dev.hnsform.hns.document.NotificationDocument;
import dev.hnsform.hns.document.NotificationType;
import dev.hnsform.hns.port.HostNotification;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** What a host tells, one line each, handed on at once. */
public final class WatchView {
    private static final int TYPE_WIDTH =
            NotificationType.ENDPOINT_ATTACHED.label().length();

    private final Screen screen;
    private final TextFormat format;

    /** On a screen. */
    public WatchView(Screen screen, TextFormat format) {
        this.screen = screen;
        this.format = format;
    }

    /** One notification, and when it was heard. */
    public void told(Instant heard, HostNotification told) {
        NotificationDocument document = NotificationDocument.read(told.data());
        String time = heard.truncatedTo(ChronoUnit.MILLIS).toString();
        screen.line(
                switch (format) {
                    case TEXT -> text(time, told, document);
                    case JSON -> JsonWriter.compact(json(time, told, document));
                });
        screen.flush();
    }

    private static String type(HostNotification told) {
        return NotificationType.of(told.type())
                .map(NotificationType::label)
                .orElseGet(() -> String.format(Locale.ROOT, "0x%08x", told.type()));
    }

    private static String text(String time, HostNotification told, NotificationDocument document) {
        StringBuilder line = new StringBuilder(time).append("  ").append(type(told));
        document.id().ifPresent(id -> {
            while (line.length() < time.length() + 2 + TYPE_WIDTH) {
                line.append(' ');
            }
            line.append("  ").append(id);
        });
        document.flags()
                .filter(flags -> flags != 0)
                .ifPresent(flags -> line.append("  flags ").append(flags));
        document.data().ifPresent(data -> line.append("  ").append(data));
        if (told.status().value() != 0) {
            line.append("  status ").append(told.status());
        }
        return line.toString();
    }

    private static JsonObject json(String time, HostNotification told, NotificationDocument document) {
        JsonObject.Builder json = Json.object()
                .put("time", time)
                .put("type", type(told))
                .put("number", told.type())
                .put("status", told.status().toString());
        document.id().ifPresent(id -> json.put("id", id));
        document.flags().ifPresent(flags -> json.put("flags", flags));
        document.data().ifPresent(data -> json.put("data", data));
        return json.build();
    }
}
