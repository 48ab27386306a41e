package dev.hnsform.hns.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.port.HostQuery;
import dev.hnsform.hns.published.PublishedCorpus;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonFormatException;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonReader;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QueryDocumentsTest {
    @Test
    void writesTheFilterAsTextInText() {
        HostQuery query = new HostQuery(
                2, 0, true, Optional.of(Json.object().put("Name", "nat").build()));
        assertThat(QueryDocuments.write(query))
                .hasToString(
                        "{\"SchemaVersion\":{\"Major\":2,\"Minor\":0},\"Flags\":1,\"Filter\":\"{\\\"Name\\\":\\\"nat\\\"}\"}");
        assertThat(QueryDocuments.parse(QueryDocuments.write(query).toString())).isEqualTo(query);
    }

    @Test
    void withoutASchemaVersionTheShapeIsV1() {
        assertThat(List.of("", "{}", "{\"Filter\":\"{}\"}"))
                .allSatisfy(text -> assertThat(QueryDocuments.parse(text)).isEqualTo(HostQuery.V1));
    }

    @Test
    void refusesWhatIsNoQuery() {
        assertThatThrownBy(() -> QueryDocuments.parse("[]")).isInstanceOf(JsonFormatException.class);
        assertThatThrownBy(() -> QueryDocuments.parse("{\"Filter\":\"[1]\"}")).isInstanceOf(JsonFormatException.class);
    }

    @Test
    void filtersByV1NamesWhateverTheShape() {
        JsonObject v2 = object(
                "{'ID':'5E6298C2-4638-494E-BE6B-FF6FEF942C06','Name':'a','HostComputeNetwork':'76177bd4-a2b5-43a6-9cb8-a37d9d903123','Flags':1}");
        assertThat(QueryFilter.matches(v2, object("{'VirtualNetwork':'76177BD4-A2B5-43A6-9CB8-A37D9D903123'}")))
                .isTrue();
        assertThat(QueryFilter.matches(
                        v2, object("{'ID':'5e6298c2-4638-494e-be6b-ff6fef942c06','Name':'a','IsRemoteEndpoint':true}")))
                .isTrue();
        assertThat(QueryFilter.matches(v2, object("{'Name':'A'}"))).isFalse();
        assertThat(QueryFilter.matches(v2, object("{'Name':'a','Type':'NAT'}"))).isFalse();
        assertThat(QueryFilter.matches(v2, object("{'Flags':'1'}"))).isTrue();
        assertThat(QueryFilter.matches(v2, JsonObject.EMPTY)).isTrue();
    }

    @Test
    void tellsPublishedDocumentsApart() {
        assertThat(kinds("03-v1-get-networks-overlay-and-nat-ws2019-response"))
                .containsExactly(HcnKind.NETWORK, HcnKind.NETWORK);
        assertThat(kinds("34-v1-endpoint-nat-containerd-namespace-transcribed")).containsExactly(HcnKind.ENDPOINT);
        assertThat(kinds("60-v1-namespace-created-hns15-transcribed")).containsExactly(HcnKind.NAMESPACE);
        assertThat(List.of(
                        "50-v1-policylist-dsr-hns15-transcribed",
                        "51-v2-loadbalancer-ws2019",
                        "52-v1-policylist-elb-ws2019-transcribed"))
                .allSatisfy(name -> assertThat(kinds(name)).as(name).containsExactly(HcnKind.LOAD_BALANCER));
        assertThat(PublishedDocuments.kind(object("{'References':[],'Policies':[{'Type':'route'}]}")))
                .contains(HcnKind.ROUTE);
        assertThat(PublishedDocuments.kind(object("{'HostComputeEndpoints':['x'],'Setting':[{}]}")))
                .contains(HcnKind.ROUTE);
        assertThat(PublishedDocuments.kind(object("{'VirtualMachineId':'x','MirrorHostNetworking':true}")))
                .contains(HcnKind.GUEST_SERVICE);
        assertThat(List.of(
                        "39-v1-endpoint-policies-calico-vxlan",
                        "40-v1-network-policies-remotesubnetroute-calico",
                        "78-v1-endpoint-nat-policy-l2bridge-request",
                        "88-v2-modify-endpoint-acl-hcsshim-test-request",
                        "96-error-adapter-not-found-v1"))
                .allSatisfy(name -> assertThat(kinds(name)).as(name).isEmpty());
    }

    @Test
    void readsModifyRequestsInAnyCaseAndByNumber() {
        Json published = PublishedCorpus.document("88-v2-modify-endpoint-acl-hcsshim-test-request");
        ModifyRequest request = ModifyRequest.parse((JsonObject) published, HcnWords.ENDPOINT_RESOURCE)
                .orElseThrow();
        assertThat(request.requestType()).isEqualTo("Update");
        assertThat(request.resourceType()).isEqualTo("Policy");
        assertThat(request.toJson()).hasToString(published.toString());
        assertThat(ModifyRequest.parse(
                        object("{'RequestType':1,'ResourceType':'ipsubnet'}"), HcnWords.NETWORK_RESOURCE))
                .contains(new ModifyRequest("Remove", "IPSubnet", JsonObject.EMPTY));
        assertThat(ModifyRequest.parse(object("{'RequestType':'Add'}"), HcnWords.NETWORK_RESOURCE))
                .isEmpty();
    }

    private static List<HcnKind> kinds(String name) {
        return PublishedDocuments.classify(PublishedCorpus.document(name)).stream()
                .map(PublishedDocuments.Classified::kind)
                .toList();
    }

    private static JsonObject object(String text) {
        return (JsonObject) JsonReader.parse(text.replace('\'', '"'));
    }
}
