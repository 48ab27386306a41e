package dev.hnsform.hns.error;

import dev.hnsform.schema.stack.Goldens;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ErrorReferenceTest {
    @Test
    void isCheckedIn() throws IOException {
        Goldens.check(Goldens.repository("docs/errors.md"), ErrorReference.text());
    }
}
