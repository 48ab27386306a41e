package dev.hnsform.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.hns.document.PublishedDocuments;
import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.port.HostCallException;
import dev.hnsform.hns.port.HostQuery;
import dev.hnsform.hns.published.PublishedCorpus;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.simulator.admit.AdmissionException;
import dev.hnsform.simulator.profile.SimulatorSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever a document holds: the host takes it or refuses it, and stays able to answer. */
class MutatedDocumentsTest {
    private static final long SEED = Long.getLong("hnsform.seed", 20264);
    private static final int COUNT = 10_000 * Integer.getInteger("hnsform.check.scale", 1);
    private static final List<Json> ODD = List.of(
            Json.ofNull(),
            Json.of(true),
            Json.of(-1),
            Json.of(Long.MAX_VALUE),
            Json.of(4096),
            Json.of(""),
            Json.of("x"),
            Json.of("10.0.0.0/8"),
            Json.of("0.0.0.0/0"),
            Json.of("::/0"),
            Json.of("255.255.255.255"),
            Json.of("fd00::1"),
            Json.of("00-00-00-00-00-00"),
            Json.of("L2Bridge"),
            Json.of("Overlay"),
            Json.of("nat"),
            Json.of(Guid.ZERO.toString()),
            JsonArray.EMPTY,
            JsonObject.EMPTY,
            Json.array(Json.of(1), JsonObject.EMPTY));

    private final Random random = new Random(SEED);

    private Json mutated(Json json, int depth) {
        if (random.nextInt(14) == 0) {
            return ODD.get(random.nextInt(ODD.size()));
        }
        if (json instanceof JsonObject object && depth < 12) {
            JsonObject.Builder builder = JsonObject.builder();
            object.forEach((key, value) -> {
                if (random.nextInt(25) > 0) {
                    builder.put(random.nextInt(60) == 0 ? "Id" : key, mutated(value, depth + 1));
                }
            });
            return builder.build();
        }
        if (json instanceof JsonArray array && depth < 12) {
            List<Json> values = new ArrayList<>();
            for (Json value : array) {
                for (int copies = random.nextInt(12) == 0 ? 2 : 1; copies > 0; copies--) {
                    values.add(mutated(value, depth + 1));
                }
            }
            return Json.array(values);
        }
        return json;
    }

    private static List<JsonObject> seeds() {
        List<JsonObject> seeds = new ArrayList<>();
        for (String name : PublishedCorpus.names()) {
            seeds.addAll(PublishedDocuments.unwrap(PublishedCorpus.document(name)));
        }
        seeds.add(Lab.nat());
        seeds.add(Lab.network("pods", "Overlay", "10.244.3.0/24", ",'Flags':1"));
        seeds.add(Lab.endpoint(Lab.NET, ",'IpConfigurations':[{'IpAddress':'172.30.16.9','PrefixLength':24}]"));
        seeds.add(Lab.member("Add", Lab.EP));
        return seeds;
    }

    @Test
    void aMutatedDocumentIsTakenOrRefused() {
        List<JsonObject> seeds = seeds();
        Lab lab = fresh();
        for (int i = 0; i < COUNT; i++) {
            if (i % 200 == 0) {
                lab = fresh();
            }
            Json mutation = mutated(seeds.get(random.nextInt(seeds.size())), 0);
            JsonObject document = mutation instanceof JsonObject object ? object : JsonObject.EMPTY;
            try {
                call(lab, document);
                answers(lab);
            } catch (HostCallException refused) {
                assertThat(lab.host.lastRefusal()).isPresent();
            } catch (AdmissionException twice) {
                assertThat(twice.text()).contains("is there already");
            } catch (RuntimeException crash) {
                throw new AssertionError("mutation " + i + " of seed " + SEED + ": " + document, crash);
            }
        }
    }

    private static Lab fresh() {
        return Lab.with(SimulatorSettings.defaults())
                .network(Lab.NET, Lab.nat())
                .endpoint(Lab.EP_2, Lab.endpoint(Lab.NET, ""))
                .namespace(Lab.NS)
                .network(Lab.NET_2, Lab.network("pods", "L2Bridge", "10.244.3.0/24", ""))
                .endpoint(Lab.EP, Lab.endpoint(Lab.NET_2, ""))
                .balancer(Lab.LB, Lab.balancing(80, ""))
                .route(Lab.LB, Lab.routing(""))
                .guestService(Lab.LB);
    }

    private void call(Lab lab, JsonObject document) {
        HcnKind kind = HcnKind.values()[random.nextInt(HcnKind.values().length)];
        Guid here = List.of(Lab.NET, Lab.EP, Lab.NS, Lab.LB, Lab.LB, Lab.LB).get(kind.ordinal());
        switch (random.nextInt(4)) {
            case 0 -> lab.host.create(kind, Guid.ZERO, document, Deadline.CHANGE);
            case 1 -> lab.host.modify(kind, here, document, Deadline.CHANGE);
            case 2 -> lab.host.hnsCall("POST", "/endpoints/" + Lab.EP + "/attach", document, Deadline.CHANGE);
            default -> lab.host.admitDocuments(List.of(document));
        }
    }

    private static void answers(Lab lab) {
        for (HcnKind kind : HcnKind.values()) {
            List<Guid> all = lab.all(kind);
            Guid last = all.get(all.size() - 1);
            lab.host.query(kind, last, HostQuery.V1, Deadline.READ);
            lab.host.query(kind, last, HostQuery.V2_DETAILED, Deadline.READ);
        }
        lab.host.facts(Deadline.READ);
    }
}
