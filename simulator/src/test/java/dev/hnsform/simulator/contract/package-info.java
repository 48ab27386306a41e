/**
 * The contract: what HNS does, case by case, as data ({@code src/test/resources/dev/hnsform/simulator/contract}), and a runner that puts the same
 * cases to every way of reaching a host. Entry types: {@link dev.hnsform.simulator.contract.ContractFiles} and
 * {@link dev.hnsform.simulator.contract.ContractRun}; {@code docs/contract.md} says how to write a case.
 */
@org.jspecify.annotations.NullMarked
package dev.hnsform.simulator.contract;
