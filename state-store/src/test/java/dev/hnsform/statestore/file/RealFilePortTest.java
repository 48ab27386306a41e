package dev.hnsform.statestore.file;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class RealFilePortTest extends FilePortContract {
    @TempDir
    Path temporary;

    @Override
    protected FilePort port() {
        return FilePort.real();
    }

    @Override
    protected Path directory() {
        return temporary;
    }
}
