package dev.hnsform.gitops.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TagBuilder;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** A bare repository in a temporary directory, whose commits are made of paths and contents. */
final class GitFixture implements AutoCloseable {
    private static final PersonIdent AUTHOR =
            new PersonIdent("Test", "test@example", Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

    private final Repository repository;
    private final TreeMap<String, DirCacheEntry> entries = new TreeMap<>();

    GitFixture(Path directory) throws IOException {
        HermeticSystemReader.install();
        repository = new FileRepositoryBuilder()
                .setGitDir(directory.toFile())
                .setBare()
                .build();
        repository.create(true);
        repository.updateRef("HEAD").link("refs/heads/main");
    }

    Repository repository() {
        return repository;
    }

    GitFixture file(String path, String content) throws IOException {
        return put(path, FileMode.REGULAR_FILE, insert(content));
    }

    GitFixture link(String path, String target) throws IOException {
        return put(path, FileMode.SYMLINK, insert(target));
    }

    GitFixture submodule(String path) {
        return put(path, FileMode.GITLINK, ObjectId.fromString("1234567890123456789012345678901234567890"));
    }

    GitFixture without(String path) {
        entries.keySet().removeIf(p -> p.equals(path) || p.startsWith(path + "/"));
        return this;
    }

    private GitFixture put(String path, FileMode mode, ObjectId id) {
        DirCacheEntry entry = new DirCacheEntry(path);
        entry.setFileMode(mode);
        entry.setObjectId(id);
        entries.put(path, entry);
        return this;
    }

    private ObjectId insert(String content) throws IOException {
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            ObjectId id = inserter.insert(Constants.OBJ_BLOB, content.getBytes(StandardCharsets.UTF_8));
            inserter.flush();
            return id;
        }
    }

    /** Commits what was put onto a branch, and gives the commit. */
    String commit(String branch) throws IOException {
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            DirCache index = DirCache.newInCore();
            DirCacheBuilder builder = index.builder();
            entries.values().forEach(builder::add);
            builder.finish();
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(index.writeTree(inserter));
            Optional.ofNullable(repository.resolve("refs/heads/" + branch)).ifPresent(commit::setParentId);
            commit.setAuthor(AUTHOR);
            commit.setCommitter(AUTHOR);
            commit.setMessage("change");
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            set("refs/heads/" + branch, id);
            return id.name();
        }
    }

    /** An annotated tag. */
    void tag(String name, String commit) throws IOException {
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            TagBuilder tag = new TagBuilder();
            tag.setTag(name);
            tag.setTagger(AUTHOR);
            tag.setMessage("tag");
            tag.setObjectId(ObjectId.fromString(commit), Constants.OBJ_COMMIT);
            ObjectId id = inserter.insert(tag);
            inserter.flush();
            set("refs/tags/" + name, id);
        }
    }

    private void set(String ref, ObjectId id) throws IOException {
        RefUpdate update = repository.updateRef(ref);
        update.setNewObjectId(id);
        update.setForceUpdate(true);
        update.update();
    }

    @Override
    public void close() {
        repository.close();
    }
}
