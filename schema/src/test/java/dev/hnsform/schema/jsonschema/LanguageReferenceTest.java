package dev.hnsform.schema.jsonschema;

import dev.hnsform.schema.stack.Goldens;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class LanguageReferenceTest {
    @Test
    void isCheckedIn() throws IOException {
        Goldens.check(Goldens.repository("docs/language-reference.md"), LanguageReference.text());
    }
}
