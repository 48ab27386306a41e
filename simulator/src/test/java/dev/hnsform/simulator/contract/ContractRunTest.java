package dev.hnsform.simulator.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hnsform.hns.error.Grade;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.simulator.SimulatedHost;
import dev.hnsform.simulator.profile.SimulatorSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The runner finds what does not hold, and says what and where: a suite that cannot fail says nothing. */
class ContractRunTest {
    private static final Path FILES = Path.of("src/test/resources/dev/hnsform/simulator/contract");

    private static List<String> differences(String given, String steps) {
        JsonObject written = ContractYaml.parse("given: [" + given + "]\nsteps: [" + steps + "]");
        ContractCase one = new ContractCase(
                "family",
                "name",
                Grade.DOC,
                "source",
                SimulatorSettings.defaults(),
                written.array("given").orElse(JsonArray.EMPTY).objects(),
                written.array("steps").orElse(JsonArray.EMPTY).objects());
        try (SimulatedHost host = SimulatedHost.inMemory(one.host())) {
            return new ContractRun(one, host, host).run().differences();
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{create: network net, document: {Type: Bridge}}"
                        + "|step 1 (create network net): expected success, got HCN_E_INVALID_NETWORK_TYPE 0x803b000b",
                "{delete: network net, fails: HCN_E_ENDPOINT_NOT_FOUND}"
                        + "|expected HCN_E_ENDPOINT_NOT_FOUND 0x803b0002, got HCN_E_NETWORK_NOT_FOUND 0x803b0001",
                "{create: namespace ns, fails: 0x80070057}|0x80070057, got success",
                "{delete: network net, fails: HCN_E_NETWORK_NOT_FOUND, text: other}|expected the text \"other\", got \"",
                "{enumerate: networks, ids: [net]}|expected the ids [",
                "{enumerate: networks, has: [net]}|among []",
                "{enumerate: networks, count: 3}|expected 3 ids, got 0",
                "{hns: GET /globals/version, answer: {Major: 14}}|answer.Major: expected 14, got 13",
                "{hns: GET /globals/version, answer: {Patch: ~any}}|answer.Patch: expected ~any, got nothing",
                "{hns: GET /globals/version, answer: {Major: ~absent}}|answer.Major: expected ~absent, got 13",
                "{hns: GET /globals/version, answer: {Major: ~guid}}|answer.Major: expected ~guid, got 13",
                "{hns: GET /globals/version, answer: {Major: ~not 13}}|expected ~not 13, got 13",
                "{hns: GET /networks/, answer: [{}]}|answer: expected [{}], got []",
                "{hns: GET /networks/, answer: {~has: [{Name: web}]}}|answer: expected one element {\"Name\":\"web\"}, got []",
                "{hns: GET /globals/version, until: {Major: 14}}|answer.Major: expected 14, got 13"
            })
    void saysWhatDoesNotHold(String step, String difference) {
        assertThat(differences("", step)).singleElement().asString().contains(difference);
    }

    @Test
    void doesNotGoOnWhenWhatIsGivenFails() {
        assertThat(differences("{delete: network net}", "{delete: network net}"))
                .singleElement()
                .asString()
                .startsWith("given 1 (delete network net): ");
    }

    @Test
    void keepsWhatIsBound() {
        assertThat(differences(
                        "{hns: GET /globals/version, answer: {Major: ~bind version}}",
                        "{hns: GET /globals/version, answer: {Major: \"~not ${version}\"}}"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {"{create: network, fial: 1}|fial", "{create: wish}|wish", "{answer: 1}|a step without a call"})
    void refusesStepsThatItDoesNotUnderstand(String step, String word) {
        assertThatThrownBy(() -> differences("", step))
                .isInstanceOf(ContractException.class)
                .hasMessageContaining(word);
    }

    @Test
    void runsEveryFile() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".yaml") && !name.equals("documents.yaml"))
                            .map(name -> name.replace(".yaml", "")))
                    .containsExactlyInAnyOrderElementsOf(Files.readAllLines(FILES.resolve("families.txt")));
        }
    }
}
