package dev.hnsform.hns.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.host.HostEndpoint;
import dev.hnsform.schema.host.HostNamespace;
import dev.hnsform.schema.host.HostNetwork;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonReader;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.resource.Endpoint;
import dev.hnsform.schema.resource.Namespace;
import dev.hnsform.schema.resource.Network;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is written to a host is read from it again: read(create(x)) reports every field that x states, as it states it. */
class RoundTripPropertyTest {
    private static final long FIRST_SEED = Long.getLong("hnsform.seed", 1);
    private static final int CASES = 3_000 * Integer.getInteger("hnsform.check.scale", 1);

    @Test
    void networksReadBackAsTheyWereWritten() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + CASES; seed++) {
            GeneratedResources generated = new GeneratedResources(seed);
            Network network = generated.network();
            Guid id = generated.guid();
            JsonObject document = throughText(NetworkDocuments.create(network, id, "hnsform/shop", Optional.empty()));
            HostNetwork read = NetworkDocuments.read(document).orElseThrow();
            assertThat(Stated.differences(network.spec(), read.reported()))
                    .as("seed %d: %s", seed, document)
                    .isEmpty();
            assertThat(read.id()).isEqualTo(id);
            assertThat(read.name()).isEqualTo(network.hostName());
            assertThat(read.owner()).isEqualTo("hnsform/shop");
            assertThat(read.type()).isEqualTo(network.type().label());
            Network again = new Network(network.head(), read.reported());
            assertThat(NetworkDocuments.read(NetworkDocuments.create(again, id, "x", Optional.empty()))
                            .orElseThrow()
                            .reported())
                    .as("seed %d: what was read is stable", seed)
                    .isEqualTo(read.reported());
        }
    }

    @Test
    void endpointsReadBackAsTheyWereWritten() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + CASES; seed++) {
            GeneratedResources generated = new GeneratedResources(seed);
            NetworkType type = generated.networkType();
            Endpoint endpoint = generated.endpoint(type);
            Guid id = generated.guid();
            Guid networkId = generated.guid();
            JsonObject document = throughText(EndpointDocuments.create(endpoint, id, networkId, "hnsform/shop", type));
            HostEndpoint read = EndpointDocuments.read(document).orElseThrow();
            assertThat(Stated.differences(endpoint.spec().without(Endpoint.NETWORK), read.reported()))
                    .as("seed %d: %s", seed, document)
                    .isEmpty();
            assertThat(read.id()).isEqualTo(id);
            assertThat(read.network()).isEqualTo(networkId);
            assertThat(read.name()).isEqualTo(endpoint.hostName());
            Endpoint again = new Endpoint(endpoint.head(), read.reported().with(Endpoint.NETWORK, endpoint.network()));
            assertThat(EndpointDocuments.read(EndpointDocuments.create(again, id, networkId, "x", type))
                            .orElseThrow()
                            .reported())
                    .as("seed %d: what was read is stable", seed)
                    .isEqualTo(read.reported());
        }
    }

    @Test
    void namespacesReadBackAsTheyWereWritten() {
        for (long seed = 1; seed <= 100; seed++) {
            GeneratedResources generated = new GeneratedResources(seed);
            Namespace namespace = generated.namespace();
            Guid id = generated.guid();
            HostNamespace read = NamespaceDocuments.read(
                            throughText(NamespaceDocuments.create(namespace, id, "hnsform/shop")))
                    .orElseThrow();
            assertThat(Stated.differences(namespace.spec().without(Namespace.CREATE_WITH_COMPARTMENT), read.reported()))
                    .isEmpty();
            assertThat(read.id()).isEqualTo(id);
            assertThat(read.type()).isEqualTo("Host");
        }
    }

    private static JsonObject throughText(JsonObject document) {
        return (JsonObject) JsonReader.parse(document.toString());
    }
}
