package dev.hnsform.acceptance.harness;

import dev.hnsform.hns.mapping.HostReader;
import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonWriter;
import dev.hnsform.simulator.SimulatedHost;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
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

    /** Starts to apply in a terminal, where it can ask. */
    public Hnsform.Running startApplyInTerminal(String... more) {
        return user.startInTerminal(words(List.of("apply", stack, "--host", uri()), more));
    }

    /** Deletes everything of the stack without asking. */
    public Result destroy(String... more) {
        return startDestroy(more).end();
    }

    /** Starts to delete everything of the stack without asking. */
    public Hnsform.Running startDestroy(String... more) {
        return user.start(words(List.of("destroy", stack, "--host", uri(), "--auto-approve"), more));
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

    /** All documents of the host, as HNS answers them and as {@code host get --format json} prints them; read in this process, which is quicker. */
    public String documents() {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        JsonWriter.writePretty(
                Json.array(Stream.of(HcnKind.values())
                        .flatMap(kind -> documents(kind).stream())
                        .toList()),
                text);
        return text.toString(StandardCharsets.UTF_8);
    }

    /** The host's URI. */
    public String uri() {
        return "sim:" + FILE;
    }

    /** How many objects of a kind the host has. */
    public int count(HcnKind kind) {
        return documents(kind).size();
    }

    private List<JsonObject> documents(HcnKind kind) {
        try (SimulatedHost host = SimulatedHost.open(user.file(FILE))) {
            return HostReader.read(host, Deadline.READ, id -> false).documents(kind);
        }
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
