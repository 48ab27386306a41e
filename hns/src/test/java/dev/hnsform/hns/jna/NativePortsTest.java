package dev.hnsform.hns.jna;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hnsform.hns.error.HcnError;
import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.port.HostCallException;
import dev.hnsform.hns.port.HostCallException.Ending;
import dev.hnsform.hns.port.HostDescription;
import dev.hnsform.hns.port.HostPorts.PortReservation;
import dev.hnsform.hns.port.PortAccess;
import dev.hnsform.hns.port.PortProtocol;
import dev.hnsform.hns.port.ReservedPorts;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ports held for guests over the raw tier. Every test ends with nothing open, reserved or to be freed. */
class NativePortsTest {
    private static final Guid ID = Guid.parse("6f1c2a52-7f0e-4a53-9a51-6a0a4c1d7f10");
    private static final String RESERVE = "HcnReserveGuestNetworkServicePort";
    private static final String RELEASE = "HcnReleaseGuestNetworkServicePortReservationHandle";
    private static final Deadline SHORT = new Deadline(Duration.ofMillis(50));

    private final FakeLibrary library = new FakeLibrary();
    private final NativeHost host =
            new NativeHost(new HostDescription("local:", false, false), library.client(), deadline -> {
                throw new AssertionError("nobody asks for facts here");
            });

    @BeforeEach
    void service() {
        host.create(HcnKind.GUEST_SERVICE, ID, JsonObject.EMPTY, Deadline.CHANGE);
    }

    @AfterEach
    void nothingIsLeft() throws InterruptedException {
        host.close();
        host.awaitEnd();
        assertThat(library.openHandles()).isZero();
        assertThat(library.liveStrings()).isZero();
    }

    private PortReservation reserve(int port) {
        return host.reservePort(ID, PortProtocol.UDP, PortAccess.EXCLUSIVE, port, Deadline.CHANGE);
    }

    private static HostCallException failure(ThrowingCallable call) {
        HostCallException failure = catchThrowableOfType(HostCallException.class, call);
        assertThat(failure).isNotNull();
        return failure;
    }

    @Test
    void portsAreReservedListedAndReleased() {
        assertThat(host.reservedPorts(Deadline.READ)).isEmpty();
        PortReservation high = reserve(65_535);
        PortReservation range = host.reservePortRange(ID, 4_096, Deadline.CHANGE);
        assertThat(high.firstPort()).isEqualTo(65_535);
        assertThat(range.firstPort()).isEqualTo(40_000);
        assertThat(range.lastPort()).isEqualTo(44_096);
        assertThat(host.reservedPorts(Deadline.READ))
                .extracting(ReservedPorts::last)
                .containsExactly(65_535, 44_096);
        assertThat(host.reservedPorts(Deadline.READ).get(0).protocols()).contains(PortProtocol.UDP);
        high.close();
        high.close();
        range.close();
    }

    /** What the count counts is not established; nothing behind the array is read either way. */
    @ParameterizedTest
    @CsvSource({"true, 1, 1", "true, 64, 64", "true, 65, 65", "false, 63, 63", "false, 64, 1", "false, 65, 65"})
    void aCountOfBytesIsUnderstoodToo(boolean bytes, int reserved, int told) {
        library.countsBytes = bytes;
        List<PortReservation> held = new ArrayList<>();
        for (int i = 0; i < reserved; i++) {
            held.add(reserve(1_000 + i));
        }
        assertThat(host.reservedPorts(Deadline.READ))
                .hasSize(told)
                .allMatch(entry -> entry.first() >= 1_000 && entry.first() < 1_000 + reserved);
        held.forEach(PortReservation::close);
    }

    @Test
    void aRefusalHasItsNumberAndNoRecord() {
        library.plan(RESERVE, 0x80070020L, "");
        HostCallException failure = failure(() -> reserve(80));
        assertThat(HcnError.of(failure)).contains(HcnError.SHARING_VIOLATION);
        assertThat(failure.record()).isEqualTo(HcnError.SHARING_VIOLATION.text());
        assertThat(failure.subject()).isEqualTo("UDP port 80 for GuestNetworkService " + ID);
        library.plan("HcnEnumerateGuestNetworkPortReservations", 0x80004001L, "");
        assertThat(HcnError.of(failure(() -> host.reservedPorts(Deadline.READ))))
                .contains(HcnError.NOT_IMPLEMENTED);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65_536})
    void whatHasNoPlaceInTwoBytesIsNotAsked(int number) {
        assertThat(HcnError.of(failure(() -> reserve(number)))).contains(HcnError.INVALID_PARAMETER);
        assertThat(HcnError.of(failure(() -> host.reservePortRange(ID, number, Deadline.CHANGE))))
                .contains(HcnError.INVALID_PARAMETER);
        assertThat(library.calls).doesNotContain(RESERVE, RESERVE + "Range");
    }

    @Test
    void aServiceThatIsNotThereHasNoPorts() {
        host.delete(HcnKind.GUEST_SERVICE, ID, Deadline.CHANGE);
        assertThat(HcnError.isNotFound(failure(() -> reserve(80)))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {0x80070006L, 0x800706BAL, 0x800706BEL})
    void whatDiedWithTheServiceIsReleased(long code) {
        PortReservation held = reserve(80);
        library.plan(RELEASE, new FakeLibrary.Planned(code, "", false, library::forgetReservations));
        held.close();
    }

    @Test
    void aReleaseThatIsRefusedIsTold() {
        PortReservation held = reserve(80);
        library.plan(RELEASE, new FakeLibrary.Planned(0x80070005L, "", false, library::forgetReservations));
        assertThat(HcnError.of(failure(held::close))).contains(HcnError.ACCESS_DENIED);
    }

    @Test
    void aReservationIsMadeOnceMoreWhenItsServicesHandleDiedBefore() {
        library.plan(RESERVE, 0x80070006L, "");
        reserve(80).close();
        library.plan(RESERVE, 0x800706BEL, "");
        assertThat(failure(() -> reserve(80)).ending()).as("it may be held").isEqualTo(Ending.UNKNOWN);
    }

    @Test
    void whatComesAfterItsDeadlineIsGivenBack() {
        CountDownLatch late = new CountDownLatch(1);
        library.plan(RESERVE, new FakeLibrary.Planned(0, "", false, () -> await(late)));
        HostCallException failure = failure(() -> host.reservePort(ID, PortProtocol.TCP, PortAccess.SHARED, 80, SHORT));
        assertThat(failure.ending()).isEqualTo(Ending.UNKNOWN);
        late.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
