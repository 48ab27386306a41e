package dev.hnsform.gitops.source;

import dev.hnsform.schema.source.SourceException;
import dev.hnsform.schema.source.SourceFile;
import dev.hnsform.schema.source.SourceText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.Repository;

/** A file of a commit. Its content is read from the object database when asked for. */
record GitFile(Repository repository, ObjectId id, String path, String shownPath) implements SourceFile {
    private static final byte[] LFS = "version https://git-lfs.github.com/spec/".getBytes(StandardCharsets.UTF_8);

    @Override
    public byte[] content() {
        try {
            ObjectLoader loader = repository.open(id, Constants.OBJ_BLOB);
            if (loader.getSize() > SourceText.LARGEST) {
                throw new SourceException(
                        "HF1003",
                        "read a file",
                        shownPath,
                        "The file has " + loader.getSize() + " bytes; at most " + SourceText.LARGEST
                                + " (16 MiB) are read. Split it into several files.",
                        null);
            }
            byte[] bytes = loader.getBytes(SourceText.LARGEST);
            refuseLfsPointer(bytes);
            return bytes;
        } catch (IOException e) {
            throw GitFault.UNREADABLE.of(
                    shownPath,
                    "\"" + shownPath + "\" cannot be read from the repository: "
                            + GitText.shown(String.valueOf(e.getMessage()))
                            + ". The repository is damaged or a partial clone; fetch it whole.",
                    e);
        }
    }

    private void refuseLfsPointer(byte[] bytes) {
        if (bytes.length >= LFS.length && Arrays.equals(bytes, 0, LFS.length, LFS, 0, LFS.length)) {
            throw GitFault.LFS_POINTER.of(
                    shownPath,
                    "\"" + shownPath
                            + "\" is a pointer of Git LFS, not the file itself, which is kept outside of the repository. Keep YAML"
                            + " files in Git: take them out of LFS in .gitattributes and commit them again.");
        }
    }
}
