package dev.hnsform.simulator.contract;

import dev.hnsform.hns.error.Grade;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.simulator.profile.SimulatorSettings;
import java.util.List;

/**
 * One case of the contract.
 *
 * @param family name of its file
 * @param name what holds, in words
 * @param grade how sure that is
 * @param source where it was read
 * @param host the host it is about
 * @param given calls that come before, and must succeed
 * @param steps calls and what they are to answer
 */
record ContractCase(
        String family,
        String name,
        Grade grade,
        String source,
        SimulatorSettings host,
        List<JsonObject> given,
        List<JsonObject> steps) {
    ContractCase {
        given = List.copyOf(given);
        steps = List.copyOf(steps);
    }

    /** Whether a step of it uses this word. */
    boolean uses(String word) {
        return given.stream().anyMatch(step -> step.has(word)) || steps.stream().anyMatch(step -> step.has(word));
    }

    @Override
    public String toString() {
        return family + ": " + name;
    }
}
