package dev.hnsform.simulator.contract;

import dev.hnsform.simulator.SimulatedHost;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which cases of the contract hold which rule of the simulator: those that expect a refusal, and are refused by that rule. */
public final class ContractRefusals {
    private ContractRefusals() {}

    /** Makes the calls of every case in process, and answers the first case that holds a rule, by the rule's label. */
    public static Map<String, String> first() {
        Map<String, String> first = new LinkedHashMap<>();
        for (ContractCase one : ContractFiles.all()) {
            try (SimulatedHost simulated = SimulatedHost.inMemory(one.host())) {
                ContractRun run = new ContractRun(one, simulated, simulated).run();
                if (run.differences().isEmpty()) {
                    run.refusedBy().forEach(rule -> first.putIfAbsent(rule, one.toString()));
                }
            }
        }
        return first;
    }
}
