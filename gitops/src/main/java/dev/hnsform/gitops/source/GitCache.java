package dev.hnsform.gitops.source;

import dev.hnsform.schema.json.Digest;
import dev.hnsform.schema.source.SourceException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.eclipse.jgit.errors.AmbiguousObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.RefSpec;

/** Bare repositories into which remote ones are fetched, as little as is needed. One directory a URL; one process at a time in each. */
final class GitCache {
    private static final List<RefSpec> EVERYTHING =
            List.of(new RefSpec("+refs/heads/*:refs/hnsform/heads/*"), new RefSpec("+refs/tags/*:refs/hnsform/tags/*"));

    private static final ConcurrentMap<Path, Object> LOCKS = new ConcurrentHashMap<>();

    private final Path directory;
    private final GitAccess access;

    GitCache(Path directory, GitAccess access) {
        this.directory = directory;
        this.access = access;
    }

    /** A commit, in the repository that has it. */
    record Fetched(Repository repository, ObjectId commit) {}

    /** The commit that the address means now, fetched if it is not there yet. The caller closes the repository. */
    Fetched fetch(GitAddress address) {
        Path bare = directory.resolve(name(address) + ".git");
        synchronized (LOCKS.computeIfAbsent(bare, key -> new Object())) {
            try (FileChannel lock = lock(bare)) {
                Repository repository = open(bare);
                try {
                    return new Fetched(repository, commit(address, repository));
                } catch (IOException | RuntimeException e) {
                    repository.close();
                    throw e;
                }
            } catch (IOException e) {
                throw GitFault.CACHE.of(
                        address.toString(),
                        "The copy of " + address.url() + " in " + bare + " cannot be used: "
                                + GitText.shown(e.getClass().getSimpleName() + ": " + e.getMessage())
                                + ". Check the disk and the rights; if the copy is damaged, delete that directory, and it is fetched anew.",
                        e);
            }
        }
    }

    /** What the address means now, without fetching; empty when no ref has the name. */
    Optional<ObjectId> head(GitAddress address) {
        Map<String, ObjectId> refs = new Remote(address, access).refs();
        return RefNames.find(address, refs.keySet()).map(refs::get);
    }

    private ObjectId commit(GitAddress address, Repository repository) throws IOException {
        String wanted = address.ref().orElse("HEAD");
        if (RefNames.isWholeCommit(wanted)) {
            ObjectId commit = ObjectId.fromString(wanted);
            if (has(repository, commit)) {
                return commit;
            }
        }
        Remote remote = new Remote(address, access);
        Map<String, ObjectId> refs = remote.refs();
        Optional<String> name = RefNames.find(address, refs.keySet());
        if (name.isPresent()) {
            return named(repository, remote, name.get(), refs);
        }
        Optional<ObjectId> commit =
                RefNames.mayBeCommit(wanted) ? byId(address, repository, remote, wanted) : Optional.empty();
        return commit.orElseThrow(() -> RefNames.noSuch(address, refs.keySet()));
    }

    private static ObjectId named(Repository repository, Remote remote, String name, Map<String, ObjectId> refs)
            throws IOException {
        ObjectId listed = refs.get(name);
        if (listed != null && has(repository, listed)) {
            return listed;
        }
        String local = "refs/hnsform/" + (name.startsWith("refs/") ? name.substring(5) : name);
        remote.fetch(repository, List.of(new RefSpec("+" + name + ":" + local)), 1);
        ObjectId fetched = repository.resolve(local + "^{commit}");
        if (fetched == null) {
            throw new IOException("the ref " + name + " was not fetched");
        }
        return fetched;
    }

    private static Optional<ObjectId> byId(GitAddress address, Repository repository, Remote remote, String wanted)
            throws IOException {
        if (RefNames.isWholeCommit(wanted)) {
            try {
                remote.fetch(repository, List.of(new RefSpec("+" + wanted + ":refs/hnsform/commits/" + wanted)), 1);
                return Optional.of(ObjectId.fromString(wanted));
            } catch (SourceException e) {
                // many servers give only what a ref names: everything is fetched then, and if that fails too it says
                // why
            }
        }
        remote.fetch(repository, EVERYTHING, Remote.WHOLE);
        return abbreviated(address, repository, wanted);
    }

    static Optional<ObjectId> abbreviated(GitAddress address, Repository repository, String wanted) throws IOException {
        try {
            return Optional.ofNullable(repository.resolve(wanted + "^{commit}"));
        } catch (MissingObjectException e) {
            return Optional.empty();
        } catch (AmbiguousObjectException e) {
            throw GitFault.NO_REF.of(
                    address.toString(),
                    "Several commits of " + address.url() + " begin with " + wanted + ". Write more of the commit.",
                    e);
        }
    }

    private static boolean has(Repository repository, ObjectId commit) throws IOException {
        return repository.getObjectDatabase().has(commit);
    }

    private static String name(GitAddress address) {
        return Digest.of(address.url().getBytes(StandardCharsets.UTF_8))
                .toString()
                .substring(0, 32);
    }

    /** Held until the channel is closed; waits for another process, whose conversation with the server has a deadline. */
    private FileChannel lock(Path bare) throws IOException {
        Files.createDirectories(directory);
        FileChannel channel = FileChannel.open(
                bare.resolveSibling(bare.getFileName() + ".lock"), StandardOpenOption.WRITE, StandardOpenOption.CREATE);
        try {
            channel.lock();
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static Repository open(Path bare) throws IOException {
        if (!Files.exists(bare)) {
            create(bare);
        }
        return new FileRepositoryBuilder()
                .setGitDir(bare.toFile())
                .setMustExist(true)
                .setBare()
                .build();
    }

    /** Made beside and renamed, so that a crash leaves no half repository. By hand: JGit would start a shell to learn the umask. */
    private static void create(Path bare) throws IOException {
        Path beside = Files.createTempDirectory(Objects.requireNonNull(bare.getParent(), "a directory's"), "new-");
        Files.createDirectories(beside.resolve("objects/pack"));
        Files.createDirectories(beside.resolve("objects/info"));
        Files.createDirectories(beside.resolve("refs/heads"));
        Files.writeString(
                beside.resolve("config"), "[core]\n\trepositoryformatversion = 0\n\tfilemode = false\n\tbare = true\n");
        Files.writeString(beside.resolve("HEAD"), "ref: refs/heads/none\n");
        Files.move(beside, bare, StandardCopyOption.ATOMIC_MOVE);
    }
}
