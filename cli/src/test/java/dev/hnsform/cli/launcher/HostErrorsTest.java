package dev.hnsform.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.cli.exit.ExitCode;
import dev.hnsform.hns.error.HcnError;
import dev.hnsform.schema.stack.Goldens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How errors of the host are explained: by command, and where they happen. */
class HostErrorsTest {
    private static final String STACK = """
            apiVersion: hnsform.dev/v1beta1
            kind: Stack
            metadata:
              name: shop
            spec:
              id: 7f3c1d52-1111-8a00-8000-0000000000aa
            ---
            apiVersion: hnsform.dev/v1beta1
            kind: Network
            metadata:
              name: front
            spec:
              type: NAT
              subnets:
                - prefix: 10.20.0.0/24
                  gateway: 10.20.0.1
            ---
            apiVersion: hnsform.dev/v1beta1
            kind: Endpoint
            metadata:
              name: till
            spec:
              network: front
              ipAddresses: [10.20.0.9]
            """;

    @TempDir
    Path directory;

    private Typed hnsform;

    @BeforeEach
    void begin() {
        hnsform = new Typed(directory);
    }

    private static void golden(String name, String actual) throws IOException {
        Goldens.check(Goldens.resource("errors/" + name), actual);
    }

    /** Ids that the simulator made up are not the same in every run. */
    private static String withoutIds(String text) {
        return text.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "ID");
    }

    @ParameterizedTest
    @CsvSource({
        "0x803b0013,explain-port.txt",
        "0x80070057,explain-parameter.txt",
        "0x803b002f,explain-address.txt",
        "HCN_E_ENDPOINT_ALREADY_ATTACHED,explain-attached.txt"
    })
    void explainsForPeople(String code, String golden) throws IOException {
        assertThat(hnsform.run("explain", code)).isEqualTo(ExitCode.OK);
        assertThat(hnsform.err()).isEmpty();
        golden(golden, hnsform.out());
    }

    @Test
    void explainsForPrograms() throws IOException {
        assertThat(hnsform.run("explain", "HCN_E_INVALID_IP", "--format", "json"))
                .isEqualTo(ExitCode.OK);
        golden("explain-ip.json", hnsform.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0x803B0013", "803b0013", "2151350291", "hcn_e_port_already_exists", "PORT_ALREADY_EXISTS"})
    void takesEverySpelling(String spelling) {
        hnsform.run("explain", "0x803b0013");
        String explained = hnsform.out();
        assertThat(hnsform.run("explain", spelling)).isEqualTo(ExitCode.OK);
        assertThat(hnsform.out()).isEqualTo(explained);
        assertThat(hnsform.run("explain", "--", "-2143617005")).isEqualTo(ExitCode.OK);
        assertThat(hnsform.out()).isEqualTo(explained);
    }

    @ParameterizedTest
    @EnumSource
    void explainsEveryErrorWithinTheWidth(HcnError error) {
        assertThat(hnsform.run("explain", error.symbol())).isEqualTo(ExitCode.OK);
        assertThat(hnsform.out()).startsWith(error.symbol()).contains("1. ", "→ ");
        assertThat(hnsform.out().lines()).allMatch(line -> line.length() <= 100);
        assertThat(hnsform.run("explain", error.symbol(), "--format", "json")).isEqualTo(ExitCode.OK);
        assertThat(hnsform.out()).contains("\"causes\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HCN_E_PORT_ALREADY_EXIST|Did you mean HCN_E_PORT_ALREADY_EXISTS?",
                "HCN_E_ADDR_INVALID_OR_RESERVD|Did you mean HCN_E_ADDR_INVALID_OR_RESERVED?",
                "weather|docs/errors.md lists them all",
                "Network.spec.type|docs/language-reference.md",
                "HF2101|a code of hnsform's own",
                "0x8765abcd|Nothing is known of 0x8765abcd",
                "0x12345678|is no failure",
                "99999999999|is no error of the host"
            })
    void saysWhatItCannotExplain(String written, String words) {
        assertThat(hnsform.run("explain", written)).isEqualTo(ExitCode.USAGE);
        assertThat(hnsform.out()).isEmpty();
        assertThat(hnsform.err()).startsWith("error HF9014: ").contains(words);
    }

    @Test
    void needsACode() {
        assertThat(hnsform.run("explain")).isEqualTo(ExitCode.USAGE);
        assertThat(hnsform.err()).contains("CODE is missing");
    }

    @Test
    void explainsWhatASimulatedHostRefused() throws IOException {
        hnsform.run("sim", "create", "lab.sim");
        String network =
                "{\"Name\":\"n\",\"Type\":\"NAT\",\"Subnets\":[{\"AddressPrefix\":\"10.20.0.0/24\",\"GatewayAddress\":\"10.20.0.1\"}]"
                        + ",\"ID\":\"11111111-0000-8000-8000-000000000001\"}";
        assertThat(hnsform.run("sim", "exec", "lab.sim", "create", "network", network))
                .isEqualTo(ExitCode.OK);
        StringBuilder said = new StringBuilder();
        for (String endpoint : new String[] {
            "\"Name\":\"a\",\"IPAddress\":\"10.20.0.9\",\"Policies\":[{\"Type\":\"NAT\",\"Protocol\":\"TCP\",\"ExternalPort\":8080,\"InternalPort\":80}]",
            "\"Name\":\"gateway\",\"IPAddress\":\"10.20.0.1\"",
            "\"Name\":\"held\",\"IPAddress\":\"10.20.0.9\"",
            "\"Name\":\"outside\",\"IPAddress\":\"10.21.0.9\"",
            "\"Name\":\"port\",\"Policies\":[{\"Type\":\"NAT\",\"Protocol\":\"TCP\",\"ExternalPort\":8080,\"InternalPort\":80}]"
        }) {
            ExitCode exit = hnsform.run(
                    "sim",
                    "exec",
                    "lab.sim",
                    "create",
                    "endpoint",
                    "{\"VirtualNetwork\":\"11111111-0000-8000-8000-000000000001\"," + endpoint + "}");
            assertThat(exit).isEqualTo(endpoint.startsWith("\"Name\":\"a\"") ? ExitCode.OK : ExitCode.HOST);
            said.append(hnsform.err());
        }
        assertThat(hnsform.run(
                        "sim",
                        "exec",
                        "lab.sim",
                        "create",
                        "network",
                        "{\"Name\":\"t\",\"Type\":\"Transparent\",\"NetworkAdapterName\":\"vEthernet (n)\"}"))
                .isEqualTo(ExitCode.HOST);
        golden("sim-exec.txt", withoutIds(said + hnsform.err()));
    }

    private void stackOnALab() throws IOException {
        Files.createDirectories(directory.resolve("shop"));
        Files.writeString(directory.resolve("shop/stack.yaml"), STACK);
        hnsform.run("sim", "create", "lab.sim");
    }

    private static String afterThePlan(String output) {
        return output.substring(output.indexOf("[1/2]"));
    }

    @Test
    void explainsAStepThatTheHostRefusedAtItsLine() throws IOException {
        stackOnALab();
        hnsform.run("sim", "fault", "lab.sim", "fail", "--call", "HcnCreateNetwork", "--code", "0x80070057");
        assertThat(hnsform.run("apply", "shop", "--host", "sim:lab.sim", "--auto-approve"))
                .isEqualTo(ExitCode.RUN);
        golden("apply-parameter.txt", withoutIds(afterThePlan(hnsform.out())));
    }

    @Test
    void explainsASavedPlansStepToo() throws IOException {
        stackOnALab();
        hnsform.run("plan", "shop", "--host", "sim:lab.sim", "--out", "shop.hnsplan");
        hnsform.run("sim", "fault", "lab.sim", "fail", "--call", "HcnCreateEndpoint", "--code", "0x803b002f");
        assertThat(hnsform.run("apply", "shop.hnsplan", "--auto-approve")).isEqualTo(ExitCode.RUN);
        golden("apply-saved-address.txt", withoutIds(afterThePlan(hnsform.out())));
    }

    @Test
    void nothingStandsAloneThatTheHostAnswersOutsideARun() {
        hnsform.run("sim", "create", "lab.sim");
        hnsform.run("sim", "fault", "lab.sim", "fail", "--call", "HostFacts", "--code", "0x80070057");
        assertThat(hnsform.run("host", "facts", "--host", "sim:lab.sim")).isEqualTo(ExitCode.HOST);
        assertThat(hnsform.err())
                .contains("0x80070057")
                .contains("ERROR_INVALID_PARAMETER: ", "  1. ", "→ ", "hnsform explain ERROR_INVALID_PARAMETER");
    }
}
