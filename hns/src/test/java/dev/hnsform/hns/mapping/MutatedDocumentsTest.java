package dev.hnsform.hns.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.hns.document.DocumentShape;
import dev.hnsform.hns.document.PublishedDocuments;
import dev.hnsform.hns.error.ErrorRecord;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.published.PublishedCorpus;
import dev.hnsform.hns.snapshot.HostSnapshot;
import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.field.FieldJson;
import dev.hnsform.schema.host.HostObject;
import dev.hnsform.schema.host.Observation;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonNumber;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonString;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.resource.Head;
import dev.hnsform.schema.resource.Network;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever a host answers, reading it never throws, and what is reported can be written and read as JSON. */
class MutatedDocumentsTest {
    private static final long SEED = Long.getLong("hnsform.seed", 20263);
    private static final int COUNT = 20_000 * Integer.getInteger("hnsform.check.scale", 1);

    @Test
    void noMutationOfADocumentBreaksReading() {
        List<JsonObject> corpus = corpus();
        for (int i = 0; i < COUNT; i++) {
            Random random = new Random(SEED + i);
            Json mutated = corpus.get(random.nextInt(corpus.size()));
            for (int n = 1 + random.nextInt(4); n > 0; n--) {
                mutated = mutate(mutated, random, corpus);
            }
            JsonObject document = mutated instanceof JsonObject object
                    ? object
                    : Json.object().put("ID", mutated).build();
            try {
                check(document);
            } catch (RuntimeException | StackOverflowError | AssertionError e) {
                throw new AssertionError("seed " + (SEED + i) + ": " + document, e);
            }
        }
    }

    /** Whatever a document says, what is read of it is written back without a change, and converting it ends. */
    private static void checkPolicyList(JsonObject document) {
        assertThat(LoadBalancerDocuments.rewrite(document, LoadBalancerDocuments.read(document)))
                .isEqualTo(document);
        assertThat(SdnRouteDocuments.rewrite(document, SdnRouteDocuments.read(document)))
                .isEqualTo(document);
        for (DocumentShape shape : DocumentShape.values()) {
            for (HcnKind kind : HcnKind.values()) {
                ShapeConversion.convert(kind, document, shape);
            }
            Conversion balancer = LoadBalancerDocuments.convert(document, shape);
            assertThat(LoadBalancerDocuments.convert(balancer.document(), shape).isWhole())
                    .isTrue();
            Conversion route = SdnRouteDocuments.convert(document, shape);
            assertThat(SdnRouteDocuments.convert(route.document(), shape).isWhole())
                    .isTrue();
        }
    }

    private static void check(JsonObject document) {
        PublishedDocuments.classify(document);
        ErrorRecord.parse(document).map(record -> record.failure("HcnCreateNetwork", "Network x"));
        List<JsonObject> one = List.of(document);
        checkPolicyList(document);
        Map<HcnKind, List<JsonObject>> everywhere =
                Stream.of(HcnKind.values()).collect(Collectors.toMap(kind -> kind, kind -> one));
        Observation observation =
                ObservationReader.of(new HostSnapshot(PublishedCorpus.facts(), everywhere, one, Map.of(), List.of()));
        Stream.of(observation.networks(), observation.endpoints(), observation.namespaces())
                .flatMap(listing -> listing.objects().stream())
                .map(object -> ((HostObject) object).reported())
                .forEach(reported -> assertThat(FieldJson.toJson(
                                FieldJson.fromJson(reported.table(), FieldJson.toJson(reported), "reported")))
                        .isEqualTo(FieldJson.toJson(reported)));
        for (var network : observation.networks().objects()) {
            if (network.reported().has(Network.TYPE)) {
                Network again = new Network(Head.of(ResourceAddress.parse("Network/x")), network.reported());
                JsonObject written = NetworkDocuments.create(again, Guid.ZERO, "", Optional.of(Guid.ZERO));
                assertThat(NetworkDocuments.read(
                                        written.with("ID", Json.of(network.id().toString())))
                                .orElseThrow()
                                .type())
                        .isEqualTo(network.type());
            }
        }
    }

    private static List<JsonObject> corpus() {
        List<JsonObject> corpus = new ArrayList<>();
        for (String name : PublishedCorpus.names()) {
            corpus.addAll(PublishedDocuments.unwrap(PublishedCorpus.document(name)));
        }
        for (long seed = 1; seed <= 100; seed++) {
            GeneratedResources generated = new GeneratedResources(seed);
            corpus.add(NetworkDocuments.create(generated.network(), generated.guid(), "o", Optional.empty()));
            var type = generated.networkType();
            corpus.add(
                    EndpointDocuments.create(generated.endpoint(type), generated.guid(), generated.guid(), "o", type));
        }
        return corpus;
    }

    /** Changes one place of a value, chosen by walking down at random. */
    private static Json mutate(Json json, Random random, List<JsonObject> corpus) {
        if (json instanceof JsonObject object && !object.isEmpty() && random.nextInt(8) != 0) {
            String key = object.keys().get(random.nextInt(object.size()));
            Json value = object.get(key).orElseThrow();
            return switch (random.nextInt(10)) {
                case 0 -> object.without(key);
                case 1 -> object.without(key).with(otherCase(key), value);
                case 2 -> {
                    JsonObject other = corpus.get(random.nextInt(corpus.size()));
                    String foreign = other.keys().get(random.nextInt(other.size()));
                    yield object.with(foreign, other.get(foreign).orElseThrow());
                }
                default -> object.with(key, mutate(value, random, corpus));
            };
        }
        if (json instanceof JsonArray array && !array.isEmpty() && random.nextInt(4) != 0) {
            List<Json> values = new ArrayList<>(array.values());
            int at = random.nextInt(values.size());
            switch (random.nextInt(5)) {
                case 0 -> values.remove(at);
                case 1 -> values.add(values.get(at));
                default -> values.set(at, mutate(values.get(at), random, corpus));
            }
            return Json.array(values);
        }
        return hostile(json, random);
    }

    private static String otherCase(String key) {
        String upper = key.toUpperCase(java.util.Locale.ROOT);
        return upper.equals(key) ? key.toLowerCase(java.util.Locale.ROOT) : upper;
    }

    private static Json hostile(Json json, Random random) {
        return switch (random.nextInt(18)) {
            case 0 -> Json.ofNull();
            case 1 -> Json.of("");
            case 2 -> Json.of(-1);
            case 3 -> JsonNumber.of(BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE));
            case 4 -> Json.of(Long.MIN_VALUE);
            case 5 -> Json.array();
            case 6 -> JsonObject.EMPTY;
            case 7 -> Json.of(random.nextBoolean());
            case 8 -> Json.array(json);
            case 9 -> Json.object().put("x", json).build();
            case 10 -> Json.of("10.0.0.300/8");
            case 11 -> Json.of("fe80::1%3");
            case 12 -> Json.of(",,,");
            case 13 -> Json.of("256");
            case 14 -> Json.of("x".repeat(300));
            case 15 -> Json.of("a\u0000\uD800");
            case 16 -> Json.of(0);
            default -> json instanceof JsonString text ? Json.of(scrambled(text.value(), random)) : Json.of("7");
        };
    }

    private static String scrambled(String text, Random random) {
        if (text.isEmpty()) {
            return "0";
        }
        StringBuilder scrambled = new StringBuilder(text);
        int at = random.nextInt(text.length());
        if (random.nextBoolean()) {
            scrambled.deleteCharAt(at);
        } else {
            scrambled.insert(at, "0/-:,. Zé".charAt(random.nextInt(9)));
        }
        return scrambled.toString();
    }
}
