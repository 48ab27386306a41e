package dev.hnsform.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.schema.stack.Goldens;
import dev.hnsform.simulator.contract.ContractRefusals;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Runs the tests of rules and the cases of the contract once more, to see what holds what: nothing of it depends on what ran before. */
class FidelityPageTest {
    @Test
    void everyRuleIsHeldAndThePageSaysByWhat() throws IOException {
        Refusals refusals = Refusals.ofTests();
        assertThat(refusals.failed()).as("tests that failed meanwhile").isEmpty();
        FidelityPage page = new FidelityPage(refusals.tests(), ContractRefusals.first());

        assertThat(page.notHeld())
                .as("rules that no test of %s and no case of the contract holds", Refusals.TESTS)
                .isEmpty();
        Goldens.check(Goldens.repository("docs/hns-fidelity.md"), page.text());
    }
}
