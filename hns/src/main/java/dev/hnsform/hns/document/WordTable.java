package dev.hnsform.hns.document;

import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonNumber;
import dev.hnsform.schema.json.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One of HNS's enumerations: its words with their numbers (hns-reference 2.2). HNS takes either; words without regard to case. Reading
 * accepts both and gives the canonical word.
 */
public final class WordTable {
    private final String name;
    private final List<String> labels;
    private final List<Long> numbers;

    private WordTable(String name, List<String> labels, List<Long> numbers) {
        this.name = name;
        this.labels = List.copyOf(labels);
        this.numbers = List.copyOf(numbers);
    }

    /** The words in the order of their numbers, which begin at 0 and leave none out. */
    public static WordTable counted(String name, String... labels) {
        List<Long> numbers = new ArrayList<>(labels.length);
        for (long i = 0; i < labels.length; i++) {
            numbers.add(i);
        }
        return new WordTable(name, List.of(labels), numbers);
    }

    /** This table with one more word. */
    public WordTable with(String label, long number) {
        List<String> moreLabels = new ArrayList<>(labels);
        List<Long> moreNumbers = new ArrayList<>(numbers);
        moreLabels.add(label);
        moreNumbers.add(number);
        return new WordTable(name, moreLabels, moreNumbers);
    }

    /** What the words are of, for messages. */
    public String name() {
        return name;
    }

    /** The canonical words. */
    public List<String> labels() {
        return labels;
    }

    /** The canonical word of a text that may be spelt in any case, or be a number in decimal. */
    public Optional<String> label(String text) {
        for (String label : labels) {
            if (label.equals(text)) {
                return Optional.of(label);
            }
        }
        for (String label : labels) {
            if (label.equalsIgnoreCase(text)) {
                return Optional.of(label);
            }
        }
        return Tolerant.decimal(text).flatMap(this::label);
    }

    /** The canonical word of a number. */
    public Optional<String> label(long number) {
        int at = numbers.indexOf(number);
        return at < 0 ? Optional.empty() : Optional.of(labels.get(at));
    }

    /** The canonical word of what a document holds: a word or a number. */
    public Optional<String> label(Json json) {
        if (json instanceof JsonString string) {
            return label(string.value());
        }
        return json instanceof JsonNumber number ? number.asLong().flatMap(this::label) : Optional.empty();
    }

    /** The number of a word or a number in a document. */
    public Optional<Long> number(Json json) {
        return label(json).map(label -> numbers.get(labels.indexOf(label)));
    }

    /** The number of a word, whatever its case. */
    public Optional<Long> number(String text) {
        return label(text).map(label -> numbers.get(labels.indexOf(label)));
    }

    @Override
    public String toString() {
        return name + labels;
    }
}
