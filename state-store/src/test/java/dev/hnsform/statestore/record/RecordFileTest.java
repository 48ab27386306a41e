package dev.hnsform.statestore.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonReader;
import dev.hnsform.schema.json.JsonWriter;
import dev.hnsform.statestore.StateException;
import dev.hnsform.statestore.StateFault;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordFileTest {
    private final RecordFile form = new RecordFile();

    private static byte[] written(HostRecord record) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new RecordFile().write(record, out);
        return out.toByteArray();
    }

    private static String text(HostRecord record) {
        return new String(written(record), StandardCharsets.UTF_8);
    }

    private HostRecord read(byte[] bytes) {
        return form.read(new ByteArrayInputStream(bytes), "records/x.json");
    }

    private HostRecord read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private void refused(String text, StateFault fault, String... words) {
        assertThatThrownBy(() -> read(text)).isInstanceOfSatisfying(StateException.class, e -> {
            assertThat(e.fault()).as(e.text()).isEqualTo(fault);
            assertThat(e.code()).isEqualTo(fault.code());
            assertThat(e.text()).contains("records/x.json").contains("Nothing was changed");
            assertThat(Arrays.stream(words)).allMatch(e.text()::contains);
        });
    }

    @Test
    void readsWhatItWrote() {
        HostRecord record = Records.shop(7);
        HostRecord back = read(written(record));
        assertThat(back.origin()).isEqualTo(record.origin());
        assertThat(back.hostIdentity()).isEqualTo("host-1");
        assertThat(back.settledAt()).isEqualTo(record.settledAt());
        assertThat(back.stack().serial()).isEqualTo(7);
        assertThat(back.stack().lineage()).isEqualTo("lineage-1");
        assertThat(back.stack().resources()).isEqualTo(record.stack().resources());
        assertThat(back.stack().tombstones()).isEqualTo(record.stack().tombstones());
        assertThat(written(back)).isEqualTo(written(record));
    }

    @Test
    void fileAndJsonValueSayTheSame() {
        JsonObject json = form.toJson(Records.shop(7));
        assertThat(JsonReader.parse(written(Records.shop(7)))).isEqualTo(json);
        assertThat(written(form.fromJson(json, "snapshot"))).isEqualTo(written(Records.shop(7)));
    }

    @Test
    void readsItsContentHoweverItIsLaidOut() {
        assertThat(written(read(JsonWriter.pretty(form.toJson(Records.shop(7))))))
                .isEqualTo(written(Records.shop(7)));
    }

    @Test
    void isDigestedAsItStandsOnlyWhereItIsLaidOutAsItIsWritten() {
        HostRecord bare = Records.large(0);
        for (HostRecord record : List.of(Records.shop(7), Records.of(Records.SHOP, "lineage-1", 3), bare)) {
            byte[] whole = written(record);
            assertThat(WrittenRecord.isWhole(whole)).isTrue();
            for (int i = 0; i < whole.length; i++) {
                byte[] changed = whole.clone();
                changed[i] ^= 1;
                assertThat(WrittenRecord.isWhole(changed)).as("byte %d", i).isFalse();
                assertThat(WrittenRecord.isWhole(Arrays.copyOf(whole, i)))
                        .as("cut at %d", i)
                        .isFalse();
            }
        }
        JsonObject json = form.toJson(Records.shop(7));
        assertThat(WrittenRecord.isWhole(JsonWriter.pretty(json).getBytes(StandardCharsets.UTF_8)))
                .isFalse();
    }

    @Test
    void readsALargeRecordAndRefusesItsChangesLikeASmallOne() {
        String text = text(Records.large(2_000));
        assertThat(text(read(text))).isEqualTo(text);
        assertThat(text(read(text.replace(",\n", ", \n")))).isEqualTo(text);
        refused(text.replace("10.1.3.77", "10.1.3.78"), StateFault.DIGEST_MISMATCH);
        refused(
                text.replace("\"generation\":2", "\"generation\":300"),
                StateFault.CORRUPT,
                "generation: 300 is not in 0..255");
    }

    @Test
    void givesTheHeadAlone() {
        RecordHead head = form.readHead(new ByteArrayInputStream(written(Records.shop(7))), "x");
        assertThat(head.serial()).isEqualTo(7);
        assertThat(head.resources()).isEqualTo(3);
        assertThat(head.stackName()).isEqualTo("shop");
    }

    @Test
    void holdsOneResourceALine() {
        assertThat(text(Records.shop(7)).lines().filter(l -> l.contains("\"resource\":")))
                .hasSize(3);
    }

    @Test
    void refusesEveryTruncation() {
        byte[] whole = written(Records.shop(7));
        for (int length = 0; length < whole.length - 1; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> read(part))
                    .as("cut at %d", part.length)
                    .isInstanceOfSatisfying(
                            StateException.class,
                            e -> assertThat(e.fault())
                                    .as(e.text())
                                    .isIn(StateFault.TRUNCATED, StateFault.CORRUPT)
                                    .isEqualTo(endsInsideAToken(part) ? e.fault() : StateFault.TRUNCATED));
        }
    }

    private static boolean endsInsideAToken(byte[] part) {
        return part.length > 0
                && (part[part.length - 1] < 0 || new String(part, StandardCharsets.UTF_8).matches("(?s).*:[a-z]+"));
    }

    @Test
    void refusesANewerVersionBeforeLookingAtTheRest() {
        refused(
                "{\"format\":\"hnsform-record\",\"version\":2,\"whatever\":{\"a\":nonsense",
                StateFault.NEWER_VERSION,
                "version 2",
                "Install that hnsform");
    }

    @Test
    void refusesForeignFiles() {
        refused("{\"format\":\"hnsform-plan\",\"version\":1}", StateFault.FOREIGN_FORMAT, "hnsform-plan");
        refused("{\"resources\":[]}", StateFault.FOREIGN_FORMAT);
        refused("[]", StateFault.FOREIGN_FORMAT);
        refused("{}", StateFault.FOREIGN_FORMAT);
    }

    @Test
    void refusesChangesByHand() {
        refused(
                text(Records.shop(7)).replace("172.30.16.10", "172.30.16.11"),
                StateFault.DIGEST_MISMATCH,
                "state rebuild",
                ".previous");
        refused(text(Records.shop(7)).replace("\"serial\":7", "\"serial\":8"), StateFault.DIGEST_MISMATCH);
    }

    @Test
    void namesThePlaceOfWhatIsNoRecord() {
        refused(
                text(Records.shop(7)).replace("\"generation\":2", "\"generation\":300"),
                StateFault.CORRUPT,
                "line 4",
                "resources[2].generation: 300 is not in 0..255");
        refused(text(Records.shop(7)).replace("\"serial\":7", "\"serial\":\"7\""), StateFault.CORRUPT, "serial");
        refused(text(Records.shop(7)).replace("\"rebuilt\"", "\"rebuild\""), StateFault.CORRUPT, "\"rebuild\"");
        refused(text(Records.shop(7)).replace("\"adopted\"", "\"adoptet\""), StateFault.CORRUPT, "\"adoptet\"");
        refused("not json", StateFault.CORRUPT, "line 1, column");
        refused(text(Records.shop(7)) + "{}", StateFault.CORRUPT);
    }

    @Test
    void refusesAnAddressThatIsThereTwice() {
        JsonObject json = form.toJson(Records.shop(7));
        JsonArray resources = json.array("resources").orElseThrow();
        refused(
                JsonWriter.compact(
                        json.with("resources", Json.array(resources.get(0), resources.get(0), resources.get(1)))),
                StateFault.CORRUPT,
                "is there twice");
    }

    @Test
    void refusesMissingLists() {
        refused(JsonWriter.compact(form.toJson(Records.shop(7)).without("tombstones")), StateFault.CORRUPT);
        refused(JsonWriter.compact(form.toJson(Records.shop(7)).without("digest")), StateFault.CORRUPT, "digest");
    }

    @Test
    void readsAnOlderVersionThroughItsMigration() {
        // Version 0 is known to this test alone: it said "count" where version 1 says "serial", and "object" where that
        // says "id"
        RecordFile older = new RecordFile(RecordVersions.shipped().with(0, new RecordMigration() {
            @Override
            public JsonObject header(JsonObject v0) {
                return renamed(v0, "count", "serial");
            }

            @Override
            public JsonObject resource(JsonObject v0) {
                return renamed(v0, "object", "id");
            }

            @Override
            public JsonObject tombstone(JsonObject v0) {
                return renamed(v0, "object", "id");
            }
        }));
        byte[] versionZero = versionZero(form.toJson(Records.shop(7)));

        HostRecord read = older.read(new ByteArrayInputStream(versionZero), "x");

        assertThat(written(read)).isEqualTo(written(Records.shop(7)));
        assertThat(older.readHead(new ByteArrayInputStream(versionZero), "x").serial())
                .isEqualTo(7);
        refused(new String(versionZero, StandardCharsets.UTF_8), StateFault.CORRUPT, "version: 0 is none");
    }

    private static byte[] versionZero(JsonObject current) {
        RecordDigest digest = new RecordDigest();
        java.util.List<Json> resources = new java.util.ArrayList<>();
        for (JsonObject resource : current.array("resources").orElseThrow().objects()) {
            resources.add(renamed(resource, "id", "object"));
            digest.resource(renamed(resource, "id", "object"));
        }
        java.util.List<Json> tombstones = new java.util.ArrayList<>();
        for (JsonObject tombstone : current.array("tombstones").orElseThrow().objects()) {
            tombstones.add(renamed(tombstone, "id", "object"));
            digest.tombstone(renamed(tombstone, "id", "object"));
        }
        JsonObject header = renamed(current, "serial", "count")
                .with("version", Json.of(0))
                .without("resources")
                .without("tombstones")
                .without("digest");
        String content = digest.of(header).toString();
        return JsonWriter.compact(header.with("resources", Json.array(resources))
                        .with("tombstones", Json.array(tombstones))
                        .with("digest", Json.of(content)))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static JsonObject renamed(JsonObject json, String from, String to) {
        return json.without(from).with(to, json.get(from).orElseThrow());
    }

    @Test
    void readsAndWritesAHundredThousandResources() {
        byte[] bytes = written(Records.large(100_000));
        HostRecord back = read(bytes);
        assertThat(back.stack().resources()).hasSize(100_001);
        assertThat(written(back)).isEqualTo(bytes);
    }
}
