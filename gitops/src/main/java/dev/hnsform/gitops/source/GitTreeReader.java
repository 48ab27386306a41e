package dev.hnsform.gitops.source;

import dev.hnsform.schema.source.IgnoreRules;
import dev.hnsform.schema.source.SourceException;
import dev.hnsform.schema.source.SourceFile;
import dev.hnsform.schema.source.StackPaths;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/** Finds the files of a stack in a commit, by the rules that hold for directories. */
final class GitTreeReader {
    private static final int DEEPEST = 64;
    private static final int MOST_FILES = 200_000;
    private static final int MOST_DIRECTORIES = 100_000;

    private final Repository repository;
    private final GitAddress address;
    private final String commit;
    private final CommitTree tree;
    private final StackPaths paths;
    private final List<GitFile> files = new ArrayList<>();
    private int directories;

    private GitTreeReader(Repository repository, GitAddress address, String commit, CommitTree tree, StackPaths paths) {
        this.repository = repository;
        this.address = address;
        this.commit = commit;
        this.tree = tree;
        this.paths = paths;
    }

    /**
     * Finds the files; their content is read later, while the repository is open.
     *
     * @throws SourceException when the commit or the directory is not there, or holds what cannot be read
     */
    static List<SourceFile> read(Repository repository, GitAddress address, ObjectId commit) {
        try (ObjectReader reader = repository.newObjectReader();
                RevWalk walk = new RevWalk(reader)) {
            RevCommit found = walk.parseCommit(commit);
            CommitTree tree = new CommitTree(reader, found.getTree());
            ObjectId root = tree.directory(address, found.name());
            GitTreeReader source = new GitTreeReader(
                    repository, address, found.name(), tree, new StackPaths(ignoreRules(reader, tree, root, address)));
            source.walk(root, address.path(), "", 0);
            return List.copyOf(source.files);
        } catch (MissingObjectException e) {
            throw GitFault.UNREADABLE.of(
                    address.toString(),
                    "The repository " + address.url() + " lacks object "
                            + e.getObjectId().name()
                            + ": it is damaged, or a partial clone. Fetch it whole, or name the repository it was cloned from.",
                    e);
        } catch (IncorrectObjectTypeException e) {
            throw GitFault.NO_REF.of(
                    address.toString(),
                    "\"" + address.ref().orElse("HEAD") + "\" in " + address.url()
                            + " is no commit. Name a branch, a tag of a commit, or a commit.",
                    e);
        } catch (IOException e) {
            throw GitFault.UNREADABLE.of(
                    address.toString(),
                    "The repository " + address.url() + " cannot be read: "
                            + GitText.shown(String.valueOf(e.getMessage())) + ".",
                    e);
        }
    }

    private static IgnoreRules ignoreRules(ObjectReader reader, CommitTree tree, ObjectId root, GitAddress address)
            throws IOException {
        for (CommitTree.Entry entry : tree.entries(root)) {
            if (entry.name().equals(StackPaths.IGNORE_FILE) && !entry.isTree() && !entry.isSubmodule()) {
                Optional<CommitTree.Entry> file = entry.isLink()
                        ? tree.follow(join(address.path(), entry.name()), entry)
                                .place()
                                .map(CommitTree.Place::entry)
                                .filter(e -> !e.isTree())
                        : Optional.of(entry);
                if (file.isPresent()) {
                    byte[] bytes =
                            reader.open(file.get().id(), Constants.OBJ_BLOB).getBytes();
                    return IgnoreRules.parse(new String(bytes, StandardCharsets.UTF_8));
                }
            }
        }
        return IgnoreRules.NONE;
    }

    /** Walks a directory: {@code real} is its path in the repository, {@code below} its path in the stack, which links make differ. */
    private void walk(ObjectId directory, String real, String below, int depth) throws IOException {
        if (depth > DEEPEST || ++directories > MOST_DIRECTORIES) {
            throw GitFault.NO_PATH.of(
                    shown(below),
                    "The stack " + address + " has more than " + MOST_DIRECTORIES + " directories, or \"" + shown(below)
                            + "\" is more than " + DEEPEST + " deep.");
        }
        for (CommitTree.Entry entry : tree.entries(directory)) {
            String path = join(below, entry.name());
            if (entry.isLink()) {
                link(entry, join(real, entry.name()), path, depth);
            } else if (entry.isTree()) {
                if (paths.entersDirectory(path)) {
                    walk(entry.id(), join(real, entry.name()), path, depth + 1);
                }
            } else if (entry.isSubmodule()) {
                if (paths.entersDirectory(path)) {
                    throw submodule(path);
                }
            } else if (paths.takesFile(path)) {
                add(entry, path);
            }
        }
    }

    private void link(CommitTree.Entry link, String real, String path, int depth) throws IOException {
        if (!paths.entersDirectory(path) && !paths.takesFile(path)) {
            return;
        }
        CommitTree.Link followed = tree.follow(real, link);
        if (followed.place().isEmpty()) {
            // A file would be read only under a YAML name; a directory outside could hold anything
            if (paths.takesFile(path)
                    || followed.target().startsWith("/")
                    || leavesRepository(real, followed.target())) {
                throw badLink(path, followed.target(), "leads nowhere inside the repository");
            }
            return;
        }
        CommitTree.Place place = followed.place().get();
        if (place.entry().isTree() ? !paths.entersDirectory(path) : !paths.takesFile(path)) {
            return;
        }
        if (place.entry().isSubmodule()) {
            throw submodule(path);
        }
        if (!isBelow(place.path(), address.path())) {
            throw badLink(path, followed.target(), "leads out of the stack");
        }
        if (!place.entry().isTree()) {
            add(place.entry(), path);
        } else if (isBelow(real, place.path())) {
            throw badLink(
                    path,
                    followed.target(),
                    "leads to a directory that it stands in, so that the stack would have no end");
        } else {
            walk(place.entry().id(), place.path(), path, depth + 1);
        }
    }

    private static boolean leavesRepository(String link, String target) {
        int depth = link.split("/").length - 1;
        for (String name : target.split("/")) {
            depth += name.equals("..") ? -1 : name.isEmpty() || name.equals(".") ? 0 : 1;
            if (depth < 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBelow(String path, String directory) {
        return directory.isEmpty() || path.equals(directory) || path.startsWith(directory + "/");
    }

    private void add(CommitTree.Entry entry, String path) {
        if (files.size() == MOST_FILES) {
            throw GitFault.NO_PATH.of(
                    address.toString(), "The stack " + address + " holds more than " + MOST_FILES + " YAML files.");
        }
        files.add(new GitFile(repository, entry.id(), path, shown(path)));
    }

    private SourceException submodule(String path) {
        return GitFault.SUBMODULE.of(
                shown(path),
                "\"" + shown(path)
                        + "\" is a submodule: its content is in another repository and no part of this commit. Copy the files"
                        + " into the stack, or name the submodule in " + StackPaths.IGNORE_FILE + ".");
    }

    private SourceException badLink(String path, String target, String what) {
        return GitFault.LINK.of(
                shown(path),
                "The symbolic link \"" + shown(path) + "\" " + what + ", to \"" + GitText.shown(target)
                        + "\". What a stack means must not depend on files beside it: copy the files into the stack, or name the link in "
                        + StackPaths.IGNORE_FILE + ".");
    }

    private String shown(String path) {
        return join(address.path(), path) + "@" + GitText.brief(commit);
    }

    private static String join(String left, String right) {
        return left.isEmpty() ? right : right.isEmpty() ? left : left + "/" + right;
    }
}
