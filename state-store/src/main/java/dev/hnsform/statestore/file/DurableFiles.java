package dev.hnsform.statestore.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;

/** Replaces and copies whole files so that at every instant, and after any crash, the old or the new one is there. */
final class DurableFiles {
    private static final int CHUNK = 256 * 1024;

    private final FilePort files;

    DurableFiles(FilePort files) {
        this.files = files;
    }

    /** Writes beside, syncs, renames, syncs the name. A file left beside by a crash is overwritten the next time. */
    void replace(Path file, Consumer<OutputStream> content) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".tmp");
        try (FileAppender appender = files.create(beside)) {
            content.accept(new Output(appender));
            appender.sync();
        } catch (IOException | RuntimeException e) {
            discard(beside, e);
            throw e;
        }
        files.rename(beside, file);
        files.syncDirectory(Objects.requireNonNull(file.getParent(), "a file of a directory"));
    }

    void copy(Path from, Path to) throws IOException {
        try (InputStream in = files.read(from)) {
            replace(to, out -> transfer(in, out));
        }
    }

    private void discard(Path beside, Exception because) {
        try {
            files.delete(beside);
        } catch (IOException e) {
            because.addSuppressed(e);
        }
    }

    private static void transfer(InputStream in, OutputStream out) {
        try {
            byte[] chunk = new byte[CHUNK];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                out.write(chunk, 0, read);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static final class Output extends OutputStream {
        private final FileAppender appender;

        Output(FileAppender appender) {
            this.appender = appender;
        }

        @Override
        public void write(int b) throws IOException {
            appender.append(new byte[] {(byte) b});
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            appender.append(bytes, offset, length);
        }
    }
}
