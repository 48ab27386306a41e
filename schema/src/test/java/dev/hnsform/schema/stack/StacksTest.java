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
    static final String ALL_KINDS = """
            apiVersion: hnsform.dev/v1beta1
            kind: Network
            metadata: {name: web}
            spec:
              type: nat
              subnets:
                - {prefix: 172.30.16.0/20, gateway: 172.30.16.1}
              dns: {servers: [10.0.0.53], domain: shop.example, search: [shop.example]}
              macPool: [{first: 00-15-5D-10-00-00, last: 00-15-5D-10-0F-FF}]
            ---
            apiVersion: hnsform.dev/v1beta1
            kind: Endpoint
            metadata: {name: shop-1, labels: {app: shop}}
            spec:
              network: web
              ipAddresses: [172.30.16.10]
              macAddress: 00-15-5D-10-00-0A
              policies:
                - {type: PortMapping, protocol: TCP, externalPort: 8080, internalPort: 80}
                - {type: ACL, id: allow-web, direction: In, action: Allow, protocols: [TCP], localPorts: [80, 443]}
              attachment: {namespace: shop-1}
            ---
            apiVersion: hnsform.dev/v1beta1
            kind: Namespace
            metadata: {name: shop-1}
            spec: {}
            ---
            apiVersion: hnsform.dev/v1beta1
            kind: Network
            metadata: {name: pods}
            lifecycle: {allowHostInterruption: true}
            spec:
              type: Overlay
              adapter: {names: ["${values.uplink}"]}
              subnets:
                - {prefix: 10.244.3.0/24, gateway: 10.244.3.1, vsid: 4096}
              vxlanPort: 4789
            ---
            apiVersion: hnsform.dev/v1beta1
            kind: RemoteSubnet
            metadata: {name: peer}
            spec: {network: pods, destinationPrefix: 10.244.4.0/24, isolationId: 4096,
                   providerAddress: 10.1.0.5, distributedRouterMacAddress: 00-15-5D-AA-BB-CC}
            ---
            apiVersion: hnsform.dev/v1beta1
            kind: ExistingNetwork
            metadata: {name: nat}
            spec: {match: {name: nat, type: NAT}}
            ---
            apiVersion: hnsform.dev/v1beta1
            kind: Endpoint
            metadata: {name: guest}
            spec: {network: nat, attachment: {host: {}}}
            ---
            # another program's
            apiVersion: v1
            kind: ConfigMap
            data: {a: null, b: !tag c}
            """;

    static final String STACK = """
            apiVersion: hnsform.dev/v1beta1
            kind: Stack
            metadata: {name: shop}
            spec:
              id: 6f1c2a52-7f0e-4a53-9a51-6a0a4c1d7f10
              requires: ">=0.1"
              hosts: {selector: {role: shop}}
              values:
                uplink: {type: string, default: Ethernet, description: Physical adapter for external networks}
                peers: {type: list, items: {type: map}, default: []}
            """;

    @Test
    void readsEveryKind() {
        Stacks.Result result = Texts.read(Texts.files("stack.yaml", STACK, "all.yaml", ALL_KINDS));

        assertThat(result.diagnostics()).isEmpty();
        assertThat(result.skippedDocuments()).isEqualTo(1);
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
