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
import dev.hnsform.statestore.store.StoredRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileStateStoreTest extends StateStoreContract {
    @TempDir
    Path temporary;

    private Path directory() {
        return temporary.resolve("state");
    }

    @Override
    protected StateStore store() {
        return new FileStateStore(directory(), FilePort.real());
    }

    @Override
    protected void damage(Guid stack) {
        try {
            Files.writeString(record(stack), "{\"format\":\"hnsform-record\",\"version\":1,x");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path record(Guid stack) {
        return directory().resolve("records").resolve(stack + ".json");
    }

    private static void refused(Runnable action, StateFault fault, String words) {
        assertThatThrownBy(action::run).isInstanceOfSatisfying(StateException.class, e -> {
            assertThat(e.fault()).as(e.text()).isEqualTo(fault);
            assertThat(e.text()).contains(words);
        });
    }

    @Test
    void createsNothingBeforeSomethingIsWritten() {
        store().read(Records.SHOP);
        store().list();
        assertThat(directory()).doesNotExist();
    }

    @Test
    void keepsThePreviousRecord() throws IOException {
        store().write(Records.shop(1), 0);
        byte[] first = Files.readAllBytes(record(Records.SHOP));
        store().write(Records.shop(2), 1);
        assertThat(record(Records.SHOP).resolveSibling(Records.SHOP + ".json.previous"))
                .hasBinaryContent(first);
        assertThat(store().list()).hasSize(1);
    }

    @Test
    void keepsEveryRemovedAndReplacedRecordUnderANameOfItsOwn() throws IOException {
        for (int i = 0; i < 3; i++) {
            store().write(Records.shop(1), 0);
            assertThat(store().remove(Records.SHOP).map(Path::of))
                    .hasValueSatisfying(copy -> assertThat(copy).exists());
        }
        store().write(Records.shop(1), 0);
        store().overwrite(Records.shop(1));
        try (var kept = Files.list(directory().resolve("kept"))) {
            assertThat(kept.map(p -> p.getFileName().toString()).sorted())
                    .containsExactly(
                            Records.SHOP + ".removed-1.json",
                            Records.SHOP + ".removed-2.json",
                            Records.SHOP + ".removed-3.json",
                            Records.SHOP + ".replaced-1.json");
        }
    }

    @Test
    void refusesTheRecordOfAnotherStack() throws IOException {
        Guid other = Guid.parse("0a000000-7f0e-4a53-9a51-6a0a4c1d7f10");
        store().write(Records.shop(1), 0);
        Files.copy(record(Records.SHOP), record(other));
        refused(() -> store().read(other), StateFault.OTHER_STACK, "of another stack: it is of \"shop\"");
        assertThat(store().list().get(0)).isInstanceOf(StoredRecord.Unreadable.class);
    }

    @Test
    void refusesTheRecordOfAnotherHost() {
        store().write(Records.shop(1), 0);
        FileStateStore store = new FileStateStore(directory(), FilePort.real());
        assertThat(store.ofHost(Records.HOST).read(Records.SHOP)).isPresent();
        refused(() -> store.ofHost("host-2").read(Records.SHOP), StateFault.OTHER_HOST, "state rebuild");
        refused(() -> store.ofHost("host-2").write(Records.shop(2), 1), StateFault.OTHER_HOST, "host-1");
    }

    @Test
    void leavesOtherFilesAlone() throws IOException {
        store().write(Records.shop(1), 0);
        for (String name : List.of("readme.txt", "{" + Records.SHOP + "}.json", "x.json", Records.SHOP + ".json.bak")) {
            Files.writeString(record(Records.SHOP).resolveSibling(name), "not ours");
        }
        assertThat(store().list()).hasSize(1);
    }

    @Test
    void readsTheHistoryAroundATornLastLine() throws IOException {
        store().appendHistory(Records.SHOP, entry(1));
        store().appendHistory(Records.SHOP, entry(2));
        Path file = directory().resolve("history").resolve(Records.SHOP + ".jsonl");
        Files.writeString(file, "{\"run\":\"run-3\",\"wh", StandardOpenOption.APPEND);

        HistoryPage torn = store().history(Records.SHOP, Optional.empty(), 10);
        assertThat(torn.entries()).containsExactly(entry(2), entry(1));
        assertThat(torn.damaged()).isEqualTo(1);

        store().appendHistory(Records.SHOP, entry(4));
        HistoryPage after = store().history(Records.SHOP, Optional.empty(), 10);
        assertThat(after.entries()).containsExactly(entry(4), entry(2), entry(1));
        assertThat(after.damaged()).isEqualTo(1);
    }

    @Test
    void passesOverDamagedLinesOfAnyLength() throws IOException {
        store().appendHistory(Records.SHOP, entry(1));
        Path file = directory().resolve("history").resolve(Records.SHOP + ".jsonl");
        Files.writeString(
                file,
                "\n[]\n" + "x".repeat(3_000_000) + "\n{\"run\":1}\n",
                StandardCharsets.UTF_8,
                StandardOpenOption.APPEND);
        store().appendHistory(Records.SHOP, entry(2));
        HistoryPage page = store().history(Records.SHOP, Optional.empty(), 10);
        assertThat(page.entries()).containsExactly(entry(2), entry(1));
        assertThat(page.damaged()).isEqualTo(3);
    }

    @Test
    void explainsADirectoryWhereAFileShouldBe() throws IOException {
        Files.createDirectories(record(Records.SHOP));
        assertThatThrownBy(() -> store().read(Records.SHOP)).isInstanceOf(StateException.class);
        Files.createDirectories(directory().resolveSibling("other"));
        Files.writeString(temporary.resolve("file"), "");
        FileStateStore store = new FileStateStore(temporary.resolve("file"), FilePort.real());
        assertThatThrownBy(() -> store.write(Records.shop(1), 0)).isInstanceOf(StateException.class);
    }
}
