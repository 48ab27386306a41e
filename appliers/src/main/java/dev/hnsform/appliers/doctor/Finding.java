package dev.hnsform.appliers.doctor;

import java.util.List;
import java.util.Optional;

/**
 * Something that was found.
 *
 * @param check what was looked for
 * @param subject what it is about
 * @param what what is the matter, in whole sentences
 * @param evidence what shows it, one fact an element
 * @param advice what to do, in whole sentences
 * @param command a command that does it, on the host; absent where there is none that could be right without looking
 */
public record Finding(
        Check check, Subject subject, String what, List<String> evidence, String advice, Optional<String> command) {
    /** Copies the list. */
    public Finding {
        evidence = List.copyOf(evidence);
    }

    static Finding of(Check check, Subject subject, String what, List<String> evidence, String advice) {
        return new Finding(check, subject, what, evidence, advice, Optional.empty());
    }

    static Finding of(Check check, Subject subject, String what, List<String> evidence, String advice, String command) {
        return new Finding(check, subject, what, evidence, advice, Optional.of(command));
    }
}
