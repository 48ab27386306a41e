package dev.hnsform.cli.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hnsform.cli.view.plan.Palette;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TableTest {
    private static String printed(Table table) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        table.print(new Screen(out, new ByteArrayOutputStream(), Palette.PLAIN, 100));
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void alignsColumnsAsATerminalShowsThemAndLeavesNoBlanksAtTheEnd() {
        assertThat(printed(new Table("NAME", "ID").row("🐎", "1").row("a-long-name", "2")))
                .isEqualTo("NAME          ID\n🐎            1\na-long-name   2\n");
    }

    @Test
    void showsEmptyCellsAndMakesControlCharactersVisible() {
        assertThat(printed(new Table("A", "B").row("", "x\u001B[2J")))
                .startsWith("A   B\n-   x")
                .doesNotContain("\u001B");
    }

    @Test
    void refusesRowsOfAnotherWidth() {
        assertThatThrownBy(() -> new Table("A", "B").row("only one")).isInstanceOf(IllegalArgumentException.class);
    }
}
