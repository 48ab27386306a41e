package dev.hnsform.schema.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.resource.Endpoint;
import dev.hnsform.schema.resource.Network;
import dev.hnsform.schema.source.SourceFile;
import dev.hnsform.schema.source.SourceSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ValuesTest {
    private static final String STACK = """
            apiVersion: hnsform.dev/v1beta1
            kind: Stack
            metadata: {name: shop}
            spec:
              values:
                text: {type: string, default: "007"}
                port: {type: integer, default: 80}
                flag: {type: boolean, default: true}
                servers: {type: list, items: {type: string}, default: [10.0.0.53]}
                net: {type: map, default: {prefix: 10.1.0.0/16, gateway: 10.1.0.1}}
            """;

    private static Network network(String spec, List<SourceFile> files, String... settings) {
        SourceSet source = Texts.files(
                "stack.yaml",
                STACK,
                "web.yaml",
                "apiVersion: hnsform.dev/v1beta1\nkind: Network\nmetadata: {name: web}\nspec:\n" + spec.indent(2));
        Stacks.Result result =
                Stacks.read(source, new StackInputs(List.of(settings), files, "0.1.0"), Optional.empty());
        assertThat(result.diagnostics()).isEmpty();
        return (Network) result.stack()
                .orElseThrow()
                .find(ResourceAddress.parse("Network/web"))
                .orElseThrow();
    }

    private static String text(String spec, String... settings) {
        return network(spec, List.of(), settings).spec().toString();
    }

    @Test
    void aWholeScalarKeepsItsType() {
        assertThat(
                        text(
                                "type: Overlay\nsubnets: [{prefix: 10.1.0.0/16, gateway: 10.1.0.1, vsid: 4096}]\nvxlanPort: ${values.port}\nautomaticDns: ${values.flag}"))
                .contains("vxlanPort: 80", "automaticDns: true");
        assertThat(text("type: NAT\ndns: {servers: \"${values.servers}\"}")).contains("servers: [10.0.0.53]");
    }

    @Test
    void insideTextTheTextOfTheValueStands() {
        assertThat(text("type: NAT\nname: shop-${values.port}-${values.text}")).contains("name: shop-80-007");
    }

    @Test
    void partsOfMapsAreReached() {
        assertThat(text("type: NAT\nsubnets: [\"${values.net}\"]")).contains("prefix: 10.1.0.0/16");
        assertThat(text("type: NAT\nsubnets: [{prefix: \"${values.net.prefix}\"}]"))
                .contains("prefix: 10.1.0.0/16");
    }

    @Test
    void twoDollarsAreOne() {
        assertThat(text("type: NAT\nname: $${values.port}-$5")).contains("name: ${values.port}-$5");
    }

    @Test
    void settingsCountBeforeFilesAndLaterFilesBeforeEarlier() {
        List<SourceFile> files = new ArrayList<>();
        files.add(Texts.Memory.of("a.yaml", "port: 1\ntext: a\nservers: [10.0.0.1]\n"));
        files.add(Texts.Memory.of("b.yaml", "port: 2\ntext: b\n"));
        Network network = network(
                "type: NAT\nname: ${values.port}-${values.text}\ndns: {servers: \"${values.servers}\"}",
                files,
                "port=3",
                "port=4");
        assertThat(network.spec().toString()).contains("name: 4-b", "servers: [10.0.0.1]");
    }

    @Test
    void settingsAreParsedByTheirType() {
        assertThat(text("type: NAT\nname: \"${values.text}\"", "text=true")).contains("name: true");
        assertThat(text("type: NAT\ndns: {servers: \"${values.servers}\"}", "servers=[10.0.0.1, 10.0.0.2]"))
                .contains("servers: [10.0.0.1, 10.0.0.2]");
        assertThat(text("type: NAT\nsubnets: [\"${values.net}\"]", "net={prefix: 10.9.0.0/16}"))
                .contains("10.9.0.0/16");
    }

    @Test
    void textIsNoNumber() {
        SourceSet source = Texts.files("stack.yaml", STACK, "web.yaml", """
                apiVersion: hnsform.dev/v1beta1
                kind: Network
                metadata: {name: web}
                spec: {type: Overlay, vxlanPort: "${values.text}", subnets: [{prefix: 10.1.0.0/16, gateway: 10.1.0.1, vsid: 4096}]}
                """);
        assertThat(Texts.read(source).diagnostics())
                .singleElement()
                .satisfies(d -> assertThat(d.code()).isEqualTo("HF1102"));
    }

    @Test
    void usedValuesArePinnedAsText() {
        Stacks.Result result = Texts.read(Texts.files("stack.yaml", STACK), "port=8080");
        assertThat(result.stack().orElseThrow().values())
                .containsEntry("port", "8080")
                .containsEntry("servers", "[\"10.0.0.53\"]")
                .containsEntry("net", "{\"gateway\":\"10.1.0.1\",\"prefix\":\"10.1.0.0/16\"}");
    }

    @Test
    void namesOfResourcesMayTakeValues() {
        SourceSet source = Texts.files("stack.yaml", STACK, "web.yaml", """
                apiVersion: hnsform.dev/v1beta1
                kind: Network
                metadata: {name: "web-${values.port}"}
                spec: {type: NAT}
                ---
                apiVersion: hnsform.dev/v1beta1
                kind: Endpoint
                metadata: {name: a}
                spec: {network: "web-${values.port}"}
                """);
        Stacks.Result result = Texts.read(source);
        assertThat(result.diagnostics()).isEmpty();
        Endpoint endpoint = (Endpoint) result.stack()
                .orElseThrow()
                .find(ResourceAddress.parse("Endpoint/a"))
                .orElseThrow();
        assertThat(endpoint.network().toString()).isEqualTo("Network/web-80");
    }
}
