package dev.hnsform.cli.compose;

import dev.hnsform.gitops.source.GitAccess;
import dev.hnsform.gitops.source.GitAddress;
import dev.hnsform.gitops.source.GitSources;
import dev.hnsform.gitops.source.RefMovement;
import dev.hnsform.schema.source.DirectorySource;
import dev.hnsform.schema.source.SourceException;
import dev.hnsform.schema.source.SourceSet;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where stacks are read from: directories, and Git for {@code git::} addresses. Git is loaded when it is needed. */
public final class StackFiles implements AutoCloseable {
    private static final String GIT = "git::";

    private final Surroundings surroundings;
    private @Nullable Git git;

    /** Opens nothing yet. */
    public StackFiles(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** The files of a STACK argument, which can be read until this is closed; nothing is said of a directory's commit. */
    public SourceSet read(String stack) {
        return stack.startsWith(GIT) ? git().read(stack) : DirectorySource.read(surroundings.path(stack), shown(stack));
    }

    /** The same, and of a directory in a Git work tree also repository, commit and path. */
    public SourceSet readWithOrigin(String stack) {
        SourceSet files = read(stack);
        return stack.startsWith(GIT) ? files : git().withOrigin(surroundings.path(stack), files);
    }

    /** Whether the branch that a stack was read from has moved on; empty when it cannot, or nobody can be asked. */
    public Optional<RefMovement> movement(SourceSet.Origin origin) {
        if (origin.commit().isEmpty()) {
            return Optional.empty();
        }
        try {
            return git().movement(origin);
        } catch (SourceException e) {
            return Optional.empty(); // a courtesy: what is applied does not depend on it
        }
    }

    private static String shown(String stack) {
        String plain = stack.replace('\\', '/');
        while (plain.endsWith("/") && plain.length() > 1) {
            plain = plain.substring(0, plain.length() - 1);
        }
        return plain.startsWith("./") ? plain.substring(2) : plain;
    }

    private Git git() {
        Git known = git;
        if (known == null) {
            known = new Git(surroundings);
            git = known;
        }
        return known;
    }

    @Override
    public void close() {
        Git known = git;
        if (known != null) {
            known.close();
        }
    }

    /** Apart, so that the classes of Git are not loaded with its surroundings. */
    private static final class Git {
        private final GitSources sources;

        Git(Surroundings surroundings) {
            Path cache = new Home(surroundings).directory().resolve("git");
            this.sources = new GitSources(cache, GitAccess.of(surroundings.environment()));
        }

        SourceSet read(String stack) {
            return sources.read(GitAddress.parse(stack));
        }

        SourceSet withOrigin(Path directory, SourceSet files) {
            return new SourceSet(GitSources.originOf(directory, files), files.files());
        }

        Optional<RefMovement> movement(SourceSet.Origin origin) {
            return sources.movement(origin);
        }

        void close() {
            sources.close();
        }
    }
}
