package dev.hnsform.simulator;

import static dev.hnsform.simulator.Lab.NET;
import static dev.hnsform.simulator.Lab.nat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.port.HostCallException;
import dev.hnsform.hns.port.HostCallException.Ending;
import dev.hnsform.hns.port.HostQuery;
import dev.hnsform.simulator.fault.Fault;
import dev.hnsform.simulator.fault.Pause;
import dev.hnsform.simulator.profile.SimulatorSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultBehaviourTest {
    /** The caller is dead: nothing of it runs on. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private final Lab lab = new Lab(SimulatedHost.inMemory(SimulatorSettings.defaults(), () -> {
        throw new Killed();
    }));

    private HostCallException failing(Runnable call) {
        HostCallException failure = catchThrowableOfType(HostCallException.class, call::run);
        assertThat(failure).isNotNull();
        return failure;
    }

    @ParameterizedTest
    @CsvSource({
        "0x803b0013,REFUSED,'The specified port already exists. '",
        "0x80070015,TRANSIENT,'The device is not ready. '",
        "0x800706ba,TRANSIENT,'The RPC server is unavailable. '",
        "0x800706be,UNKNOWN,'The remote procedure call failed. '",
        "0xdeadbeef,REFUSED,'A scheduled fault. '"
    })
    void aCallFailsWithACode(String code, Ending ending, String text) {
        lab.host.addFault(new Fault(Fault.Kind.FAIL, "", 1, Long.decode(code), 0));

        HostCallException failure = failing(() -> lab.network(NET, nat()));

        assertThat(failure.hresult()).hasToString(code);
        assertThat(failure.ending()).isEqualTo(ending);
        assertThat(failure.record()).isEqualTo(text);
        assertThat(lab.host.lastRefusal().orElseThrow().rule()).isEqualTo("scheduled-fault");
        assertThat(lab.all(HcnKind.NETWORK)).isEmpty();
        lab.network(NET, nat());
    }

    @Test
    void itStrikesAtTheCallItWaitsFor() {
        lab.host.addFault(new Fault(Fault.Kind.FAIL, "HcnCreateNetwork", 2, 0x80004005L, 0));

        lab.network(NET, nat()).namespace(Lab.NS);
        lab.all(HcnKind.NETWORK);

        failing(() -> lab.network(Lab.NET_2, Lab.network("two", "Private", "10.9.0.0/24", "")));
        assertThat(lab.host.faults()).isEmpty();
    }

    @Test
    void aCallThatHangsIsUnknownAfterItsDeadline() {
        List<Duration> waits = new ArrayList<>();
        Path file = folder.resolve("host.sim");
        SimulatedHost.create(file, SimulatorSettings.defaults()).close();
        Lab hanging = new Lab(SimulatedHost.open(file, waits::add, () -> {
            throw new Killed();
        }));
        hanging.host.addFault(new Fault(Fault.Kind.HANG, "", 1, 0, 0));

        assertThat(failing(() -> hanging.network(NET, nat())).ending()).isEqualTo(Ending.UNKNOWN);

        assertThat(waits).containsExactly(Deadline.CHANGE.limit());
        assertThat(hanging.all(HcnKind.NETWORK)).isEmpty();
    }

    @TempDir
    private Path folder;

    @Test
    void aCallThatLiesChangesNothing() {
        lab.host.addFault(new Fault(Fault.Kind.LIE, "", 1, 0, 0));

        lab.network(NET, nat());

        assertThat(lab.all(HcnKind.NETWORK)).isEmpty();
    }

    @Test
    void aLateCallLandsBeforeALaterOneAndItsRefusalIsNotHeard() {
        lab.host.addFault(new Fault(Fault.Kind.LAND_LATE, "HcnCreateNetwork", 1, 0, 2));

        assertThat(failing(() -> lab.network(NET, nat())).ending()).isEqualTo(Ending.UNKNOWN);
        lab.network(NET, nat());
        assertThat(lab.all(HcnKind.NETWORK)).containsExactly(NET);
        assertThat(lab.host.lastRefusal()).isEmpty();
    }

    @Test
    void aCallerDiesBeforeOrAfterItsCall() {
        lab.host.addFault(new Fault(Fault.Kind.KILL_BEFORE, "", 1, 0, 0));
        assertThatThrownBy(() -> lab.network(NET, nat())).isInstanceOf(Killed.class);
        assertThat(lab.host.exec().enumerate(HcnKind.NETWORK, HostQuery.V2, Deadline.READ))
                .isEmpty();

        lab.host.addFault(new Fault(Fault.Kind.KILL_AFTER, "", 1, 0, 0));
        assertThatThrownBy(() -> lab.network(NET, nat())).isInstanceOf(Killed.class);
        assertThat(lab.host.exec().enumerate(HcnKind.NETWORK, HostQuery.V2, Deadline.READ))
                .containsExactly(NET);
    }

    @Test
    void faultsAndLateCallsWaitInTheFile() {
        Path file = folder.resolve("host.sim");
        try (SimulatedHost host = SimulatedHost.create(file, SimulatorSettings.defaults())) {
            host.addFault(new Fault(Fault.Kind.LAND_LATE, "", 2, 0, 1));
            host.facts(Deadline.READ);
        }
        try (SimulatedHost host = SimulatedHost.open(file)) {
            Lab again = new Lab(host);
            failing(() -> again.network(NET, nat()));
        }
        try (SimulatedHost host = SimulatedHost.open(file)) {
            assertThat(new Lab(host).all(HcnKind.NETWORK)).containsExactly(NET);
        }
    }

    @Test
    void anAdministratorMeetsNoFaultsAndIsNotCounted() {
        lab.host.addFault(new Fault(Fault.Kind.FAIL, "", 1, 0x80004005L, 0));

        lab.host.exec().create(HcnKind.NETWORK, NET, nat(), Deadline.CHANGE);

        assertThat(lab.host.callCount()).isZero();
        assertThat(lab.host.faults()).hasSize(1);
        lab.host.clearFaults();
        assertThat(lab.all(HcnKind.NETWORK)).containsExactly(NET);
        assertThat(lab.host.callCount()).isEqualTo(1);
    }

    @Test
    void everyCallTakesTheLatencyItWasMadeWith() {
        List<Duration> waits = new ArrayList<>();
        Path file = folder.resolve("host.sim");
        SimulatedHost.create(file, SimulatorSettings.defaults().withLatencyMillis(5))
                .close();

        new Lab(SimulatedHost.open(file, waits::add, () -> {}))
                .network(NET, nat())
                .all(HcnKind.NETWORK);

        assertThat(waits).containsExactly(Duration.ofMillis(5), Duration.ofMillis(5));
        assertThat(Pause.none()).isNotNull();
    }
}
