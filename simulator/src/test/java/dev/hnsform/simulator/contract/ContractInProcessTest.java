package dev.hnsform.simulator.contract;

import dev.hnsform.hns.port.HnsHost;
import dev.hnsform.simulator.SimulatedHost;

/** The contract, with the simulated host in this process. */
class ContractInProcessTest extends ContractSuite {
    ContractInProcessTest() {
        super("the simulator in process");
    }

    @Override
    HnsHost reach(SimulatedHost simulated) {
        return simulated;
    }
}
