package dev.hnsform.hns.mapping;

import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.resource.RemoteSubnet;
import java.util.ArrayList;
import java.util.List;

/** The {@code RemoteSubnetRoute} policy (hns-reference 2.8): flat in v1, with the same names. */
final class RemoteSubnetDocuments {
    private static final String TYPE = "RemoteSubnetRoute";
    private static final List<Row<?>> ROWS = List.of(
            Row.of(RemoteSubnet.DESTINATION_PREFIX, "DestinationPrefix", Codecs.prefix()),
            Row.of(RemoteSubnet.ISOLATION_ID, "IsolationId", Codecs.number(RemoteSubnet.ISOLATION_ID.shape())),
            Row.of(
                    RemoteSubnet.PROVIDER_ADDRESS,
                    "ProviderAddress",
                    Codecs.text(RemoteSubnet.PROVIDER_ADDRESS.shape())),
            Row.of(
                    RemoteSubnet.DISTRIBUTED_ROUTER_MAC_ADDRESS,
                    "DistributedRouterMacAddress",
                    Codecs.text(RemoteSubnet.DISTRIBUTED_ROUTER_MAC_ADDRESS.shape())));

    private RemoteSubnetDocuments() {}

    static JsonObject write(FieldValues remoteSubnet) {
        return NetworkPolicyRows.policy(
                TYPE, Row.write(ROWS, remoteSubnet, Json.object()).build());
    }

    static List<FieldValues> read(List<JsonObject> policies) {
        List<FieldValues> remote = new ArrayList<>();
        for (JsonObject policy : policies) {
            if (NetworkPolicyRows.is(policy, TYPE)) {
                remote.add(Row.read(ROWS, NetworkPolicyRows.settings(policy), FieldValues.builder(RemoteSubnet.TABLE))
                        .build());
            }
        }
        return remote;
    }
}
