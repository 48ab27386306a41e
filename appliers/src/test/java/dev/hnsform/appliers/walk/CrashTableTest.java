package dev.hnsform.appliers.walk;

import dev.hnsform.schema.stack.Goldens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CrashTableTest {
    private static final String BEGIN = "<!-- table: written by CrashTableTest -->\n";
    private static final String END = "<!-- end of table -->\n";

    @Test
    void theDocumentHasTheTableThatIsWalked() throws IOException {
        Path document = Goldens.repository("docs/crash-safety.md");
        String text = Files.readString(document);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        int end = text.indexOf(END);
        Goldens.check(document, text.substring(0, begin) + CrashTable.render() + text.substring(end));
    }
}
