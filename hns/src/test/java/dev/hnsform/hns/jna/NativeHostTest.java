package dev.hnsform.hns.jna;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hnsform.hns.error.HcnError;
import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HResult;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.port.HostCallException;
import dev.hnsform.hns.port.HostCallException.Ending;
import dev.hnsform.hns.port.HostDescription;
import dev.hnsform.hns.port.HostQuery;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every test ends with nothing open and nothing to be freed. */
class NativeHostTest {
    private static final Guid ID = Guid.parse("6f1c2a52-7f0e-4a53-9a51-6a0a4c1d7f10");
    private static final Guid NET = Guid.parse("0a1c2a52-7f0e-4a53-9a51-6a0a4c1d7f11");
    private static final String GONE =
            "{\"Success\":false,\"Error\":\"The network was not found. \",\"ErrorCode\":2151350273}";
    private static final long NOT_FOUND = 0x803B0001L;
    private static final long DEAD = 0x80070006L;
    private static final long LOST = 0x800706BEL;
    private static final long UNAVAILABLE = 0x800706BAL;

    private final FakeLibrary library = new FakeLibrary();
    private final NativeHost host =
            new NativeHost(new HostDescription("local:", false, false), library.client(), deadline -> {
                throw new AssertionError("nobody asks for facts here");
            });

    @AfterEach
    void nothingIsLeft() {
        host.close();
        assertThat(library.openHandles()).isZero();
        assertThat(library.liveStrings()).isZero();
    }

    private static JsonObject named(String name) {
        return Json.object().put("Name", name).build();
    }

    private static HostCallException failure(ThrowingCallable call) {
        HostCallException failure = catchThrowableOfType(HostCallException.class, call);
        assertThat(failure).isNotNull();
        return failure;
    }

    @ParameterizedTest
    @EnumSource(HcnKind.class)
    void createsListsReadsChangesAndDeletesEachKind(HcnKind kind) {
        JsonObject document = named("wéb").with("HostComputeNetwork", Json.of(NET.toString()));
        library.documents.put("Network/" + NET, "{}");
        host.create(kind, ID, document, Deadline.CHANGE);
        assertThat(host.enumerate(kind, HostQuery.V2, Deadline.READ)).contains(ID);
        assertThat(host.query(kind, ID, HostQuery.V2, Deadline.READ)).isEqualTo(document);
        host.modify(kind, ID, named("other"), Deadline.CHANGE);
        assertThat(host.query(kind, ID, HostQuery.V2, Deadline.READ)).isEqualTo(named("other"));
        host.delete(kind, ID, Deadline.CHANGE);
        assertThat(host.enumerate(kind, HostQuery.V2, Deadline.READ)).doesNotContain(ID);
    }

    @Test
    void readsAnEmptyListWhereTheLibraryLeavesNull() {
        library.plan("HcnEnumerateNetworks", new FakeLibrary.Planned(0, "", false, library.documents::clear));
        assertThat(host.enumerate(HcnKind.NETWORK, HostQuery.V2, Deadline.READ)).isEmpty();
    }

    @Test
    void takesAnErrorRecordForFailureEvenWithSuccess() {
        library.plan("HcnCreateNetwork", new FakeLibrary.Planned(0, GONE, true, () -> {}));
        HostCallException failure = failure(() -> host.create(HcnKind.NETWORK, ID, named("web"), Deadline.CHANGE));
        assertThat(HcnError.of(failure)).contains(HcnError.NETWORK_NOT_FOUND);
        assertThat(failure.subject()).isEqualTo("Network web (" + ID + ")");
        assertThat(library.calls).contains("HcnCloseNetwork"); // the handle that came with the failure
    }

    @Test
    void tellsTheNumberWhenThereIsNoRecord() {
        library.plan("HcnDeleteNetwork", 0x80070005L, "");
        HostCallException failure = failure(() -> host.delete(HcnKind.NETWORK, ID, Deadline.CHANGE));
        assertThat(failure.hresult()).isEqualTo(new HResult(0x80070005L));
        assertThat(failure.ending()).isEqualTo(Ending.REFUSED);
    }

    @ParameterizedTest
    @ValueSource(longs = {0x800705B4L, 0x800706BFL, 0x8007071AL, LOST})
    void aCodeOfTheWayToTheServiceIsAnUnknownResult(long code) {
        library.plan("HcnDeleteNetwork", code, "");
        HostCallException failure = failure(() -> host.delete(HcnKind.NETWORK, ID, Deadline.CHANGE));
        assertThat(failure.ending()).isEqualTo(Ending.UNKNOWN);
    }

    @Test
    void makesNoEndpointWithoutANetwork() {
        HostCallException failure = failure(() -> host.create(HcnKind.ENDPOINT, ID, named("e"), Deadline.CHANGE));
        assertThat(HcnError.of(failure)).contains(HcnError.INVALID_ENDPOINT);
        assertThat(library.calls).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {DEAD, LOST, UNAVAILABLE, 0x803B0031L, 0x800706EFL})
    void opensAgainToReadWhenTheServiceWentInTheMiddle(long code) {
        library.documents.put("Network/" + ID, "{\"Name\":\"web\"}");
        library.plan("HcnQueryNetworkProperties", code, "");
        assertThat(host.query(HcnKind.NETWORK, ID, HostQuery.V2, Deadline.READ)).isEqualTo(named("web"));
        assertThat(library.calls.stream().filter("HcnOpenNetwork"::equals)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {DEAD, LOST, UNAVAILABLE})
    void doesNotTakeAnObjectForAbsentRightAfterTheServiceWent(long code) {
        library.documents.put("Network/" + ID, "{}");
        library.plan("HcnQueryNetworkProperties", code, "");
        library.plan("HcnOpenNetwork", 0, "");
        library.plan("HcnOpenNetwork", NOT_FOUND, GONE);
        HostCallException failure = failure(() -> host.query(HcnKind.NETWORK, ID, HostQuery.V2, Deadline.READ));
        assertThat(HcnError.isNotFound(failure)).isFalse();
        assertThat(failure.ending()).isEqualTo(Ending.TRANSIENT);
        assertThat(failure.text()).contains("restarted in the middle");
    }

    @Test
    void tellsAnObjectThatIsNotThereAsAbsent() {
        HostCallException failure = failure(() -> host.query(HcnKind.NETWORK, ID, HostQuery.V2, Deadline.READ));
        assertThat(HcnError.isNotFound(failure)).isTrue();
    }

    @Test
    void doesNotListAgainWhenTheServiceWent() {
        library.plan("HcnEnumerateNetworks", LOST, "");
        HostCallException failure = failure(() -> host.enumerate(HcnKind.NETWORK, HostQuery.V2, Deadline.READ));
        assertThat(failure.ending()).isEqualTo(Ending.UNKNOWN);
        assertThat(library.calls).hasSize(1);
    }

    @Test
    void changesOnceMoreWhenItsHandleHadDied() {
        library.documents.put("Network/" + ID, "{}");
        library.plan("HcnModifyNetwork", DEAD, "");
        host.modify(HcnKind.NETWORK, ID, named("new"), Deadline.CHANGE);
        assertThat(library.documents)
                .containsEntry("Network/" + ID, named("new").toString());
    }

    @Test
    void neverRepeatsAChangeThatMayHaveBegun() {
        library.documents.put("Network/" + ID, "{}");
        library.plan("HcnModifyNetwork", LOST, "");
        HostCallException failure = failure(() -> host.modify(HcnKind.NETWORK, ID, named("new"), Deadline.CHANGE));
        assertThat(failure.ending()).isEqualTo(Ending.UNKNOWN);
        assertThat(library.calls.stream().filter("HcnModifyNetwork"::equals)).hasSize(1);
    }

    @Test
    void tellsAHandleThatDiesTwiceAsFailedForNow() {
        library.documents.put("Network/" + ID, "{}");
        library.plan("HcnModifyNetwork", DEAD, "");
        library.plan("HcnModifyNetwork", DEAD, "");
        HostCallException failure = failure(() -> host.modify(HcnKind.NETWORK, ID, named("new"), Deadline.CHANGE));
        assertThat(failure.ending()).isEqualTo(Ending.TRANSIENT);
    }

    @Test
    void aMissedDeadlineIsAnUnknownResultAndTheHandleIsGivenBackLater() throws InterruptedException {
        CountDownLatch hanging = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        library.documents.put("Network/" + ID, "{}");
        library.plan("HcnModifyNetwork", new FakeLibrary.Planned(0, "", false, () -> await(hanging)));
        library.plan("HcnCloseNetwork", new FakeLibrary.Planned(0, "", false, done::countDown));
        Deadline soon = new Deadline(Duration.ofMillis(1));
        HostCallException failure = failure(() -> host.modify(HcnKind.NETWORK, ID, named("late"), soon));
        assertThat(failure.ending()).isEqualTo(Ending.UNKNOWN);
        assertThat(failure.hresult()).isEqualTo(new HResult(0));
        hanging.countDown();
        if (library.calls.contains("HcnModifyNetwork")) { // it had begun
            done.await();
        }
        host.close();
        host.awaitEnd();
    }

    @Test
    void whatHasNotBegunByItsDeadlineNeverBegins() throws InterruptedException {
        CountDownLatch hanging = new CountDownLatch(1);
        library.documents.put("Network/" + ID, "{}");
        library.plan("HcnOpenNetwork", new FakeLibrary.Planned(0, "", false, () -> await(hanging)));
        Deadline soon = new Deadline(Duration.ofMillis(1));
        HostCallException failure = failure(() -> host.modify(HcnKind.NETWORK, ID, named("late"), soon));
        assertThat(failure.ending()).isEqualTo(Ending.UNKNOWN);
        hanging.countDown();
        host.close();
        host.awaitEnd();
        assertThat(library.documents).containsEntry("Network/" + ID, "{}");
        assertThat(library.calls).doesNotContain("HcnModifyNetwork");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void readsTheOutputOfAV1Call() {
        library.answer("{\"Success\":true,\"Output\":{\"Major\":9,\"Minor\":5}}");
        assertThat(host.hnsCall("GET", "/globals/version", JsonObject.EMPTY, Deadline.READ))
                .isEqualTo(Json.object().put("Major", 9).put("Minor", 5).build());
    }

    @Test
    void readsAListThatAV1CallAnswers() {
        library.answer("{\"Success\":true,\"Output\":[{\"ID\":\"" + ID + "\"}]}");
        assertThat(host.hnsCall("GET", "/networks/", JsonObject.EMPTY, Deadline.READ))
                .isEqualTo(Json.array(Json.object().put("ID", ID.toString()).build()));
    }

    @Test
    void takesAFailureInTheEnvelopeForFailureEvenWithSuccess() {
        library.answer("{\"Error\":\"Can't find the network. \",\"Success\":false}");
        HostCallException failure =
                failure(() -> host.hnsCall("DELETE", "/networks/" + ID, JsonObject.EMPTY, Deadline.CHANGE));
        assertThat(HcnError.isNotFound(failure)).isTrue();
    }

    @Test
    void anAnswerThatIsNoJsonIsAnUnknownResult() {
        library.documents.put("Network/" + ID, "{\"Name\":");
        HostCallException failure = failure(() -> host.query(HcnKind.NETWORK, ID, HostQuery.V2, Deadline.READ));
        assertThat(failure.ending()).isEqualTo(Ending.UNKNOWN);
        assertThat(failure.text()).contains("not JSON");
    }

    @Test
    void readsStatisticsAndAddresses() {
        library.documents.put("Endpoint/" + ID, "{}");
        assertThat(host.statistics(ID, Deadline.READ).string("of")).contains("EndpointStats");
        assertThat(host.addresses(ID, Deadline.READ).string("of")).contains("EndpointAddresses");
    }

    @Test
    void anExportThatTheBuildLacksIsToldByName() {
        library.plan("HcnDeleteNamespace", new FakeLibrary.Planned(0, "", false, () -> {
            throw new UnsatisfiedLinkError("Error looking up function 'HcnDeleteNamespace'");
        }));
        HostCallException failure = failure(() -> host.delete(HcnKind.NAMESPACE, ID, Deadline.CHANGE));
        assertThat(HcnError.of(failure)).contains(HcnError.NOT_IMPLEMENTED);
        assertThat(failure.text()).contains("does not export HcnDeleteNamespace");
    }

    @Test
    void aRegistrationWithANetworkHoldsItsHandleUntilItEnds() throws InterruptedException {
        library.documents.put("Network/" + ID, "{}");
        java.util.concurrent.BlockingQueue<dev.hnsform.hns.port.HostNotification> heard =
                new java.util.concurrent.LinkedBlockingQueue<>();
        try (var registration = host.register(java.util.Optional.of(ID), heard::add)) {
            assertThat(library.openHandles()).isEqualTo(1);
            java.util.Objects.requireNonNull(library.registered).invoke(9, null, 0, null);
            assertThat(heard.take().type()).isEqualTo(9);
        }
        assertThat(library.openHandles()).isZero();
        assertThat(library.registered).isNull();
        assertThat(library.calls)
                .contains("HcnUnregisterNetworkCallback")
                .doesNotContain("HcnUnregisterServiceCallback");
    }

    @Test
    void aRegistrationThatIsRefusedLeavesNothingOpen() {
        library.documents.put("Network/" + ID, "{}");
        library.plan("HcnRegisterNetworkCallback", 0x80004001L, "");
        HostCallException failure = failure(() -> host.register(java.util.Optional.of(ID), told -> {}));
        assertThat(failure.call()).isEqualTo("HcnRegisterNetworkCallback");
        assertThat(library.openHandles()).isZero();
        library.documents.clear();
        assertThat(HcnError.isNotFound(failure(() -> host.register(java.util.Optional.of(ID), told -> {}))))
                .isTrue();
    }
}
