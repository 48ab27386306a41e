package dev.hnsform.gitops.source;

import dev.hnsform.schema.source.SourceException;
import dev.hnsform.schema.source.SourceFile;
import dev.hnsform.schema.source.SourceSet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.errors.RepositoryNotFoundException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** A plain directory that is part of a Git work tree: which commit it is, and whether its files are that commit's. */
final class WorkTree {
    /** Behind the commit when the directory has other files than the commit, as {@code git describe --dirty} writes it. */
    static final String DIRTY = "-dirty";

    private WorkTree() {}

    /** Whether a directory may be part of a work tree; answers without loading JGit. */
    static boolean mayBe(Path directory) {
        for (Path at = directory.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(".git"))) {
                return true;
            }
        }
        return false;
    }

    /** Where the files of a directory come from; empty when that is no commit. */
    static Optional<SourceSet.Origin> origin(Path directory, SourceSet files) {
        try (Repository repository = open(directory)) {
            ObjectId head = repository.resolve("HEAD^{commit}");
            if (head == null || repository.isBare()) {
                return Optional.empty();
            }
            Path root = repository.getWorkTree().toPath().toRealPath();
            Path real = directory.toRealPath();
            if (!real.startsWith(root)) {
                return Optional.empty();
            }
            String path = root.relativize(real).toString().replace('\\', '/');
            GitAddress address = new GitAddress(root.toString(), path, Optional.of(head.name()), true);
            String commit = head.name() + (isSame(repository, address, head, files) ? "" : DIRTY);
            return Optional.of(new SourceSet.Origin(files.origin().shown(), url(repository), commit, path));
        } catch (RepositoryNotFoundException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw GitFault.UNREADABLE.of(
                    directory.toString(),
                    "The Git repository that \"" + directory + "\" is part of cannot be read: "
                            + GitText.shown(String.valueOf(e.getMessage())) + ".",
                    e);
        }
    }

    /** The commit that the directory's repository is at; empty when there is none. */
    static Optional<String> head(Path directory) {
        try (Repository repository = open(directory)) {
            return Optional.ofNullable(repository.resolve("HEAD^{commit}")).map(ObjectId::name);
        } catch (IOException e) {
            return Optional.empty(); // moved away since: nothing to compare with
        }
    }

    private static Repository open(Path directory) throws IOException {
        FileRepositoryBuilder builder = new FileRepositoryBuilder()
                .setMustExist(true)
                .findGitDir(directory.toAbsolutePath().normalize().toFile());
        if (builder.getGitDir() == null) {
            throw new RepositoryNotFoundException(directory.toFile());
        }
        return builder.build();
    }

    private static String url(Repository repository) {
        String remote = repository.getConfig().getString("remote", "origin", "url");
        return remote == null ? LocalRepository.url(repository) : GitAddress.withoutUser(remote);
    }

    private static boolean isSame(Repository repository, GitAddress address, ObjectId head, SourceSet files) {
        try {
            List<SourceFile> committed = GitTreeReader.read(repository, address, head);
            if (committed.size() != files.files().size()) {
                return false;
            }
            Map<String, ObjectId> ids = new TreeMap<>();
            committed.forEach(file -> ids.put(file.path(), ((GitFile) file).id()));
            for (SourceFile file : files.files()) {
                if (!hasId(file.content(), ids.get(file.path()))) {
                    return false;
                }
            }
            return true;
        } catch (SourceException e) {
            return false; // the commit does not say what the files are, or reading them says what is wrong
        }
    }

    private static boolean hasId(byte[] content, @org.jspecify.annotations.Nullable ObjectId id) {
        try (ObjectInserter.Formatter formatter = new ObjectInserter.Formatter()) {
            return formatter.idFor(Constants.OBJ_BLOB, content).equals(id)
                    || formatter.idFor(Constants.OBJ_BLOB, withLf(content)).equals(id);
        }
    }

    /** Git for Windows checks out with CRLF what is kept with LF. */
    private static byte[] withLf(byte[] content) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream(content.length);
        for (int i = 0; i < content.length; i++) {
            if (content[i] != '\r' || i + 1 == content.length || content[i + 1] != '\n') {
                lines.write(content[i]);
            }
        }
        return lines.toByteArray();
    }
}
