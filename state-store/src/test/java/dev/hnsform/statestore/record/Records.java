package dev.hnsform.statestore.record;

import dev.hnsform.schema.address.ObjectIds;
import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.field.FieldJson;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonReader;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.recorded.RecordedResource;
import dev.hnsform.schema.recorded.RecordedStack;
import dev.hnsform.schema.recorded.Tombstone;
import dev.hnsform.schema.resource.KindTable;
import dev.hnsform.schema.resource.Resource;
import dev.hnsform.schema.resource.ResourceJson;
import dev.hnsform.schema.source.SourceSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Records for tests. */
public final class Records {
    /** The stack of {@link #shop}. */
    public static final Guid SHOP = Guid.parse("6f1c2a52-7f0e-4a53-9a51-6a0a4c1d7f10");

    /** The host of {@link #shop}. */
    public static final String HOST = "host-1";

    private Records() {}

    /** A small record that has something of everything. */
    public static HostRecord shop(long serial) {
        return record(SHOP, "lineage-1", serial, shopResources(), List.of(tombstone("old")));
    }

    /** The same of another stack. */
    public static HostRecord of(Guid stack, String lineage, long serial) {
        return record(stack, lineage, serial, shopResources(), List.of());
    }

    /** One network and many endpoints. */
    public static HostRecord large(int endpoints) {
        List<RecordedResource> resources = new ArrayList<>();
        resources.add(recorded(network("net"), 0, false, "{}"));
        for (int i = 0; i < endpoints; i++) {
            resources.add(recorded(
                    endpoint("e" + i, "net"),
                    i % 3,
                    false,
                    "{\"ipAddresses\":[{\"address\":\"10.1." + i / 250 % 250 + "." + (i % 250 + 1)
                            + "\",\"prefixLength\":16}],\"macAddress\":\"00-15-5D-10-00-0A\"}"));
        }
        return record(SHOP, "lineage-1", 1, resources, List.of());
    }

    private static HostRecord record(
            Guid stack, String lineage, long serial, List<RecordedResource> resources, List<Tombstone> tombstones) {
        return new HostRecord(
                new RecordedStack("shop", stack, lineage, serial, resources, tombstones, false),
                new SourceSet.Origin(
                        "git::https://git.example/shop.git//web?ref=main",
                        "https://git.example/shop.git",
                        "2fd4e1c67a2d28fced849ee1bb76e7391b93eb12",
                        "web"),
                HOST,
                Instant.parse("2026-01-02T03:04:05Z").plusSeconds(serial),
                "0.1.0");
    }

    private static List<RecordedResource> shopResources() {
        List<RecordedResource> resources = new ArrayList<>();
        resources.add(recorded(network("web"), 0, false, "{}"));
        resources.add(recorded(resource("{\"address\":\"Namespace/shop-1\",\"spec\":{}}"), 3, false, "{}"));
        RecordedResource endpoint = recorded(
                endpoint("shop-1", "web"),
                2,
                true,
                "{\"ipAddresses\":[{\"address\":\"172.30.16.10\",\"prefixLength\":20}],\"macAddress\":\"00-15-5D-10-00-0A\"}");
        resources.add(new RecordedResource(
                endpoint.applied(),
                endpoint.id(),
                ResourceAddress.parse("Endpoint/older[a]"),
                2,
                true,
                endpoint.decided(),
                List.of("QOS", "ACL"),
                true));
        return resources;
    }

    private static Tombstone tombstone(String name) {
        ResourceAddress address = ResourceAddress.parse("Network/" + name);
        return new Tombstone(address, ObjectIds.derive(SHOP, 0, address));
    }

    private static Resource network(String name) {
        return resource("{\"address\":\"Network/" + name
                + "\",\"labels\":{\"team\":\"shöp 😀\"},\"movedFrom\":[\"Network/before\"],\"lifecycle\":{\"preventDestroy\":true},"
                + "\"spec\":{\"type\":\"NAT\",\"subnets\":[{\"prefix\":\"172.30.16.0/20\",\"gateway\":\"172.30.16.1\"}],"
                + "\"dns\":{\"servers\":[\"10.0.0.53\"],\"domain\":\"shop.example\"}}}");
    }

    private static Resource endpoint(String name, String network) {
        return resource("{\"address\":\"Endpoint/" + name + "\",\"spec\":{\"network\":\"" + network
                + "\",\"policies\":[{\"type\":\"ACL\",\"id\":\"allow-web\",\"direction\":\"In\",\"action\":\"Allow\",\"protocols\":[\"TCP\"],"
                + "\"localPorts\":[\"80\"]}]}}");
    }

    private static Resource resource(String json) {
        return ResourceJson.fromJson((JsonObject) JsonReader.parse(json), "sample");
    }

    private static RecordedResource recorded(Resource resource, int generation, boolean adopted, String decided) {
        ResourceAddress address = resource.address();
        FieldValues values =
                FieldJson.fromJson(KindTable.fields(address.kind()), JsonReader.parse(decided), "sample.decided");
        return new RecordedResource(
                resource, ObjectIds.derive(SHOP, generation, address), address, generation, adopted, values, List.of());
    }
}
