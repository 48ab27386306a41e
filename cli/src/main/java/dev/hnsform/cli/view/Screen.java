package dev.hnsform.cli.view;

import dev.hnsform.cli.view.plan.Palette;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonWriter;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Where a command's output goes, in UTF-8 with LF, and on a console in the set that it shows: results to one stream, and everything said beside them to the other. A reader that goes away
 * never stops a command: what is printed afterwards is dropped, and {@link #isClosed} tells.
 */
public final class Screen {
    private static final int BUFFER = 1 << 16;

    private final Guarded out;
    private final Guarded err;
    private final Palette palette;
    private final int width;

    /** A screen on two streams. */
    public Screen(OutputStream out, OutputStream err, Palette palette, int width) {
        this.out = new Guarded(out);
        this.err = new Guarded(err);
        this.palette = palette;
        this.width = width;
    }

    /** The screen of this process, whose output and error streams show these character sets. */
    public static Screen ofProcess(Charset out, Charset err, Palette palette, int width) {
        return new Screen(
                new BufferedOutputStream(shown(FileDescriptor.out, out), BUFFER),
                shown(FileDescriptor.err, err),
                palette,
                width);
    }

    private static OutputStream shown(FileDescriptor stream, Charset charset) {
        OutputStream raw = new FileOutputStream(stream);
        return charset.equals(StandardCharsets.UTF_8) ? raw : new ConsoleText(raw, charset);
    }

    /** How emphasis is shown. */
    public Palette palette() {
        return palette;
    }

    /** Columns that text is folded at. */
    public int width() {
        return width;
    }

    /** Prints text of a result as it is. */
    public void print(String text) {
        out.text(text);
    }

    /** Prints a line of a result. */
    public void line(String text) {
        out.text(text);
        out.text("\n");
    }

    /** Prints an empty line of a result. */
    public void line() {
        out.text("\n");
    }

    /** Prints a result as JSON for people and programs. */
    public void json(Json json) {
        JsonWriter.writePretty(json, out);
    }

    /** The stream of results, for what writes itself; closing it only flushes. */
    public OutputStream results() {
        return out;
    }

    /** Says something beside the result. */
    public void note(String text) {
        flush();
        err.text(text);
        err.text("\n");
    }

    /** Hands everything printed so far on. */
    public void flush() {
        out.flush();
    }

    /** Whether the reader of the results went away. */
    public boolean isClosed() {
        return out.broken;
    }

    /** Drops everything after the first failure. */
    private static final class Guarded extends FilterOutputStream {
        private boolean broken;

        Guarded(OutputStream out) {
            super(out);
        }

        synchronized void text(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            write(bytes, 0, bytes.length);
        }

        @Override
        public synchronized void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public synchronized void write(byte[] bytes, int from, int length) {
            if (!broken) {
                try {
                    out.write(bytes, from, length);
                } catch (IOException e) {
                    broken = true;
                }
            }
        }

        @Override
        public synchronized void flush() {
            if (!broken) {
                try {
                    out.flush();
                } catch (IOException e) {
                    broken = true;
                }
            }
        }

        @Override
        public void close() {
            flush();
        }
    }
}
