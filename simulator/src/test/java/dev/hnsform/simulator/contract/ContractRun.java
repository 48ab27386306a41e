package dev.hnsform.simulator.contract;

import dev.hnsform.hns.port.HnsHost;
import dev.hnsform.hns.port.HostCallException;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonString;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.simulator.SimulatedHost;
import dev.hnsform.simulator.fault.Fault;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One case on one host: makes its calls, and keeps what differs from what the case says, and what the host said. */
final class ContractRun {
    private static final int MOST_READS = 10;
    private static final Set<String> WORDS = Set.of(
            "create",
            "modify",
            "delete",
            "query",
            "enumerate",
            "hns",
            "facts",
            "register",
            "told",
            "reserve",
            "release",
            "reserved",
            "host",
            "for",
            "as",
            "document",
            "request",
            "settings",
            "shape",
            "filter",
            "answer",
            "until",
            "ids",
            "has",
            "lacks",
            "count",
            "fails",
            "text");

    private final ContractCase one;
    private final SimulatedHost simulated;
    private final Symbols symbols = new Symbols();
    private final Calls calls;
    private final List<String> differences = new ArrayList<>();
    private final Transcript said = new Transcript();
    private final Set<String> refusedBy = new LinkedHashSet<>();

    /** A run of a case on a host that is reached in some way, and simulated in the end. */
    ContractRun(ContractCase one, HnsHost host, SimulatedHost simulated) {
        this.one = one;
        this.simulated = simulated;
        this.calls = new Calls(host, symbols);
    }

    /** Makes all calls; stops at a call before the case that does not succeed. */
    ContractRun run() {
        try {
            return made();
        } finally {
            calls.close();
        }
    }

    private ContractRun made() {
        int number = 0;
        for (JsonObject step : one.given()) {
            step("given " + ++number, step);
        }
        if (!differences.isEmpty()) {
            return this;
        }
        number = 0;
        for (JsonObject step : one.steps()) {
            step("step " + ++number, step);
        }
        return this;
    }

    /** What differs: step, expected and got, a line each. */
    List<String> differences() {
        return differences;
    }

    /** Everything that the host said, call by call; without what depends on how often it was read. */
    List<String> said() {
        return said.lines();
    }

    /** The rules of the simulator by which steps were refused that the case says are to be refused. */
    Set<String> refusedBy() {
        return refusedBy;
    }

    private void step(String number, JsonObject step) {
        String verb = verb(step);
        String head = number + " (" + verb + " " + step.string(verb).orElse("") + "): ";
        if (verb.equals("host")) {
            control(step.string("host").orElse(""));
            return;
        }
        try {
            Json answer = step.has("until") ? until(verb, step) : calls.make(verb, step);
            said.add(head, answer);
            if (Expected.failure(step)) {
                differences.add(head + Expected.notRefused(step));
            } else {
                check(step, answer).forEach(difference -> differences.add(head + difference));
            }
        } catch (HostCallException e) {
            said.add(head + e.hresult() + " " + e.ending());
            Expected.differences(step, e).forEach(difference -> differences.add(head + difference));
            if (Expected.failure(step)) {
                simulated.lastRefusal().ifPresent(refusal -> refusedBy.add(refusal.rule()));
            }
        }
    }

    private static String verb(JsonObject step) {
        for (String key : step.keys()) {
            if (!WORDS.contains(key)) {
                throw new ContractException("\"" + key + "\" is no word of a step: " + step);
            }
        }
        return Calls.VERBS.stream()
                .filter(step::has)
                .findFirst()
                .orElseThrow(() -> new ContractException("a step without a call: " + step));
    }

    /** What an administrator does to the host itself. */
    private void control(String what) {
        switch (what) {
            case "reboot" -> simulated.reboot();
            case "restart hns" -> simulated.restartHns();
            default -> fail(what);
        }
    }

    /** {@code fail HcnCreateNetwork 0x803b0001}: the next such call fails with that code. */
    private void fail(String what) {
        String[] words = what.split(" ");
        if (words.length != 3 || !words[0].equals("fail")) {
            throw new ContractException("\"" + what + "\" cannot be done to a host");
        }
        simulated.addFault(new Fault(Fault.Kind.FAIL, words[1], 1, Long.decode(words[2]), 0));
    }

    /** Reads again until the answer is as it should be in the end (hns-reference 5.4: clients poll). */
    private Json until(String verb, JsonObject step) {
        Json answer = calls.make(verb, step);
        Json wanted = symbols.resolved(step.get("until").orElseThrow());
        for (int reads = 1;
                reads < MOST_READS
                        && !Match.differences(wanted, answer, symbols).isEmpty();
                reads++) {
            answer = calls.make(verb, step);
        }
        return answer;
    }

    private List<String> check(JsonObject step, Json answer) {
        List<String> found = new ArrayList<>();
        for (String word : List.of("answer", "until")) {
            step.get(word)
                    .ifPresent(wanted -> found.addAll(Match.differences(symbols.resolved(wanted), answer, symbols)));
        }
        step.array("ids").ifPresent(ids -> {
            if (answer instanceof JsonArray list && !sorted(ids).equals(sorted(list))) {
                found.add("expected the ids " + sorted(ids) + ", got " + sorted(list));
            }
        });
        step.array("has").ifPresent(ids -> listed(ids, answer, true, found));
        step.array("lacks").ifPresent(ids -> listed(ids, answer, false, found));
        step.integer("count").ifPresent(count -> {
            if (answer instanceof JsonArray list && list.size() != count) {
                found.add("expected " + count + " ids, got " + list.size());
            }
        });
        return found;
    }

    private void listed(JsonArray names, Json answer, boolean there, List<String> found) {
        List<String> got = answer instanceof JsonArray list ? sorted(list) : List.of();
        for (String id : sorted(names)) {
            if (got.contains(id) != there) {
                found.add("expected " + (there ? "" : "not ") + id + " among " + got);
            }
        }
    }

    private List<String> sorted(JsonArray names) {
        return names.stream()
                .map(name -> name instanceof JsonString text ? text.value() : name.toString())
                .map(symbols::id)
                .map(Guid::toString)
                .sorted()
                .toList();
    }
}
