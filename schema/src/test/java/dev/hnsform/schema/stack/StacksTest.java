package dev.hnsform.schema.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.diagnostic.SourceSpan;
import dev.hnsform.schema.resource.Endpoint;
import dev.hnsform.schema.resource.Network;
import dev.hnsform.schema.resource.Resource;
import java.util.List;
import org.junit.jupiter.api.Test;

class StacksTest {
    static final String ALL_KINDS = StackReaderTexts.ALL_KINDS;
    static final String STACK = StackReaderTexts.STACK;

    @Test
    void readsEveryKind() {
        Stacks.Result result = Texts.read(Texts.files("stack.yaml", STACK, "all.yaml", ALL_KINDS));

        assertThat(result.diagnostics()).isEmpty();
        assertThat(result.skipped().documents()).isEqualTo(1);
        ResolvedStack stack = result.stack().orElseThrow();
        assertThat(stack.name()).isEqualTo("shop");
        assertThat(stack.values()).containsEntry("uplink", "Ethernet").containsEntry("peers", "[]");
        assertThat(stack.resources().stream().map(Resource::address).map(ResourceAddress::toString))
                .containsExactly(
                        "ExistingNetwork/nat",
                        "Namespace/shop-1",
                        "Network/pods",
                        "Network/web",
                        "Endpoint/guest",
                        "Endpoint/shop-1",
                        "RemoteSubnet/peer");
        Endpoint guest =
                (Endpoint) stack.find(ResourceAddress.parse("Endpoint/guest")).orElseThrow();
        assertThat(guest.network()).isEqualTo(ResourceAddress.parse("ExistingNetwork/nat"));
        Endpoint shop =
                (Endpoint) stack.find(ResourceAddress.parse("Endpoint/shop-1")).orElseThrow();
        assertThat(shop.policies().value().orElseThrow()).hasSize(2);
        Network pods =
                (Network) stack.find(ResourceAddress.parse("Network/pods")).orElseThrow();
        assertThat(pods.adapter().orElseThrow().values().toString()).contains("Ethernet");
        assertThat(pods.lifecycle().allowHostInterruption()).isTrue();
    }

    @Test
    void namesTheFilesThatBelongToOtherPrograms() {
        Stacks.Result result = Texts.read(Texts.files(
                "stack.yaml",
                STACK,
                "patch.yaml",
                "- {op: remove, path: /spec}\n---\n- {op: add}\n",
                "empty.yaml",
                "# nothing\n",
                "compose.yaml",
                "services: {}\n"));

        assertThat(result.diagnostics()).isEmpty();
        assertThat(result.skipped()).isEqualTo(new Skipped(3, List.of("compose.yaml", "patch.yaml")));
    }

    @Test
    void valuesAreKnownWhereverTheStackDocumentStands() {
        Stacks.Result result = Texts.read(Texts.files("all.yaml", ALL_KINDS, "zz.yaml", STACK), "uplink=Ethernet 2");

        assertThat(result.diagnostics()).isEmpty();
        Network pods = (Network) result.stack()
                .orElseThrow()
                .find(ResourceAddress.parse("Network/pods"))
                .orElseThrow();
        assertThat(pods.adapter().orElseThrow().values().toString()).contains("Ethernet 2");
    }

    @Test
    void findsWhereFieldsStand() {
        Stacks.Result result = Texts.read(Texts.files("stack.yaml", STACK, "all.yaml", ALL_KINDS));
        SpanLookup spans = result.stack().orElseThrow().spans();
        ResourceAddress web = ResourceAddress.parse("Network/web");
        ResourceAddress shop = ResourceAddress.parse("Endpoint/shop-1");

        assertThat(spans.find(web, "spec.subnets[172.30.16.0/20].gateway"))
                .contains(new SourceSpan("all.yaml", 7, 41, 7, 52));
        assertThat(spans.find(web, "")).contains(new SourceSpan("all.yaml", 3, 18, 3, 21));
        assertThat(spans.find(web, "spec.ipam")).contains(new SourceSpan("all.yaml", 4, 1, 4, 5));
        assertThat(spans.find(shop, "spec.policies[ACL/allow-web].priority"))
                .contains(new SourceSpan("all.yaml", 20, 7, 20, 104));
        assertThat(spans.find(shop, "spec.policies[ACL/allow-web].localPorts[443]"))
                .contains(new SourceSpan("all.yaml", 20, 99, 20, 102));
        assertThat(spans.find(ResourceAddress.parse("Endpoint/none"), "")).isEmpty();
    }

    @Test
    void saysWhatIsWrong() {
        Stacks.Result result = Texts.read(Texts.stackWith("""
                apiVersion: hnsform.dev/v1beta1
                kind: Network
                metadata: {name: web}
                spec:
                  type: NAT
                  subnets:
                    - {prefix: 172.30.16.0/20, gatway: 172.30.16.1}
                """));

        assertThat(result.diagnostics()).hasSize(1);
        assertThat(result.diagnostics().get(0).hint()).contains("Did you mean \"gateway\"?");
        assertThat(result.diagnostics().get(0).subject()).contains(new SourceSpan("web.yaml", 7, 32, 7, 38));
        assertThat(List.of(result.stack())).containsExactly(java.util.Optional.empty());
    }
}
