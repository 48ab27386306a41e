package dev.hnsform.appliers.applier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.appliers.fake.FakeTime;
import dev.hnsform.appliers.fake.FaultyHost;
import dev.hnsform.appliers.fake.FaultyHost.Trick;
import dev.hnsform.appliers.fake.Sample;
import dev.hnsform.appliers.fake.TinyHns;
import dev.hnsform.appliers.observe.HnsHostView;
import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.planner.step.AttachTarget;
import dev.hnsform.planner.step.Step;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.schema.resource.Endpoint;
import dev.hnsform.schema.resource.EndpointAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StepApplierTest {
    private final TinyHns hns = new TinyHns();
    private final FakeTime time = new FakeTime();
    private final FaultyHost host = new FaultyHost(hns, time, () -> {});
    private final StepApplier applier = new StepApplier(
            host,
            new HnsHostView(host, id -> true),
            time.timing(),
            Patience.HOST,
            new Ownership(Sample.STACK, Set.of(), Set.of()),
            "hnsform/shop",
            new Goals(new StatedFields()));

    private static final FieldValues NOTHING = FieldValues.none(Endpoint.TABLE);

    private Outcome make(Step... steps) {
        Outcome last = new Outcome.Skipped("nothing to do");
        for (Step step : steps) {
            last = applier.apply(step);
            assertThat(last.isDone())
                    .as(step.header().id() + ": " + last.text())
                    .isTrue();
        }
        return last;
    }

    private void standUp() {
        make(
                Sample.createNetwork(),
                Sample.createNamespace(),
                Sample.createEndpoint(Sample.endpoint("in"), NOTHING),
                Sample.attach());
    }

    @Test
    void createsAttachesChangesAndDeletes() {
        standUp();
        make(Sample.addPolicies(Sample.acl("more", 200)));
        make(Sample.removePolicies(Sample.acl("more", 200)));
        make(Sample.updatePolicies(List.of(Sample.acl("in", 300)), List.of(Sample.acl("in", 100))));
        make(Sample.detach(), Sample.deleteEndpoint(), Sample.deleteNetwork());
        assertThat(hns.ids(HcnKind.ENDPOINT)).isEmpty();
        assertThat(hns.ids(HcnKind.NETWORK)).isEmpty();
    }

    @Test
    void tellsWhatTheHostDecided() {
        make(Sample.createNetwork());
        Outcome outcome = make(Sample.createEndpoint(Sample.endpoint("in"), NOTHING));
        assertThat(outcome).isInstanceOf(Outcome.Applied.class);
        FieldValues decided = ((Outcome.Applied) outcome).decided().orElseThrow();
        assertThat(decided.value(Endpoint.IP_ADDRESSES).orElseThrow().get(0).address())
                .isEqualTo(IpAddress.parse("10.0.0.10"));
        assertThat(decided.has(Endpoint.MAC_ADDRESS)).isTrue();
    }

    @Test
    void asksForTheRecordedAddressAndSaysWhenItIsTaken() {
        make(Sample.createNetwork());
        FieldValues preferred =
                NOTHING.with(Endpoint.IP_ADDRESSES, List.of(EndpointAddress.of(IpAddress.parse("10.0.0.77"))));
        Outcome first = make(Sample.createEndpoint(Sample.endpoint("in"), preferred));
        assertThat(((Outcome.Applied) first).notes()).isEmpty();
        assertThat(hns.document(HcnKind.ENDPOINT, Sample.id(Sample.API))
                        .orElseThrow()
                        .toString())
                .contains("10.0.0.77");
        hns.put(
                HcnKind.ENDPOINT,
                Guid.parse("11111111-1111-1111-1111-111111111111"),
                hns.document(HcnKind.ENDPOINT, Sample.id(Sample.API)).orElseThrow());
        make(Sample.deleteEndpoint());
        Outcome second = make(Sample.createEndpoint(Sample.endpoint("in"), preferred));
        assertThat(((Outcome.Applied) second).notes().get(0)).contains("refused the recorded ipAddresses", "10.0.0.77");
    }

    @Test
    void takesWhatIsSoAlreadyForSuccess() {
        standUp();
        assertThat(applier.apply(Sample.createNetwork())).isInstanceOf(Outcome.AlreadyTrue.class);
        assertThat(applier.apply(Sample.attach())).isInstanceOf(Outcome.AlreadyTrue.class);
        make(Sample.detach());
        make(Sample.deleteEndpoint());
        assertThat(applier.apply(Sample.deleteEndpoint())).isInstanceOf(Outcome.AlreadyTrue.class);
        assertThat(applier.apply(Sample.detach())).isInstanceOf(Outcome.AlreadyTrue.class);
    }

    @Test
    void anIdInUseBySomethingElseIsAFailure() {
        make(Sample.createNetwork());
        make(Sample.createEndpoint(Sample.endpoint("other"), NOTHING));
        Outcome outcome = applier.apply(Sample.createEndpoint(Sample.endpoint("in"), NOTHING));
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void findsOutALie() {
        host.trickAt(1, Trick.LIE);
        Outcome outcome = applier.apply(Sample.createNetwork());
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        assertThat(outcome.text()).contains("said that create Network/web is done", "it is not");
    }

    @Test
    void triesAgainWhatFailedForNow() {
        host.trickAt(1, Trick.FAIL_FOR_NOW);
        assertThat(applier.apply(Sample.createNetwork())).isInstanceOf(Outcome.Applied.class);
        assertThat(host.changes()).isEqualTo(2);
    }

    @Test
    void judgesAMissedAnswerOnceTheObjectIsAtRest() {
        host.trickAt(1, Trick.MISS_AND_DO);
        Outcome done = applier.apply(Sample.createNetwork());
        assertThat(done).isInstanceOf(Outcome.Applied.class);
        assertThat(done.text()).contains("answer was missed");
        host.trickAt(1, Trick.MISS);
        assertThat(applier.apply(Sample.createNamespace())).isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void findsWhatLandedLateByItsId() {
        host.trickAt(1, Trick.LAND_LATE);
        assertThat(applier.apply(Sample.createNetwork())).isInstanceOf(Outcome.Failed.class);
        time.pass(FaultyHost.LATE);
        assertThat(applier.apply(Sample.createNetwork())).isInstanceOf(Outcome.AlreadyTrue.class);
    }

    @Test
    void neverTouchesWhatIsNotOurs() {
        Guid foreign = Guid.parse("22222222-2222-2222-2222-222222222222");
        StepApplier other = new StepApplier(
                host,
                new HnsHostView(host, id -> true),
                time.timing(),
                Patience.HOST,
                new Ownership(foreign, Set.of(), Set.of()),
                "hnsform/other",
                new Goals(new StatedFields()));
        standUp();
        int changes = host.changes();
        assertThat(other.apply(Sample.deleteEndpoint()).text()).contains("neither made by this stack nor adopted");
        assertThat(host.changes()).isEqualTo(changes);
    }

    @Test
    void refusesToTakeForeignEndpointsAlong() {
        standUp();
        Guid foreign = Guid.parse("33333333-3333-3333-3333-333333333333");
        host.create(
                HcnKind.ENDPOINT,
                foreign,
                Json.object()
                        .put("ID", foreign.toString())
                        .put("HostComputeNetwork", Sample.id(Sample.WEB).toString())
                        .build(),
                Deadline.CHANGE);
        Outcome refused = applier.apply(Sample.deleteNetwork());
        assertThat(refused.text()).contains(foreign.toString());
        assertThat(hns.ids(HcnKind.NETWORK)).hasSize(1);
        make(Sample.deleteNetwork(foreign));
    }

    private static final AttachTarget CONTAINER = new AttachTarget.InContainer("c1");
    private static final AttachTarget MACHINE = new AttachTarget.AtVirtualMachine(
            Guid.parse("641313e1-7ae8-4ddb-94e5-3215f3a0b218"), Guid.parse("87fdcf16-d210-426e-959d-2a1d4f41d6d1"));

    @ParameterizedTest
    @MethodSource("outside")
    void attachesToContainersAndVirtualMachines(AttachTarget target) {
        make(Sample.createNetwork(), Sample.createEndpoint(Sample.endpoint("in"), NOTHING));
        Outcome attached = make(Sample.attach(target));
        assertThat(attached).isInstanceOf(Outcome.Applied.class);
        assertThat(attached.isUnseen()).isFalse();
        assertThat(applier.check(Sample.attach(target)).isMet()).isTrue();
        assertThat(applier.check(Sample.attach()).isMet()).isFalse();
        assertThat(make(Sample.attach(target))).isInstanceOf(Outcome.AlreadyTrue.class);
        assertThat(applier.check(Sample.detach(target)).isMet()).isFalse();
        make(Sample.detach(target));
        assertThat(make(Sample.detach(target))).isInstanceOf(Outcome.AlreadyTrue.class);
        make(Sample.attach(target));
    }

    @ParameterizedTest
    @MethodSource("outside")
    void takesHnsAtItsWordWhereItShowsNothing(AttachTarget target) {
        hns.hidesOutside();
        make(Sample.createNetwork(), Sample.createEndpoint(Sample.endpoint("in"), NOTHING));
        Outcome attached = make(Sample.attach(target));
        assertThat(((Outcome.Applied) attached).notes())
                .containsExactly(
                        "HNS said that it is done, and is taken at its word, here and by later plans: its answer shows no container and no virtual machine, and need not show them");
        assertThat(attached.isUnseen()).isTrue();
        Outcome again = make(Sample.attach(target));
        assertThat(again).isInstanceOf(Outcome.AlreadyTrue.class);
        assertThat(again.isUnseen()).isTrue();
        assertThat(make(Sample.detach(target)))
                .as("what does not show is called all the same")
                .isEqualTo(new Outcome.Applied(Optional.empty(), List.of()));
        assertThat(make(Sample.detach(target))).isInstanceOf(Outcome.AlreadyTrue.class);
        make(Sample.createNamespace(), Sample.attach());
    }

    @Test
    void isNotWhereAnotherContainerHasIt() {
        make(Sample.createNetwork(), Sample.createEndpoint(Sample.endpoint("in"), NOTHING));
        make(Sample.attach(new AttachTarget.InContainer("c2")));
        Outcome outcome = applier.apply(Sample.attach(CONTAINER));
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        assertThat(outcome.text()).contains("already attached");
        assertThat(applier.apply(Sample.attach(MACHINE))).isInstanceOf(Outcome.Failed.class);
    }

    static List<AttachTarget> outside() {
        return List.of(CONTAINER, MACHINE);
    }
}
