package dev.hnsform.statestore.file;

import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;

/** Files and directories in memory, each with what of it would survive the loss of power. Directories are durable at once. */
final class MemoryDisk {
    /** A change of names that is not durable yet; undone in reverse order when power is lost. */
    private record NameChange(Path directory, Map<Path, Optional<Node>> before) {}

    private final SortedMap<Path, Node> files = new TreeMap<>();
    private final SortedSet<Path> directories = new TreeSet<>();
    private final List<NameChange> unsynced = new ArrayList<>();

    /** The content of a file, whatever its names are. */
    static final class Node {
        private byte[] bytes = new byte[0];
        private int size;
        private int synced;

        void append(byte[] more, int offset, int length) {
            if (size + length > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(size + length, bytes.length * 2));
            }
            System.arraycopy(more, offset, bytes, size, length);
            size += length;
        }

        void sync() {
            synced = size;
        }

        void truncate(int to) {
            size = Math.min(size, to);
            synced = size;
        }

        byte[] bytes() {
            return Arrays.copyOf(bytes, size);
        }

        int size() {
            return size;
        }

        private Node cut(int to) {
            Node cut = new Node();
            cut.append(bytes, 0, to);
            cut.synced = to;
            return cut;
        }

        private Node copy() {
            Node copy = new Node();
            copy.append(bytes, 0, size);
            copy.synced = synced;
            return copy;
        }
    }

    private static Path key(Path path) {
        return path.toAbsolutePath().normalize();
    }

    private static Path parent(Path path) {
        Path parent = key(path).getParent();
        return parent == null ? key(path) : parent;
    }

    boolean exists(Path path) {
        return files.containsKey(key(path)) || isDirectory(path);
    }

    boolean isDirectory(Path path) {
        return directories.contains(key(path));
    }

    Optional<Node> file(Path path) {
        return Optional.ofNullable(files.get(key(path)));
    }

    List<Path> files() {
        return List.copyOf(files.keySet());
    }

    List<Path> children(Path directory) {
        SortedSet<Path> found = new TreeSet<>();
        files.keySet().stream().filter(f -> parent(f).equals(key(directory))).forEach(found::add);
        directories.stream()
                .filter(d -> !d.equals(key(directory)) && parent(d).equals(key(directory)))
                .forEach(found::add);
        return found.stream().map(f -> directory.resolve(f.getFileName())).toList();
    }

    Node create(Path path) throws NoSuchFileException {
        if (!isDirectory(parent(path))) {
            throw new NoSuchFileException(path.toString());
        }
        Node node = new Node();
        remember(path);
        files.put(key(path), node);
        return node;
    }

    void put(Path path, byte[] bytes) {
        createDirectories(parent(path));
        Node node = new Node();
        node.append(bytes, 0, bytes.length);
        node.sync();
        files.put(key(path), node);
    }

    void rename(Path from, Path to) throws NoSuchFileException {
        if (!isDirectory(parent(to))) {
            throw new NoSuchFileException(to.toString());
        }
        Node node = file(from).orElseThrow(() -> new IllegalStateException("checked before"));
        remember(from, to);
        files.remove(key(from));
        files.put(key(to), node);
    }

    void delete(Path path) {
        if (files.containsKey(key(path))) {
            remember(path);
            files.remove(key(path));
        }
    }

    void createDirectories(Path path) {
        for (Path at = key(path); at != null; at = at.getParent()) {
            directories.add(at);
        }
    }

    private void remember(Path... changed) {
        Map<Path, Optional<Node>> before = new HashMap<>();
        for (Path path : changed) {
            before.put(key(path), file(path));
        }
        unsynced.add(new NameChange(parent(changed[0]), before));
    }

    void syncNames(Path directory) {
        unsynced.removeIf(change -> change.directory().equals(key(directory)));
    }

    int unsyncedNames() {
        return unsynced.size();
    }

    MemoryDisk copy() {
        MemoryDisk copy = new MemoryDisk();
        files.forEach((path, node) -> copy.files.put(path, node.copy()));
        copy.directories.addAll(directories);
        return copy;
    }

    MemoryDisk afterPowerLoss(int namesKept, IntUnaryOperator bytesKept) {
        SortedMap<Path, Node> names = new TreeMap<>(files);
        for (int i = unsynced.size() - 1; i >= namesKept; i--) {
            unsynced.get(i).before().forEach((path, node) -> {
                names.remove(path);
                node.ifPresent(n -> names.put(path, n));
            });
        }
        MemoryDisk left = new MemoryDisk();
        left.directories.addAll(directories);
        names.forEach((path, node) ->
                left.files.put(path, node.cut(node.synced + bytesKept.applyAsInt(node.size - node.synced))));
        return left;
    }
}
