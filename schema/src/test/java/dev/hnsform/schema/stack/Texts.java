package dev.hnsform.schema.stack;

import dev.hnsform.schema.source.SourceFile;
import dev.hnsform.schema.source.SourceSet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Stacks that tests write as text. */
public final class Texts {
    /** A Stack document. */
    public static final String STACK = """
            apiVersion: hnsform.dev/v1beta1
            kind: Stack
            metadata: {name: shop}
            spec:
              id: 6f1c2a52-7f0e-4a53-9a51-6a0a4c1d7f10
            """;

    private Texts() {}

    /**
     * A file in memory.
     *
     * @param path its path
     * @param bytes its content
     */
    public record Memory(String path, List<Byte> bytes) implements SourceFile {
        /** A file of text. */
        public static Memory of(String path, String text) {
            return of(path, text.getBytes(StandardCharsets.UTF_8));
        }

        /** A file of bytes. */
        public static Memory of(String path, byte[] bytes) {
            List<Byte> list = new ArrayList<>(bytes.length);
            for (byte b : bytes) {
                list.add(b);
            }
            return new Memory(path, list);
        }

        @Override
        public String shownPath() {
            return path;
        }

        @Override
        public byte[] content() {
            byte[] content = new byte[bytes.size()];
            for (int i = 0; i < content.length; i++) {
                content[i] = bytes.get(i);
            }
            return content;
        }
    }

    /** A stack of these files, path and text in turn. */
    public static SourceSet files(String... pathsAndTexts) {
        List<SourceFile> files = new ArrayList<>();
        for (int i = 0; i < pathsAndTexts.length; i += 2) {
            files.add(Memory.of(pathsAndTexts[i], pathsAndTexts[i + 1]));
        }
        return new SourceSet(SourceSet.Origin.directory("."), files);
    }

    /** A stack of a Stack document and these. */
    public static SourceSet stackWith(String documents) {
        return files("stack.yaml", STACK, "web.yaml", documents);
    }

    /** Reads and resolves. */
    public static Stacks.Result read(SourceSet files, String... settings) {
        return Stacks.read(files, new StackInputs(List.of(settings), List.of(), "0.1.0"), Optional.empty());
    }
}
