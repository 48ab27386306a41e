package dev.hnsform.hns.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hnsform.hns.error.HcnError;
import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.port.HostCallException;
import dev.hnsform.hns.port.HostCallException.Ending;
import dev.hnsform.hns.port.HostPorts.PortReservation;
import dev.hnsform.hns.port.PortAccess;
import dev.hnsform.hns.port.PortProtocol;
import dev.hnsform.hns.port.ReservedPorts;
import dev.hnsform.schema.net.Guid;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ports that a server holds for its clients: they belong to a connection, and go when it ends. */
class ServedPortsTest {
    private static final String TOKEN = "right-token";
    private static final Guid SERVICE = Guid.parse("6f1c2a52-7f0e-4a53-9a51-6a0a4c1d7f10");

    private final ScriptedHost host = new ScriptedHost();
    private HostServer server;
    private RemoteHost remote;

    @BeforeEach
    void start() {
        server = HostServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                TOKEN,
                new HostOffer(host, "identity-1", "test", Optional.empty(), Optional.empty()));
        remote = new RemoteHost(connection());
    }

    @AfterEach
    void end() {
        remote.close();
        server.close();
    }

    private RemoteConnection connection() {
        return RemoteConnection.open(server.address(), TOKEN, "a test", Duration.ofMillis(20));
    }

    private static HostCallException failure(Runnable call) {
        HostCallException failure = catchThrowableOfType(HostCallException.class, call::run);
        assertThat(failure).isNotNull();
        return failure;
    }

    private PortReservation reserve(int port) {
        return remote.reservePort(SERVICE, PortProtocol.UDP, PortAccess.SHARED, port, Deadline.CHANGE);
    }

    @Test
    void portsAreHeldListedAndReleased() {
        PortReservation one = reserve(5353);
        PortReservation range = remote.reservePortRange(SERVICE, 100, Deadline.CHANGE);
        assertThat(one.firstPort()).isEqualTo(5353);
        assertThat(one.lastPort()).isEqualTo(5353);
        assertThat(range.firstPort()).isEqualTo(59_900);
        assertThat(range.lastPort()).isEqualTo(59_999);
        assertThat(remote.reservedPorts(Deadline.READ)).hasSize(2).isEqualTo(host.ports);
        assertThat(host.deadlines).contains(Deadline.CHANGE, Deadline.READ);

        one.close();
        one.close();
        assertThat(remote.reservedPorts(Deadline.READ))
                .extracting(ReservedPorts::first)
                .containsExactly(59_900);
        range.close();
        assertThat(host.ports).isEmpty();
    }

    @Test
    void whatAConnectionHoldsGoesWithIt() throws InterruptedException {
        CountDownLatch released = new CountDownLatch(3);
        host.before = call -> {
            if (call.startsWith("release")) {
                released.countDown();
                if (call.endsWith("81")) {
                    throw HcnError.UNEXPECTED.failure("HcnReleaseGuestNetworkServicePortReservationHandle", "a port");
                }
            }
        };
        reserve(80);
        reserve(81);
        reserve(82);
        remote.close();
        assertThat(released.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aReservationThatWentWithItsServerIsReleased() {
        PortReservation held = reserve(80);
        server.close();
        held.close();
        assertThat(held.firstPort()).isEqualTo(80);
    }

    @Test
    void aReleaseThatIsRefusedIsTold() {
        PortReservation held = reserve(80);
        host.before = call -> {
            throw HcnError.ACCESS_DENIED.failure("HcnReleaseGuestNetworkServicePortReservationHandle", "a port");
        };
        assertThat(HcnError.of(failure(held::close))).contains(HcnError.ACCESS_DENIED);
        assertThat(host.ports).hasSize(1);
        host.before = call -> {};
        held.close();
        assertThat(host.ports).isEmpty();
    }

    @Test
    void nobodyReleasesWhatAnotherConnectionHolds() {
        try (RemoteConnection other = connection()) {
            Header reserve = Header.request(Protocol.HCN, HcnCall.RESERVE_PORT_RANGE.number())
                    .about(Kinds.number(HcnKind.GUEST_SERVICE), SERVICE)
                    .withValue(10);
            Ask ask = new Ask("a call", "ports", Deadline.CHANGE);
            long number = other.exchange(Message.of(reserve), ask).header().value();
            Header release =
                    Header.request(Protocol.HCN, HcnCall.RELEASE_PORTS.number()).withValue(number);
            Message elsewhere = remote.connection().exchange(Message.of(release), ask);
            assertThat(elsewhere.header().status()).isEqualTo(0x80070006L);
            assertThat(host.ports).hasSize(1);
            assertThat(other.exchange(Message.of(release), ask).isError()).isFalse();
            assertThat(other.exchange(Message.of(release), ask).header().status())
                    .isEqualTo(0x80070006L);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "13, 6, 0, 80, 80070057", // no protocol
        "13, 6, 65540, 80, 80070057", // protocol 4
        "13, 6, 196609, 80, 80070057", // access 3
        "13, 6, 65537, 65536, 80070057",
        "14, 6, 0, 65536, 80070057",
        "14, 6, 0, -1, 80070057",
        "14, 1, 0, 10, 80004001",
        "15, 0, 0, 99, 80070006"
    })
    void whatIsNoReservationIsRefused(int call, int kind, long detail, long value, String code) {
        Header request = Header.request(Protocol.HCN, call)
                .about(kind, SERVICE)
                .withDetail(detail)
                .withValue(value);
        Message answer = remote.connection().exchange(Message.of(request), new Ask("a call", "ports", Deadline.CHANGE));
        assertThat(answer.header().status()).isEqualTo(Long.parseLong(code, 16));
        assertThat(host.ports).isEmpty();
    }

    @Test
    void aConnectionHoldsABoundedNumberOfReservations() {
        Header range = Header.request(Protocol.HCN, HcnCall.RESERVE_PORT_RANGE.number())
                .about(Kinds.number(HcnKind.GUEST_SERVICE), SERVICE)
                .withValue(1);
        HeldPorts full = new HeldPorts(host, 1);
        assertThat(full.answer(HcnCall.RESERVE_PORT_RANGE, range, Deadline.CHANGE)
                        .isError())
                .isFalse();
        Message refused = full.answer(HcnCall.RESERVE_PORT_RANGE, range, Deadline.CHANGE);
        assertThat(refused.header().status()).isEqualTo(0x8007000EL);
        assertThat(refused.header().detail()).isEqualTo(Ending.REFUSED.ordinal());
        full.close();
        assertThat(host.ports).isEmpty();
    }
}
