package dev.hnsform.cli.compose;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Properties;

/**
 * In which character set a console shows what is written to it. Everywhere but on Windows' consoles that is UTF-8, and what goes to files and pipes
 * is UTF-8 always: JSON is nothing else.
 */
public final class ConsoleCharset {
    private ConsoleCharset() {}

    /** That of standard output. */
    public static Charset ofOutput(Surroundings surroundings) {
        return of(surroundings, System.getProperties(), "stdout");
    }

    /** That of standard error. */
    public static Charset ofErrors(Surroundings surroundings) {
        return of(surroundings, System.getProperties(), "stderr");
    }

    /**
     * That of a stream. Up to Java 18 {@code sun.stdout.encoding} is there when the stream is a console; later {@code stdout.encoding} is always there,
     * and the set of a file when it is none.
     */
    static Charset of(Surroundings surroundings, Properties properties, String stream) {
        if (!surroundings.windows()) {
            return StandardCharsets.UTF_8;
        }
        String name = properties.getProperty("sun." + stream + ".encoding");
        if (name == null && surroundings.terminal()) {
            name = properties.getProperty(stream + ".encoding");
        }
        if (name == null || name.equals("cp65001")) {
            return StandardCharsets.UTF_8;
        }
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.US_ASCII; // every set of Windows' consoles begins with it
        }
    }
}
