package dev.hnsform.gitops.source;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeSet;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryCache;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.FS;

/** A repository on this machine, opened where it is: bare, or the one of a work tree. Nothing in it is changed. */
final class LocalRepository {
    private LocalRepository() {}

    static Repository open(GitAddress address) {
        Path directory = directory(address);
        if (!Files.isDirectory(directory)) {
            throw GitFault.NO_REPOSITORY.of(
                    address.toString(), "There is no directory \"" + directory + "\", and so no repository.");
        }
        try {
            File found = RepositoryCache.FileKey.resolve(directory.toFile(), FS.DETECTED);
            FileRepositoryBuilder builder = new FileRepositoryBuilder().setMustExist(true);
            if (found != null) {
                builder.setGitDir(found);
            } else if (Files.exists(directory.resolve(".git"))) {
                builder.setWorkTree(directory.toFile());
            } else {
                throw GitFault.NO_REPOSITORY.of(
                        address.toString(),
                        "The directory \"" + directory
                                + "\" is no Git repository. Name the one that holds .git, or a bare one, and the path"
                                + " inside it behind \"//\".");
            }
            return builder.build();
        } catch (IOException e) {
            throw GitFault.UNREADABLE.of(
                    address.toString(),
                    "The repository \"" + directory + "\" cannot be opened: "
                            + GitText.shown(String.valueOf(e.getMessage())) + ".",
                    e);
        }
    }

    private static Path directory(GitAddress address) {
        try {
            return address.url().regionMatches(true, 0, "file:", 0, 5)
                    ? Path.of(URI.create(address.url()))
                    : Path.of(address.url());
        } catch (IllegalArgumentException e) {
            throw GitFault.BAD_ADDRESS.of(
                    address.toString(),
                    "\"" + address.url() + "\" is no path of this machine: " + e.getMessage()
                            + ". Write file:///path/to/repository or a path.",
                    e);
        }
    }

    /** The commit that the address means. */
    static ObjectId commit(Repository repository, GitAddress address) {
        TreeSet<String> names = new TreeSet<>();
        try {
            for (Ref ref : repository.getRefDatabase().getRefs()) {
                names.add(ref.getName());
            }
            if (repository.resolve("HEAD") != null) {
                names.add("HEAD"); // also where it names a commit and no branch
            }
            String wanted = address.ref().orElse("HEAD");
            Optional<String> name = RefNames.find(address, names);
            ObjectId commit = name.isPresent() ? repository.resolve(name.get() + "^{commit}") : null;
            if (commit == null && RefNames.mayBeCommit(wanted)) {
                commit = GitCache.abbreviated(address, repository, wanted).orElse(null);
            }
            if (commit == null) {
                throw RefNames.noSuch(address, names);
            }
            return commit;
        } catch (IOException e) {
            throw GitFault.UNREADABLE.of(
                    address.toString(),
                    "The repository " + address.url() + " cannot be read: "
                            + GitText.shown(String.valueOf(e.getMessage())) + ".",
                    e);
        }
    }

    /** Where it is, as a URL that means the same from every directory. */
    static String url(Repository repository) {
        File at = repository.isBare() ? repository.getDirectory() : repository.getWorkTree();
        return at.toPath().toAbsolutePath().normalize().toUri().toString().replaceAll("/$", "");
    }
}
