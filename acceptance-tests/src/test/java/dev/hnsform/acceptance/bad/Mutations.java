package dev.hnsform.acceptance.bad;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Damages files the way disks, editors and enemies do; the same seed gives the same damage. */
final class Mutations {
    private static final Pattern VALUE = Pattern.compile("(?<=:)(\"[^\"]*\"|-?[0-9]+|true|false|null|\\[]|\\{})");
    private static final List<String> INSTEAD = List.of(
            "null",
            "-1",
            "1e999",
            "99999999999999999999",
            "\"\"",
            "\"\\u0000\"",
            "[]",
            "{}",
            "[[[[]]]]",
            "true",
            "\"../../x\"");

    private Mutations() {}

    /** The bytes with some damage. */
    static byte[] of(byte[] whole, Random random) {
        return switch (random.nextInt(7)) {
            case 0 -> part(whole, 0, random.nextInt(whole.length));
            case 1 -> flipped(whole, random);
            case 2 -> without(whole, random);
            case 3 -> twice(whole, random);
            case 4 -> inserted(whole, random);
            default -> withOtherValues(whole, 1 + random.nextInt(2), random);
        };
    }

    private static byte[] part(byte[] whole, int from, int to) {
        return java.util.Arrays.copyOfRange(whole, from, to);
    }

    private static byte[] flipped(byte[] whole, Random random) {
        byte[] changed = whole.clone();
        for (int i = 0; i <= random.nextInt(4); i++) {
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return changed;
    }

    private static byte[] without(byte[] whole, Random random) {
        int from = random.nextInt(whole.length);
        int to = Math.min(whole.length, from + 1 + random.nextInt(200));
        return joined(part(whole, 0, from), part(whole, to, whole.length));
    }

    private static byte[] twice(byte[] whole, Random random) {
        int from = random.nextInt(whole.length);
        int to = Math.min(whole.length, from + 1 + random.nextInt(400));
        return joined(part(whole, 0, to), part(whole, from, whole.length));
    }

    private static byte[] inserted(byte[] whole, Random random) {
        byte[] noise = new byte[1 + random.nextInt(20)];
        random.nextBytes(noise);
        int at = random.nextInt(whole.length);
        return joined(part(whole, 0, at), noise, part(whole, at, whole.length));
    }

    /** Still JSON, but other values stand where some stood. */
    private static byte[] withOtherValues(byte[] whole, int count, Random random) {
        String text = new String(whole, StandardCharsets.UTF_8);
        for (int i = 0; i < count; i++) {
            List<MatchResult> values =
                    new ArrayList<>(VALUE.matcher(text).results().toList());
            MatchResult chosen = values.get(random.nextInt(values.size()));
            text = text.substring(0, chosen.start())
                    + INSTEAD.get(random.nextInt(INSTEAD.size()))
                    + text.substring(chosen.end());
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
