package dev.hnsform.acceptance.bad;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** What people and editors do to YAML; the same seed gives the same damage. */
final class YamlDamage {
    private static final List<String> BITS = List.of(
            "\t", "  ", ": ", "- ", "&a ", "*a", "|\n", ">\n", "'", "\"", "${", "}", "[", "]", "{", "#", "---\n", "? ",
            "!!x ", "%", "<<: ");

    private YamlDamage() {}

    /** The text with one or two pieces of damage. */
    static byte[] of(byte[] whole, Random random) {
        List<String> lines = new ArrayList<>(Arrays.asList(new String(whole, StandardCharsets.UTF_8).split("\n", -1)));
        for (int i = 0; i <= random.nextInt(2); i++) {
            int at = random.nextInt(lines.size());
            String line = lines.get(at);
            int column = random.nextInt(line.length() + 1);
            switch (random.nextInt(5)) {
                case 0 -> lines.remove(at);
                case 1 -> lines.add(at, lines.get(random.nextInt(lines.size())));
                case 2 -> lines.set(at, line.substring(0, column));
                case 3 -> lines.set(at, "  " + line);
                default ->
                    lines.set(
                            at,
                            line.substring(0, column) + BITS.get(random.nextInt(BITS.size())) + line.substring(column));
            }
            if (lines.isEmpty()) {
                lines.add("");
            }
        }
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }
}
