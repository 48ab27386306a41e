package dev.hnsform.statestore.file;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class RealFilePortTest extends FilePortContract {
    @TempDir
    Path temporary;

    @Override
    FilePort port() {
        return FilePort.real();
    }

    @Override
    Path directory() {
        return temporary;
    }
}
