package dev.hnsform.cli.install;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The classes that everyday commands load, kept in the form in which one JVM maps them: starts then neither read nor check them. Holds for the
 * Java, the jar and the jar's time it was made with; any other Java passes over it. Why it is made like this: docs/decisions/0002-class-archive.md.
 */
public final class ClassArchive {
    private static final Pattern NUMBER = Pattern.compile(" id: \\d+$");

    private final Path java;
    private final Path jar;

    /**
     * Of one program on one Java.
     *
     * @param java the Java's folder
     * @param jar the program
     */
    public ClassArchive(Path java, Path jar) {
        this.java = java.resolve("bin").resolve("java");
        this.jar = jar;
    }

    /**
     * Makes it anew. A start never sees half of one.
     *
     * @param archive where it is to be
     * @return whether there is one now; this Java may make none
     * @throws IOException when files cannot be written or the Java cannot be started
     */
    public boolean write(Path archive) throws IOException {
        Path folder = archive.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Path fresh = archive.resolveSibling(
                archive.getFileName() + "." + ProcessHandle.current().pid());
        Files.delete(Files.createFile(fresh)); // says why where it cannot be; the Java would say nothing
        Path work = Files.createTempDirectory("hnsform-install");
        try {
            Path list = work.resolve("classes");
            Files.write(list, loaded(work));
            try {
                run(
                        work,
                        List.of(
                                "-Xshare:dump",
                                "-Xlog:disable",
                                "-XX:SharedClassListFile=" + list,
                                "-XX:SharedArchiveFile=" + fresh,
                                "-cp",
                                jar.toString()));
                if (!Files.exists(fresh)) {
                    return false;
                }
                if (!fresh.toFile()
                        .setWritable(true)) { // Java leaves it read-only, which Windows does not replace the next time
                    throw new IOException(fresh + " cannot be made writable");
                }
                Files.move(fresh, archive, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                return true;
            } finally {
                Files.deleteIfExists(fresh);
            }
        } finally {
            delete(work);
        }
    }

    /** The classes that some commands load, on a simulated host and in a home of their own. */
    private Set<String> loaded(Path work) throws IOException {
        String stack = work.resolve("demo").toString();
        String saved = work.resolve("saved.plan").toString();
        String host = "sim:" + work.resolve("demo").resolve("host.sim");
        List<List<String>> commands = List.of(
                List.of("--version"),
                List.of("--help"),
                List.of("demo", stack),
                List.of("validate", stack),
                List.of("plan", stack, "--host", host, "--out", saved),
                List.of("show", saved));
        Set<String> classes = new LinkedHashSet<>();
        for (List<String> command : commands) {
            Path list = work.resolve("list");
            List<String> words =
                    new ArrayList<>(List.of("-Xshare:off", "-XX:DumpLoadedClassList=" + list, "-jar", jar.toString()));
            words.addAll(command);
            run(work, words);
            if (Files.exists(list)) {
                // Lists become one: numbers hold inside one list only, and so does what is told by them
                Files.readAllLines(list).stream()
                        .filter(line -> !line.contains(" source: "))
                        .map(line -> NUMBER.matcher(line).replaceFirst(""))
                        .forEach(classes::add);
                Files.delete(list);
            }
        }
        return classes;
    }

    /** Runs the Java; what it says, and how it ends, show in what it leaves. */
    private void run(Path work, List<String> words) throws IOException {
        List<String> command = new ArrayList<>(List.of(java.toString(), "-XX:+UseSerialGC"));
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("HNSFORM_HOME", work.resolve("home").toString());
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + java + " ran", e);
        }
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e) throws IOException {
                if (e != null) {
                    throw e;
                }
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
