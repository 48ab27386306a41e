package dev.hnsform.planner.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.planner.model.PlanFiles;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonReader;
import dev.hnsform.schema.json.JsonWriter;
import dev.hnsform.schema.stack.Goldens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plans that are JSON, and wrong anywhere in their structure: refused by name, or read to something that can be written again. */
class PlanStructureMutationTest {
    private static final int MUTATIONS = Integer.getInteger("hnsform.check.scale", 1) * 3_000;

    private final Random random = new Random(42);

    @ParameterizedTest
    @ValueSource(
            strings = {"overlay-replaced", "acl-in-place", "subnet-taken-away", "drift-healed", "adopt-and-change"})
    void wrongStructureIsRefusedOrHarmless(String golden) throws IOException {
        Json good = JsonReader.parse(Files.readString(Goldens.resource("golden/" + golden + "/plan.json")));
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            String bad = JsonWriter.compact(mutated(good));
            try {
                Plan read = PlanFiles.read(bad.getBytes(StandardCharsets.UTF_8));
                PlanFiles.bytes(read);
            } catch (PlanFormatException e) {
                assertThat(e.text()).isNotBlank();
                refused++;
            } catch (RuntimeException e) {
                throw new AssertionError("mutation " + i + " of " + golden + ": " + bad, e);
            }
        }
        assertThat(refused).isGreaterThan(MUTATIONS / 4);
    }

    private Json mutated(Json json) {
        if (random.nextInt(6) == 0) {
            return other();
        }
        if (json instanceof JsonObject object && !object.isEmpty()) {
            String key = object.keys().get(random.nextInt(object.size()));
            return switch (random.nextInt(12)) {
                case 0 -> object.without(key);
                case 1 -> object.with("surprise", other());
                default -> object.with(key, mutated(object.get(key).orElseThrow()));
            };
        }
        if (json instanceof JsonArray array && !array.isEmpty()) {
            List<Json> values = new ArrayList<>(array.values());
            int at = random.nextInt(values.size());
            switch (random.nextInt(12)) {
                case 0 -> values.remove(at);
                case 1 -> values.add(values.get(at));
                default -> values.set(at, mutated(values.get(at)));
            }
            return new JsonArray(values);
        }
        return other();
    }

    private Json other() {
        return switch (random.nextInt(9)) {
            case 0 -> Json.ofNull();
            case 1 -> Json.of(random.nextLong());
            case 2 -> Json.of(random.nextBoolean());
            case 3 -> Json.of("");
            case 4 -> Json.of("Network/web");
            case 5 -> Json.of("0d000000-0000-4000-8000-000000000001");
            case 6 -> JsonObject.EMPTY;
            case 7 -> JsonArray.EMPTY;
            default -> Json.of("10.0.0.0/24");
        };
    }
}
