package dev.hnsform.gitops.source;

import dev.hnsform.schema.source.SourceException;
import dev.hnsform.schema.source.SourceSet;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;

/**
 * Stacks from Git revisions, read from the object database: no work tree is made, no {@code git} is started, no user's settings count.
 * Local repositories are opened where they are; remote ones are fetched, as little as is needed, into bare ones below a cache directory.
 * Safe for several threads. Files of the answers can be read until this is closed.
 */
public final class GitSources implements AutoCloseable {
    private final GitCache cache;
    private final List<Repository> open = new ArrayList<>();

    /**
     * Creates nothing yet.
     *
     * @param cacheDirectory where fetched repositories are kept; may be deleted at any time when no hnsform runs
     * @param access how remote repositories are reached
     */
    public GitSources(Path cacheDirectory, GitAccess access) {
        HermeticSystemReader.install();
        this.cache = new GitCache(cacheDirectory, access);
    }

    /**
     * The files of a stack, with repository, commit and path as their origin.
     *
     * @throws SourceException when repository, revision or path is not there, the server refuses, or the stack holds what cannot be read
     */
    public SourceSet read(GitAddress address) {
        Repository repository;
        ObjectId commit;
        if (address.isLocal()) {
            repository = keep(LocalRepository.open(address));
            commit = LocalRepository.commit(repository, address);
        } else {
            GitCache.Fetched fetched = cache.fetch(address);
            repository = keep(fetched.repository());
            commit = fetched.commit();
        }
        String url = address.isLocal() ? LocalRepository.url(repository) : GitAddress.withoutUser(address.url());
        return new SourceSet(
                new SourceSet.Origin(address.toString(), url, commit.name(), address.path()),
                GitTreeReader.read(repository, address, commit));
    }

    /**
     * Where the files of a plain directory come from, when it is part of a Git work tree: {@code -dirty} stands behind the commit when the
     * files are not the commit's. Without one, their own origin.
     *
     * @param directory the stack's root
     * @param files what was read from it
     */
    public static SourceSet.Origin originOf(Path directory, SourceSet files) {
        if (!WorkTree.mayBe(directory)) {
            return files.origin();
        }
        HermeticSystemReader.install();
        return WorkTree.origin(directory, files).orElse(files.origin());
    }

    /**
     * What the revision that a stack was read from means now; asks the server for remote repositories. Empty when it cannot move (a commit), is
     * gone, or the stack was no part of a repository.
     *
     * @throws SourceException when the repository cannot be asked
     */
    public Optional<RefMovement> movement(SourceSet.Origin origin) {
        if (origin.commit().isEmpty()) {
            return Optional.empty();
        }
        return GitAddress.isGit(origin.shown())
                ? movement(GitAddress.parse(origin.shown()), origin.commit())
                : directoryMovement(origin);
    }

    private Optional<RefMovement> movement(GitAddress address, String before) {
        if (address.ref().filter(RefNames::isWholeCommit).isPresent()) {
            return Optional.empty();
        }
        return now(address).map(now -> new RefMovement(address.ref().orElse("HEAD"), before, now.name()));
    }

    private Optional<ObjectId> now(GitAddress address) {
        if (!address.isLocal()) {
            return cache.head(address);
        }
        try (Repository repository = LocalRepository.open(address)) {
            return Optional.of(LocalRepository.commit(repository, address));
        } catch (SourceException e) {
            if (e.code().equals(GitFault.NO_REF.code())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static Optional<RefMovement> directoryMovement(SourceSet.Origin origin) {
        String before = origin.commit().replace(WorkTree.DIRTY, "");
        try {
            Path directory = Path.of(origin.shown().isEmpty() ? "." : origin.shown());
            return Files.isDirectory(directory)
                    ? WorkTree.head(directory).map(now -> new RefMovement("HEAD", before, now))
                    : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty(); // read on a machine with other paths
        }
    }

    private Repository keep(Repository repository) {
        synchronized (open) {
            open.add(repository);
        }
        return repository;
    }

    /** Closes the repositories. */
    @Override
    public void close() {
        synchronized (open) {
            open.forEach(Repository::close);
            open.clear();
        }
    }
}
