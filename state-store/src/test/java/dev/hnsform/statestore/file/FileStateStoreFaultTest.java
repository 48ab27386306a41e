package dev.hnsform.statestore.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hnsform.schema.net.Guid;
import dev.hnsform.statestore.StateException;
import dev.hnsform.statestore.StateFault;
import dev.hnsform.statestore.history.HistoryPage;
import dev.hnsform.statestore.record.Records;
import dev.hnsform.statestore.store.StateStore;
import dev.hnsform.statestore.store.StateStoreContract;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The store on a disk that fails; and the contract once more, on that disk without faults. */
class FileStateStoreFaultTest extends StateStoreContract {
    private static final Path DIRECTORY = Path.of("state");
    private static final Path RECORD = DIRECTORY.resolve("records").resolve(Records.SHOP + ".json");

    private FaultyFilePort disk = new FaultyFilePort();

    @Override
    protected StateStore store() {
        return new FileStateStore(DIRECTORY, disk);
    }

    @Override
    protected void damage(Guid stack) {
        disk.put(DIRECTORY.resolve("records").resolve(stack + ".json"), new byte[] {'{', '}', '}'});
        disk.put(
                DIRECTORY.resolve("records").resolve(stack + ".json"),
                "{\"format\":\"hnsform-record\",\"version\":1,x".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static StateStore on(FaultyFilePort disk) {
        return new FileStateStore(DIRECTORY, disk);
    }

    private static FaultyFilePort withSerial(long serial) {
        FaultyFilePort disk = new FaultyFilePort();
        for (long i = 1; i <= serial; i++) {
            on(disk).write(Records.shop(i), i - 1);
        }
        return disk;
    }

    /** Ends the process at every write operation in every way, and hands over each disk that can be found afterwards. */
    private static int walk(Consumer<StateStore> action, Consumer<StateStore> after) {
        SplittableRandom random = new SplittableRandom(20260102);
        int walked = 0;
        for (FaultyFilePort.Moment moment : FaultyFilePort.Moment.values()) {
            for (int operation = 1; ; operation++) {
                List<FaultyFilePort> found = new ArrayList<>();
                for (int loss = 0; loss < 6; loss++) {
                    FaultyFilePort disk = withSerial(2).crashAt(operation, moment);
                    boolean crashed = false;
                    try {
                        action.accept(on(disk));
                    } catch (SimulatedCrash e) {
                        crashed = true;
                    }
                    if (!crashed) {
                        break;
                    }
                    found.add(
                            loss == 0
                                    ? disk.restarted()
                                    : loss == 1 ? disk.afterPowerLoss() : disk.afterPowerLoss(random));
                }
                if (found.isEmpty()) {
                    break;
                }
                for (FaultyFilePort disk : found) {
                    after.accept(on(disk));
                    walked++;
                }
            }
        }
        return walked;
    }

    @Test
    void aCrashWhileWritingLeavesTheOldOrTheNewRecord() {
        int walked = walk(store -> store.write(Records.shop(3), 2), store -> {
            long serial = store.read(Records.SHOP).orElseThrow().stack().serial();
            assertThat(serial).isIn(2L, 3L);
            store.write(Records.shop(9), serial);
            assertThat(store.read(Records.SHOP).orElseThrow().stack().serial()).isEqualTo(9);
        });
        assertThat(walked).isGreaterThan(100);
    }

    @Test
    void aCrashWhileOverwritingLeavesTheOldOrTheNewRecord() {
        int walked = walk(
                store -> store.overwrite(Records.of(Records.SHOP, "lineage-2", 1)),
                store -> assertThat(
                                store.read(Records.SHOP).orElseThrow().stack().lineage())
                        .isIn("lineage-1", "lineage-2"));
        assertThat(walked).isGreaterThan(100);
    }

    @Test
    void aCrashWhileRemovingLeavesTheRecordOrItsCopy() {
        for (FaultyFilePort.Moment moment : FaultyFilePort.Moment.values()) {
            for (int operation = 1; operation < 40; operation++) {
                FaultyFilePort disk = withSerial(2).crashAt(operation, moment);
                try {
                    on(disk).remove(Records.SHOP);
                } catch (SimulatedCrash e) {
                    assertThat(disk.isCrashed()).isTrue();
                }
                FaultyFilePort left = disk.afterPowerLoss();
                Path copy = DIRECTORY.resolve("kept").resolve(Records.SHOP + ".removed-1.json");
                if (on(left).read(Records.SHOP).isEmpty()) {
                    assertThat(left.content(copy)).isPresent();
                }
            }
        }
    }

    @Test
    void whatWriteReturnedSurvivesTheLossOfPower() {
        FaultyFilePort left = withSerial(2).afterPowerLoss();
        assertThat(on(left).read(Records.SHOP).orElseThrow().stack().serial()).isEqualTo(2);
        on(left).appendHistory(Records.SHOP, entry(1));
        assertThat(on(left.afterPowerLoss())
                        .history(Records.SHOP, Optional.empty(), 5)
                        .entries())
                .containsExactly(entry(1));
    }

    @Test
    void aCrashWhileAppendingHistoryLosesNothingThatWasThere() {
        int walked = walk(
                store -> {
                    store.appendHistory(Records.SHOP, entry(1));
                    store.appendHistory(Records.SHOP, entry(2));
                },
                store -> {
                    store.appendHistory(Records.SHOP, entry(1));
                    store.appendHistory(Records.SHOP, entry(2));
                    store.appendHistory(Records.SHOP, entry(3));
                    HistoryPage page = store.history(Records.SHOP, Optional.empty(), 10);
                    assertThat(page.entries()).contains(entry(1), entry(2)).startsWith(entry(3));
                    assertThat(page.damaged()).isLessThanOrEqualTo(1);
                });
        assertThat(walked).isGreaterThan(50);
    }

    @Test
    void aFullDiskIsNamedAndLosesNothing() {
        int whole = disk(2).content(RECORD).orElseThrow().length;
        for (int space : new int[] {0, 1, whole / 2, whole - 1, whole, whole + 100}) {
            FaultyFilePort full = disk(2).withSpace(space);
            assertThatThrownBy(() -> on(full).write(Records.shop(3), 2))
                    .isInstanceOfSatisfying(StateException.class, e -> {
                        assertThat(e.fault()).as(e.text()).isEqualTo(StateFault.NO_SPACE);
                        assertThat(e.text()).contains("the disk is full").contains("nothing kept was lost");
                    });
            assertThat(on(full).read(Records.SHOP).orElseThrow().stack().serial())
                    .isEqualTo(2);
            assertThat(full.files()).noneMatch(f -> f.toString().endsWith(".tmp"));
        }
    }

    private static FaultyFilePort disk(long serial) {
        return withSerial(serial);
    }

    @Test
    void missingRightsAreNamed() {
        FaultyFilePort denied = withSerial(2).denying(path -> path.toString().endsWith(".tmp"));
        assertThatThrownBy(() -> on(denied).write(Records.shop(3), 2))
                .isInstanceOfSatisfying(
                        StateException.class, e -> assertThat(e.fault()).isEqualTo(StateFault.NO_RIGHTS));
        assertThat(on(denied).read(Records.SHOP).orElseThrow().stack().serial()).isEqualTo(2);
        FaultyFilePort unreadable = withSerial(2).denying(path -> path.equals(RECORD));
        assertThatThrownBy(() -> on(unreadable).read(Records.SHOP))
                .isInstanceOfSatisfying(
                        StateException.class, e -> assertThat(e.fault()).isEqualTo(StateFault.NO_RIGHTS));
    }

    @Test
    void otherFailuresSayWhatTheSystemSays() {
        FaultyFilePort failing = withSerial(2).failing(Optional.of("Input/output error"));
        assertThatThrownBy(() -> on(failing).write(Records.shop(3), 2))
                .isInstanceOfSatisfying(StateException.class, e -> {
                    assertThat(e.fault()).isEqualTo(StateFault.FILE_FAILURE);
                    assertThat(e.text()).contains("Input/output error");
                });
        FaultyFilePort readOnly = withSerial(2).failing(Optional.of("Read-only file system"));
        assertThatThrownBy(() -> on(readOnly).write(Records.shop(3), 2))
                .isInstanceOfSatisfying(
                        StateException.class, e -> assertThat(e.fault()).isEqualTo(StateFault.NO_RIGHTS));
    }
}
