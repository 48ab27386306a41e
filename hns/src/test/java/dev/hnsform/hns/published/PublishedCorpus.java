package dev.hnsform.hns.published;

import dev.hnsform.hns.version.HnsFeatures;
import dev.hnsform.schema.feature.Features;
import dev.hnsform.schema.feature.HnsVersion;
import dev.hnsform.schema.host.AdapterFacts;
import dev.hnsform.schema.host.Epoch;
import dev.hnsform.schema.host.HostFacts;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonReader;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.schema.net.MacAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The published HNS documents (index.md beside them says where each comes from), and a host to put them on. */
public final class PublishedCorpus {

    private PublishedCorpus() {}

    /** The names of all documents, without ".json", sorted. */
    public static List<String> names() {
        try (BufferedReader list =
                new BufferedReader(new InputStreamReader(open("names.txt"), StandardCharsets.UTF_8))) {
            return list.lines().sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A document. */
    public static Json document(String name) {
        try (InputStream in = open(name + ".json")) {
            return JsonReader.parse(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static InputStream open(String resource) {
        return Objects.requireNonNull(
                PublishedCorpus.class.getResourceAsStream(resource), () -> resource + " is no test resource");
    }

    /** A Windows Server 2022 host with one adapter. */
    public static HostFacts facts() {
        Features features = HnsFeatures.of(new HnsVersion(13, 3), 20348);
        SortedMap<String, String> services = new TreeMap<>();
        services.put("hns", "running");
        services.put("docker", "absent");
        return new HostFacts(
                "host-1",
                "NODE1",
                20348,
                features,
                List.of(new AdapterFacts(
                        "Ethernet",
                        MacAddress.parse("00-15-5D-01-02-03"),
                        AdapterFacts.Medium.ETHERNET,
                        true,
                        List.of(new AdapterFacts.InterfaceAddress(IpAddress.parse("10.1.0.4"), 24)),
                        Optional.of(Guid.parse("6670a4db-e650-4e9a-8c36-cfb3ce9a78db")))),
                services,
                new Epoch("boot-1", "start-1"));
    }
}
