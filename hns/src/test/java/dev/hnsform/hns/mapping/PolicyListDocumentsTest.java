package dev.hnsform.hns.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.hns.document.DocumentShape;
import dev.hnsform.hns.document.PublishedDocuments;
import dev.hnsform.hns.mapping.LoadBalancer.PortMapping;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.published.PublishedCorpus;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonReader;
import dev.hnsform.schema.net.Guid;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Load balancers and routes both ways and in both shapes. */
class PolicyListDocumentsTest {
    private static final String DSR = "50-v1-policylist-dsr-hns15-transcribed";
    private static final String V2 = "51-v2-loadbalancer-ws2019";
    private static final String V1 = "52-v1-policylist-elb-ws2019-transcribed";
    private static final Guid EP = Guid.parse("028abaed-7ff6-4fdc-992c-d3b004936be0");

    private static JsonObject published(String name) {
        return (JsonObject) PublishedCorpus.document(name);
    }

    private static JsonObject json(String text) {
        return (JsonObject) JsonReader.parse(text.replace('\'', '"'));
    }

    @Test
    void everyPublishedBalancerIsWrittenBackAsItWas() {
        int seen = 0;
        for (String name : PublishedCorpus.names()) {
            for (PublishedDocuments.Classified found : PublishedDocuments.classify(PublishedCorpus.document(name))) {
                if (found.kind() == HcnKind.LOAD_BALANCER) {
                    JsonObject document = found.document();
                    assertThat(LoadBalancerDocuments.rewrite(document, LoadBalancerDocuments.read(document)))
                            .as(name)
                            .hasToString(document.toString());
                    seen++;
                }
            }
        }
        assertThat(seen).isEqualTo(3);
    }

    @Test
    void bothShapesOfOneBalancerSayTheSame() {
        assertThat(LoadBalancerDocuments.read(published(V2))).isEqualTo(LoadBalancerDocuments.read(published(V1)));
        assertThat(LoadBalancerDocuments.read(published(V2)))
                .isEqualTo(new LoadBalancer(
                        Guid.parse("a335d997-4160-44f9-9f72-1087a2cba45e"),
                        "",
                        "",
                        Guid.ZERO,
                        List.of(
                                EP,
                                Guid.parse("e84bad42-a6ee-40a8-8145-c9f084654774"),
                                Guid.parse("77c53bac-a359-45cc-a663-541344ee505a")),
                        "100.244.206.66",
                        List.of("10.99.234.145"),
                        List.of(new PortMapping(6, 8080, 80, 0, 0)),
                        0));
    }

    @Test
    void publishedBalancersAreConverted() {
        Conversion toV1 = LoadBalancerDocuments.convert(published(V2), DocumentShape.V1);
        assertThat(toV1.isWhole()).isTrue();
        assertThat(toV1.document().get("References")).isEqualTo(published(V1).get("References"));
        assertThat(toV1.document()
                        .array("Policies")
                        .orElseThrow()
                        .objects()
                        .get(0)
                        .keys())
                .containsExactlyInAnyOrderElementsOf(published(V1)
                        .array("Policies")
                        .orElseThrow()
                        .objects()
                        .get(0)
                        .keys());
        Conversion back = LoadBalancerDocuments.convert(toV1.document(), DocumentShape.V2);
        assertThat(back.isWhole()).isTrue();
        assertThat(back.document()).isEqualTo(published(V2));

        Conversion toV2 = LoadBalancerDocuments.convert(published(V1), DocumentShape.V2);
        assertThat(toV2.unsaid()).containsExactly("ActivityId", "Health");
        assertThat(toV2.document().without("Version").without("State").without("AdditionalParams"))
                .isEqualTo(published(V2));

        Conversion dsr = LoadBalancerDocuments.convert(published(DSR), DocumentShape.V2);
        assertThat(dsr.unsaid()).containsExactly("ActivityId", "Health", "Resources");
        assertThat(dsr.document().integer("Flags")).contains(1L);
        assertThat(dsr.document().get("HostComputeNetwork"))
                .isEqualTo(published(DSR).get("HostComputeNetwork"));
        assertThat(dsr.document().array("FrontendVIPs")).isEmpty();
    }

    @Test
    void namesWhatTheOtherShapeCannotSay() {
        JsonObject v2 = json("{'ID':'" + EP + "','Name':'web','HostComputeEndpoints':[],'FrontendVIPs':['10.0.0.9'],"
                + "'PortMappings':[{'Protocol':6,'InternalPort':80,'ExternalPort':80,'DistributionType':2,'Flags':33}],"
                + "'Flags':3,'Telemetry':{'Data':'x'}}");
        assertThat(LoadBalancerDocuments.convert(v2, DocumentShape.V1).unsaid())
                .containsExactly(
                        "Name",
                        "Telemetry",
                        "Flags (2)",
                        "PortMappings[0].DistributionType",
                        "PortMappings[0].Flags (32)");
        JsonObject v1 = json("{'References':['/endpoints/" + EP + "'],'Policies':["
                + "{'Type':'ELB','Protocol':6,'InternalPort':1,'ExternalPort':2,'VIPs':['10.0.0.1'],'Odd':7},"
                + "{'Type':'ELB','Protocol':6,'InternalPort':1,'ExternalPort':3,'VIPs':['10.0.0.2']},"
                + "{'Type':'ROUTE','DestinationPrefix':'10.0.0.0/8'}]}");
        assertThat(LoadBalancerDocuments.convert(v1, DocumentShape.V2).unsaid())
                .containsExactly("Policies[0].Odd", "Policies[1].VIPs", "Policies[2]");
        assertThat(LoadBalancerDocuments.convert(
                                json("{'HostComputeEndpoints':[],'FrontendVIPs':['10.0.0.9'],'Flags':1}"),
                                DocumentShape.V1)
                        .unsaid())
                .containsExactly("FrontendVIPs", "Flags (1)");
    }

    @Test
    void changesGoInAndTheRestStays() {
        LoadBalancer read = LoadBalancerDocuments.read(published(DSR));
        LoadBalancer changed = new LoadBalancer(
                read.id(),
                read.name(),
                read.owner(),
                read.network(),
                List.of(EP),
                read.sourceVip(),
                List.of("10.0.0.1"),
                List.of(read.portMappings().get(0), new PortMapping(17, 53, 53, 0, 1)),
                0);
        JsonObject written = LoadBalancerDocuments.rewrite(published(DSR), changed);
        assertThat(LoadBalancerDocuments.read(written)).isEqualTo(changed);
        assertThat(written.without("References").without("Policies"))
                .isEqualTo(published(DSR).without("References").without("Policies"));
        JsonObject v2 = LoadBalancerDocuments.rewrite(published(V2), changed);
        assertThat(v2.get("SchemaVersion")).isEqualTo(published(V2).get("SchemaVersion"));
        assertThat(LoadBalancerDocuments.read(v2).portMappings()).isEqualTo(changed.portMappings());
    }

    @Test
    void readsTheWaysThatHostsWriteBalancers() {
        JsonObject odd = json("{'id':'" + EP + "','hostComputeEndpoints':['" + EP.toWindowsString() + "','none'],"
                + "'PortMappings':{'Protocol':'udp','InternalPort':'53','ExternalPort':53,'Flags':'LocalRoutedVip',"
                + "'DistributionType':'SourceIP'},'FrontendVIPs':'10.0.0.1, 10.0.0.2','SourceVIP':null,"
                + "'Flags':'EnableDirectServerReturn,IPv6'}");
        assertThat(LoadBalancerDocuments.read(odd))
                .isEqualTo(new LoadBalancer(
                        EP,
                        "",
                        "",
                        Guid.ZERO,
                        List.of(EP),
                        "",
                        List.of("10.0.0.1", "10.0.0.2"),
                        List.of(new PortMapping(17, 53, 53, 2, 2)),
                        3));
        assertThat(LoadBalancerDocuments.rewrite(odd, LoadBalancerDocuments.read(odd)))
                .isEqualTo(odd);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Routes", "Setting"})
    void readsBothNamesOfRoutes(String key) {
        JsonObject document = json("{'ID':'" + EP + "','HostComputeEndpoints':['" + EP + "'],'" + key
                + "':[{'DestinationPrefix':'169.254.169.254/24','NextHop':'127.10.0.34','NeedEncap':true}],"
                + "'Odd':1,'SchemaVersion':{'Major':2,'Minor':0}}");
        SdnRoute route = SdnRouteDocuments.read(document);
        assertThat(route.routes()).containsExactly(new SdnRoute.Hop("169.254.169.254/24", "127.10.0.34", true, false));
        assertThat(SdnRouteDocuments.rewrite(document, route)).hasToString(document.toString());
        Conversion old = SdnRouteDocuments.convert(document, DocumentShape.V1);
        assertThat(old.unsaid()).containsExactly("Odd");
        assertThat(SdnRouteDocuments.read(old.document())).isEqualTo(route);
        assertThat(PublishedDocuments.kind(old.document())).contains(HcnKind.ROUTE);
        assertThat(SdnRouteDocuments.convert(old.document(), DocumentShape.V2).document())
                .isEqualTo(SdnRouteDocuments.create(route, DocumentShape.V2));
    }

    @Test
    void namesWhatRoutesCannotSay() {
        JsonObject v1 = json("{'References':['/endpoints/" + EP + "'],'IsApplied':true,'Policies':["
                + "{'Type':'ROUTE','DestinationPrefix':'10.0.0.0/8','Odd':true},{'Type':'ELB'}]}");
        assertThat(SdnRouteDocuments.convert(v1, DocumentShape.V2).unsaid())
                .containsExactly("IsApplied", "Policies[0].Odd", "Policies[1]");
    }

    @Test
    void whateverIsCreatedIsReadAgainInEitherShape() {
        long seed = 20_271_101;
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            LoadBalancer balancer = balancer(random, false);
            for (DocumentShape shape : DocumentShape.values()) {
                JsonObject document = LoadBalancerDocuments.create(balancer, shape);
                assertThat(DocumentShape.of(document)).isEqualTo(shape);
                assertThat(LoadBalancerDocuments.read(document))
                        .as("seed " + seed)
                        .isEqualTo(balancer);
            }
            LoadBalancer full = balancer(random, true);
            assertThat(LoadBalancerDocuments.read(LoadBalancerDocuments.create(full, DocumentShape.V2)))
                    .as("seed " + seed)
                    .isEqualTo(full);
        }
    }

    /** A balancer; a full one says what only v2 can. */
    private static LoadBalancer balancer(Random random, boolean full) {
        List<PortMapping> mappings = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            mappings.add(new PortMapping(
                    random.nextBoolean() ? 6 : 17,
                    1 + random.nextInt(65_535),
                    1 + random.nextInt(65_535),
                    full ? random.nextInt(3) : 0,
                    random.nextInt(32)));
        }
        List<Guid> endpoints = new ArrayList<>();
        for (int i = 0; i < random.nextInt(3); i++) {
            endpoints.add(new Guid(random.nextLong(), random.nextLong()));
        }
        return new LoadBalancer(
                new Guid(random.nextLong(), 1 + random.nextInt(99)),
                random.nextBoolean() ? "web" : "",
                random.nextBoolean() ? "owner" : "",
                Guid.ZERO,
                endpoints,
                random.nextBoolean() ? "10.0.0.1" : "",
                random.nextBoolean() ? List.of("10.1.0.1", "fd00::1") : List.of(),
                mappings,
                random.nextInt(full ? 4 : 2));
    }

    @Test
    void keepsIdsAsTheyAreSpelt() {
        JsonObject v2 = published(V2).with("ID", Json.of("A335D997-4160-44F9-9F72-1087A2CBA45E"));
        assertThat(LoadBalancerDocuments.convert(v2, DocumentShape.V1)
                        .document()
                        .string("ID"))
                .contains("A335D997-4160-44F9-9F72-1087A2CBA45E");
    }
}
