package dev.hnsform.acceptance.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/** The floor: SnakeYAML's events of every file of a folder, and nothing else. */
public final class EventPass {
    private EventPass() {}

    /** Reads the folder that is named. */
    public static void main(String[] arguments) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
            List<Path> sorted =
                    files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
            for (Path file : sorted) {
                LoaderOptions options = new LoaderOptions();
                options.setCodePointLimit(Integer.MAX_VALUE);
                Parser parser = new ParserImpl(new StreamReader(Files.readString(file)), options);
                Event event = parser.getEvent();
                while (event != null && !event.is(Event.ID.StreamEnd)) {
                    event = parser.getEvent();
                }
            }
        }
    }
}
