package dev.hnsform.acceptance.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A simulated host {@code lab.sim} and a stack, in the folder of a user. */
public final class Lab {
    private static final String FILE = "lab.sim";

    private final Hnsform user;
    private final String stack;

    private Lab(Hnsform user, String stack) {
        this.user = user;
        this.stack = stack;
    }

    /** Makes the host: a release, and more options of {@code sim create}. */
    public static Lab create(Hnsform user, String release, String... more) {
        user.ok(words(List.of("sim", "create", FILE, "--profile", release), more));
        return new Lab(user, "stack");
    }

    /** A host that is there already, in a copied folder. */
    public static Lab open(Hnsform user) {
        return new Lab(user, "stack");
    }

    /** The same host seen with another stack of the folder. */
    public Lab withStack(String folder) {
        return new Lab(user, folder);
    }

    /** Copies a folder of the checkout as the stack and gives it an id. */
    public Lab stackFrom(String folder) {
        Product.copy(folder, user.file(stack));
        user.ok("init", stack);
        return this;
    }

    /** Who works here. */
    public Hnsform user() {
        return user;
    }

    /** Plans; 0 when nothing differs, else 2. */
    public Result plan(String... more) {
        return user.run(words(List.of("plan", stack, "--host", uri(), "--detailed-exitcode"), more));
    }

    /** Applies without asking. */
    public Result apply(String... more) {
        return user.run(applying(more));
    }

    /** Starts to apply without asking. */
    public Hnsform.Running startApply(String... more) {
        return user.start(applying(more));
    }

    /** Deletes everything of the stack without asking. */
    public Result destroy(String... more) {
        return user.run(words(List.of("destroy", stack, "--host", uri(), "--auto-approve"), more));
    }

    /** Looks for drift; 0 when there is none, else 2. */
    public Result drift(String... more) {
        return user.run(words(List.of("drift", stack, "--host", uri()), more));
    }

    /** Changes the host behind hnsform's back. */
    public Result exec(String... call) {
        return user.ok(words(List.of("sim", "exec", FILE), call));
    }

    /** Schedules a fault. */
    public Result fault(String... fault) {
        return user.ok(words(List.of("sim", "fault", FILE), fault));
    }

    /** Starts the host anew. */
    public void reboot() {
        user.ok("sim", "reboot", FILE);
    }

    /** Restarts its hns service. */
    public void restartHns() {
        user.ok("sim", "restart-hns", FILE);
    }

    /** All documents of the host, as HNS answers them. */
    public String documents() {
        return user.ok("host", "get", "--host", uri(), "--format", "json").stdout();
    }

    /** The host's URI. */
    public String uri() {
        return "sim:" + FILE;
    }

    /** How many objects of a kind the host has. */
    public int count(String kind) {
        String text = user.ok("host", "get", kind, "--host", uri(), "--format", "json")
                .stdout();
        return text.split("\"ID\" ?: ?\"", -1).length - 1;
    }

    /** Copies everything of this folder, so that what follows can be tried many times. */
    public static void copyFolder(Path from, Path to) {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(to).exists();
    }

    private String[] applying(String... more) {
        return words(List.of("apply", stack, "--host", uri(), "--auto-approve"), more);
    }

    private static String[] words(List<String> first, String... more) {
        List<String> all = new ArrayList<>(first);
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
