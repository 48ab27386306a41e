package dev.hnsform.acceptance.windows;

import dev.hnsform.acceptance.harness.Product;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Command lines of programs that are among the tests of modules: on a Windows JVM no test framework is started. */
final class TestProgram {
    private TestProgram() {}

    /** On the Windows JVM. */
    static List<String> onWindows(Wine wine, String main) {
        return line(wine.line(Wine.windows(wine.java())), Wine::windows, ";", main);
    }

    /** On this JVM. */
    static List<String> here(String main) {
        return line(List.of(Product.java().toString()), Path::toString, ":", main);
    }

    private static List<String> line(List<String> java, Function<Path, String> shown, String separator, String main) {
        List<String> parts = List.of(System.getProperty("java.class.path").split(File.pathSeparator));
        String classPath = Stream.concat(
                        Stream.of("simulator", "hns", "schema")
                                .map(module -> Product.file(module + "/target/test-classes")),
                        parts.stream().map(Path::of))
                .map(shown)
                .collect(Collectors.joining(separator));
        List<String> words = new ArrayList<>(java);
        words.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", classPath, main));
        return words;
    }
}
