package dev.hnsform.statestore.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonReader;
import dev.hnsform.schema.json.JsonWriter;
import dev.hnsform.statestore.StateException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whatever a record file holds, reading it gives a record or a {@link StateException} that names the file. */
class RecordMutationTest {
    private static final int MUTATIONS = 10_000 * Integer.getInteger("hnsform.check.scale", 1);
    private static final long SEED = 20_260_102L;

    private final RecordFile form = new RecordFile();
    private final JsonObject sample = form.toJson(Records.shop(7));
    private final byte[] text = JsonWriter.pretty(sample).getBytes(StandardCharsets.UTF_8);

    @Test
    void mutatedBytesAreARecordOrAreRefused() {
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            SplittableRandom random = new SplittableRandom(SEED + i);
            byte[] mutated = text;
            for (int times = random.nextInt(3); times >= 0; times--) {
                mutated = mutatedBytes(mutated, random);
            }
            refused += isRefused(mutated, SEED + i) ? 1 : 0;
        }
        assertThat(refused).isGreaterThan(MUTATIONS / 2);
    }

    @Test
    void mutatedContentWithARightDigestIsARecordOrIsRefused() {
        int accepted = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            SplittableRandom random = new SplittableRandom(SEED + i);
            Json mutated = mutatedJson(sample, random, 0);
            if (mutated instanceof JsonObject json) {
                byte[] bytes = JsonWriter.compact(digested(json)).getBytes(StandardCharsets.UTF_8);
                accepted += isRefused(bytes, SEED + i) ? 0 : 1;
            }
        }
        assertThat(accepted).as("some reach the end of the decoder").isGreaterThan(MUTATIONS / 100);
    }

    private boolean isRefused(byte[] bytes, long seed) {
        try {
            form.readHead(new ByteArrayInputStream(bytes), "records/x.json");
            form.read(new ByteArrayInputStream(bytes), "records/x.json");
            return false;
        } catch (StateException e) {
            assertThat(e.text()).contains("records/x.json").hasSizeLessThan(2000);
            return true;
        } catch (RuntimeException e) {
            return fail("seed " + seed + ": " + new String(bytes, StandardCharsets.UTF_8), e);
        }
    }

    private static byte[] mutatedBytes(byte[] bytes, SplittableRandom random) {
        int at = random.nextInt(bytes.length);
        int length = random.nextInt(Math.min(40, bytes.length - at)) + 1;
        byte[] slice = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + length));
        switch (random.nextInt(5)) {
            case 0 -> {
                byte[] flipped = bytes.clone();
                flipped[at] ^= (byte) (1 << random.nextInt(8));
                return flipped;
            }
            case 1 -> {
                return joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, at + slice.length, bytes.length));
            }
            case 2 -> {
                int to = random.nextInt(bytes.length);
                return joined(Arrays.copyOf(bytes, to), slice, Arrays.copyOfRange(bytes, to, bytes.length));
            }
            case 3 -> {
                byte[] junk = "\"{}[]:,-0e+\\u\u0000 truenull9".getBytes(StandardCharsets.UTF_8);
                byte[] changed = bytes.clone();
                changed[at] = junk[random.nextInt(junk.length)];
                return changed;
            }
            default -> {
                return Arrays.copyOf(bytes, Math.max(1, at));
            }
        }
    }

    private static byte[] joined(byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(p -> p.length).sum();
        byte[] whole = new byte[Math.max(1, length)];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, whole, at, part.length);
            at += part.length;
        }
        return whole;
    }

    private static Json mutatedJson(Json json, SplittableRandom random, int depth) {
        if (depth > 0 && random.nextInt(6) == 0) {
            return anything(random);
        }
        if (json instanceof JsonObject object && !object.isEmpty()) {
            String key = object.keys().get(random.nextInt(object.size()));
            return switch (random.nextInt(12)) {
                case 0 -> object.without(key);
                case 1 -> object.with("extra", anything(random));
                default -> object.with(key, mutatedJson(object.get(key).orElseThrow(), random, depth + 1));
            };
        }
        if (json instanceof JsonArray array && !array.isEmpty()) {
            List<Json> values = new ArrayList<>(array.values());
            int at = random.nextInt(values.size());
            switch (random.nextInt(8)) {
                case 0 -> values.remove(at);
                case 1 -> values.add(values.get(at));
                default -> values.set(at, mutatedJson(values.get(at), random, depth + 1));
            }
            return Json.array(values);
        }
        return anything(random);
    }

    private static Json anything(SplittableRandom random) {
        return switch (random.nextInt(12)) {
            case 0 -> Json.ofNull();
            case 1 -> Json.of(random.nextLong());
            case 2 -> Json.of(random.nextInt(-2, 300));
            case 3 -> Json.of(random.nextBoolean());
            case 4 -> Json.of("");
            case 5 -> Json.of("x".repeat(random.nextInt(300)));
            case 6 -> JsonReader.parse("1e400");
            case 7 -> JsonArray.EMPTY;
            case 8 -> JsonObject.EMPTY;
            case 9 -> Json.strings(List.of("Network/web", "Endpoint/shop-1"));
            case 10 ->
                Json.of(List.of(
                                "Network/a",
                                "RemoteSubnet/a",
                                "10.0.0.0/8",
                                "fe80::1",
                                "00-15-5D-10-00-0A",
                                "Overlay",
                                "ICS",
                                "../../etc/passwd",
                                "6f1c2a52-7f0e-4a53-9a51-6a0a4c1d7f10",
                                "2026-01-02T03:04:05Z")
                        .get(random.nextInt(10)));
            default ->
                Json.object().put("type", "ACL").put("address", "Network/x").build();
        };
    }

    /** The digest is made right, so that more than the digest is tested. */
    private static JsonObject digested(JsonObject json) {
        RecordDigest digest = new RecordDigest();
        json.array("resources").orElse(JsonArray.EMPTY).objects().forEach(digest::resource);
        json.array("tombstones").orElse(JsonArray.EMPTY).objects().forEach(digest::tombstone);
        JsonObject header = json.without("resources").without("tombstones").without("digest");
        return json.with("digest", Json.of(digest.of(header).toString()));
    }
}
