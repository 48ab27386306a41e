package dev.hnsform.gitops.source;

import dev.hnsform.schema.diagnostic.Suggestions;
import dev.hnsform.schema.source.SourceException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** Finds what a revision means among the full names of a repository's refs. */
final class RefNames {
    private static final List<String> PREFIXES = List.of("refs/heads/", "refs/tags/", "refs/remotes/");

    private RefNames() {}

    /**
     * The full name of the ref; empty when no ref has the name.
     *
     * @throws SourceException when a branch and a tag both have it
     */
    static Optional<String> find(GitAddress address, Collection<String> names) {
        String wanted = address.ref().orElse("HEAD");
        if (names.contains(wanted)) {
            return Optional.of(wanted);
        }
        List<String> found = new ArrayList<>();
        for (String prefix : PREFIXES) {
            if (names.contains(prefix + wanted)) {
                found.add(prefix + wanted);
            }
        }
        if (found.contains("refs/heads/" + wanted) && found.contains("refs/tags/" + wanted)) {
            throw GitFault.NO_REF.of(
                    address.toString(),
                    "The repository " + address.url() + " has a branch and a tag named \"" + wanted
                            + "\". Write ref=refs/heads/" + wanted + " or ref=refs/tags/" + wanted + ".");
        }
        return found.stream().findFirst();
    }

    /** Whether the text may be a commit's id or the beginning of one. */
    static boolean mayBeCommit(String text) {
        return text.length() >= 4 && text.length() <= 40 && text.chars().allMatch(c -> isHex((char) c));
    }

    static boolean isWholeCommit(String text) {
        return text.length() == 40 && mayBeCommit(text);
    }

    private static boolean isHex(char c) {
        char low = Character.toLowerCase(c);
        return (low >= '0' && low <= '9') || (low >= 'a' && low <= 'f');
    }

    /** The failure that says what there is instead. */
    static SourceException noSuch(GitAddress address, Collection<String> names) {
        List<String> known = brief(names);
        if (address.ref().isEmpty()) {
            return GitFault.NO_REF.of(
                    address.toString(),
                    known.isEmpty()
                            ? "The repository " + address.url() + " has no commits yet."
                            : "The repository " + address.url()
                                    + " has no default branch that is there. Write which one is meant, ?ref=REV. It has "
                                    + GitText.list(known) + ".");
        }
        String wanted = address.ref().get();
        String hint = Suggestions.didYouMean(wanted, known).map(h -> " " + h).orElse("");
        return GitFault.NO_REF.of(
                address.toString(),
                "The repository " + address.url() + " has no branch, tag or commit \"" + GitText.shown(wanted) + "\"."
                        + hint
                        + (known.isEmpty()
                                ? " It has no commits yet."
                                : " It has " + GitText.list(similar(wanted, known)) + "."));
    }

    private static List<String> brief(Collection<String> names) {
        TreeSet<String> brief = new TreeSet<>();
        for (String name : names) {
            PREFIXES.stream()
                    .filter(name::startsWith)
                    .findFirst()
                    .ifPresent(prefix -> brief.add(name.substring(prefix.length())));
        }
        return List.copyOf(brief);
    }

    /** Those that share a part with what was written come first. */
    private static List<String> similar(String wanted, List<String> known) {
        String part = wanted.substring(wanted.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        List<String> sorted = new ArrayList<>(known);
        sorted.sort(java.util.Comparator.comparing(
                name -> part.isEmpty() || !name.toLowerCase(Locale.ROOT).contains(part)));
        return sorted;
    }
}
