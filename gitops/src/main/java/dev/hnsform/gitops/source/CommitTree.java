package dev.hnsform.gitops.source;

import dev.hnsform.schema.diagnostic.Suggestions;
import dev.hnsform.schema.source.SourceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/** The tree of a commit, in which paths and symbolic links are followed as a work tree would. */
final class CommitTree {
    private static final int MOST_LINKS = 40;
    private static final int LONGEST_TARGET = 4096;

    private final ObjectReader reader;
    private final ObjectId root;

    CommitTree(ObjectReader reader, ObjectId root) {
        this.reader = reader;
        this.root = root;
    }

    /** An entry of a tree. */
    record Entry(String name, FileMode mode, ObjectId id) {
        boolean isTree() {
            return mode.equals(FileMode.TREE);
        }

        boolean isLink() {
            return mode.equals(FileMode.SYMLINK);
        }

        boolean isSubmodule() {
            return mode.equals(FileMode.GITLINK);
        }
    }

    /** Where a link leads: a path from the root of the repository, which is no link itself. */
    record Place(String path, Entry entry) {}

    /** What a link says, and where it leads; empty when that is not in the repository or not there. */
    record Link(String target, Optional<Place> place) {}

    List<Entry> entries(ObjectId tree) throws IOException {
        List<Entry> entries = new ArrayList<>();
        CanonicalTreeParser parser = new CanonicalTreeParser(null, reader, tree);
        for (; !parser.eof(); parser.next()) {
            entries.add(new Entry(parser.getEntryPathString(), parser.getEntryFileMode(), parser.getEntryObjectId()));
        }
        return entries;
    }

    private Optional<Entry> entry(ObjectId tree, String name) throws IOException {
        return entries(tree).stream().filter(e -> e.name().equals(name)).findFirst();
    }

    /**
     * The directory of the stack.
     *
     * @throws SourceException when there is none
     */
    ObjectId directory(GitAddress address, String commit) throws IOException {
        ObjectId tree = root;
        String done = "";
        for (String name : address.path().isEmpty()
                ? List.<String>of()
                : List.of(address.path().split("/"))) {
            String path = done.isEmpty() ? name : done + "/" + name;
            Entry entry = entry(tree, name).orElse(new Entry(name, FileMode.MISSING, ObjectId.zeroId()));
            if (!entry.isTree()) {
                throw noDirectory(address, commit, path, entry, entries(tree));
            }
            tree = entry.id();
            done = path;
        }
        return tree;
    }

    private static SourceException noDirectory(
            GitAddress address, String commit, String path, Entry entry, List<Entry> beside) {
        String where = " in " + address.url() + " at commit " + GitText.brief(commit);
        if (entry.isSubmodule()) {
            return GitFault.SUBMODULE.of(
                    address.toString(),
                    "\"" + path + "\"" + where
                            + " is a submodule: its content is in another repository. Name that repository instead.");
        }
        if (entry.isLink()) {
            return GitFault.LINK.of(
                    address.toString(),
                    "\"" + path + "\"" + where + " is a symbolic link. Name the directory it leads to.");
        }
        if (!entry.mode().equals(FileMode.MISSING)) {
            return GitFault.NO_PATH.of(
                    address.toString(),
                    "\"" + path + "\"" + where
                            + " is a file. A stack is a directory; name the one that holds the Stack document.");
        }
        List<String> names =
                beside.stream().filter(Entry::isTree).map(Entry::name).toList();
        String hint =
                Suggestions.didYouMean(entry.name(), names).map(h -> " " + h).orElse("");
        return GitFault.NO_PATH.of(
                address.toString(),
                "There is no \"" + path + "\"" + where + "." + hint
                        + (names.isEmpty() ? "" : " The directories there are " + GitText.list(names) + "."));
    }

    /** Follows a link to its end. */
    Link follow(String path, Entry link) throws IOException {
        String target = target(link);
        return new Link(target, place(path, target));
    }

    private String target(Entry link) throws IOException {
        var loader = reader.open(link.id(), Constants.OBJ_BLOB);
        return loader.getSize() > LONGEST_TARGET
                ? "(longer than any path)"
                : new String(loader.getBytes(), StandardCharsets.UTF_8);
    }

    private Optional<Place> place(String link, String target) throws IOException {
        Deque<Place> at = new ArrayDeque<>();
        at.push(new Place("", new Entry("", FileMode.TREE, root)));
        Deque<String> rest = new ArrayDeque<>();
        int slash = link.lastIndexOf('/');
        prepend(rest, (slash < 0 ? "" : link.substring(0, slash + 1)) + target);
        int links = 1;
        if (target.startsWith("/")) {
            return Optional.empty();
        }
        while (!rest.isEmpty()) {
            String name = rest.pop();
            if (name.isEmpty() || name.equals(".")) {
                continue;
            }
            if (name.equals("..")) {
                at.pop();
                if (at.isEmpty()) {
                    return Optional.empty();
                }
                continue;
            }
            Place here = at.element();
            Optional<Entry> next = here.entry().isTree() ? entry(here.entry().id(), name) : Optional.empty();
            if (next.isEmpty()) {
                return Optional.empty();
            }
            if (next.get().isLink()) {
                String further = target(next.get());
                if (++links > MOST_LINKS || further.startsWith("/")) {
                    return Optional.empty();
                }
                prepend(rest, further);
            } else {
                at.push(new Place(here.path().isEmpty() ? name : here.path() + "/" + name, next.get()));
            }
        }
        return Optional.of(at.element());
    }

    private static void prepend(Deque<String> rest, String path) {
        String[] names = path.split("/", -1);
        for (int i = names.length - 1; i >= 0; i--) {
            rest.push(names[i]);
        }
    }
}
