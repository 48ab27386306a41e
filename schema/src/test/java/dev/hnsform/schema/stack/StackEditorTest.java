package dev.hnsform.schema.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hnsform.schema.net.Guid;
import java.util.List;
import org.junit.jupiter.api.Test;

class StackEditorTest {
    private static final Guid ID = Guid.parse("6f1c2a52-7f0e-4a53-9a51-6a0a4c1d7f10");
    private static final String COMMENT =
            "    # made by hnsform init; never edit it, never share it between two stacks";
    private static final String HEAD = "apiVersion: hnsform.dev/v1beta1\nkind: Stack\nmetadata: {name: shop}\n";

    private static String edited(String text) {
        String edited = StackEditor.initialise(text, ID);
        Stacks.Result result = Texts.read(Texts.files("stack.yaml", edited));
        assertThat(result.diagnostics()).isEmpty();
        assertThat(result.stack().orElseThrow().id()).contains(ID);
        return edited;
    }

    @Test
    void aNewDocumentIsAStack() {
        for (String name : List.of("shop", "007", "null", "1e5")) {
            String text = StackEditor.newStackDocument(name, ID);
            Stacks.Result result = Texts.read(Texts.files("stack.yaml", text));
            assertThat(result.diagnostics()).isEmpty();
            assertThat(result.stack().orElseThrow().name()).isEqualTo(name);
            assertThat(result.stack().orElseThrow().id()).contains(ID);
        }
        assertThatThrownBy(() -> StackEditor.newStackDocument("Shop", ID)).hasMessageContaining("cannot name a stack");
    }

    @Test
    void putsTheIdBeforeTheFirstKeyInBlockStyle() {
        assertThat(edited(HEAD + "# about the spec\nspec:   # here\n    # values\n    requires: \">=0.1\"  # now\n"))
                .isEqualTo(HEAD + "# about the spec\nspec:   # here\n    # values\n    id: " + ID + COMMENT
                        + "\n    requires: \">=0.1\"  # now\n");
    }

    @Test
    void putsTheIdIntoBraces() {
        assertThat(edited(HEAD + "spec: {}   # empty\n")).isEqualTo(HEAD + "spec: {id: " + ID + "}   # empty\n");
        assertThat(edited(HEAD + "spec: { requires: \">=0.1\" }\n"))
                .isEqualTo(HEAD + "spec: {id: " + ID + ", requires: \">=0.1\" }\n");
    }

    @Test
    void fillsAnEmptySpec() {
        assertThat(edited(HEAD + "spec:  # nothing yet\n# end\n"))
                .isEqualTo(HEAD + "spec:  # nothing yet\n  id: " + ID + COMMENT + "\n# end\n");
    }

    @Test
    void addsASpecWhereThereIsNone() {
        assertThat(edited("# \uD83C\uDF0D\n" + HEAD + "# end\n"))
                .isEqualTo("# \uD83C\uDF0D\n" + HEAD + "spec:\n  id: " + ID + COMMENT + "\n# end\n");
        assertThat(edited(HEAD.stripTrailing())).endsWith("{name: shop}\nspec:\n  id: " + ID + COMMENT + "\n");
        assertThat(edited("{apiVersion: hnsform.dev/v1beta1, kind: Stack, metadata: {name: shop}}\n"))
                .isEqualTo("{apiVersion: hnsform.dev/v1beta1, kind: Stack, metadata: {name: shop}, spec: {id: " + ID
                        + "}}\n");
    }

    @Test
    void keepsByteOrderMarkLineEndsAndOtherDocuments() {
        String others =
                "---\n# a network\napiVersion: hnsform.dev/v1beta1\nkind: Network\nmetadata: {name: web}\nspec: {type: NAT}\n---\n";
        String text = "\uFEFF" + (others + HEAD + "spec:\n  requires: \">=0.1\"\n---\n# end\n").replace("\n", "\r\n");
        assertThat(edited(text)).isEqualTo(text.replace("  requires", "  id: " + ID + COMMENT + "\r\n  requires"));
    }

    @Test
    void refusesWhatItCannotDo() {
        assertThatThrownBy(() -> StackEditor.initialise(HEAD + "spec: {id: " + ID + "}", ID))
                .hasMessageContaining("has an id already");
        assertThatThrownBy(() -> StackEditor.initialise("a: 1", ID)).hasMessageContaining("no Stack document");
        assertThatThrownBy(() -> StackEditor.initialise(HEAD + "spec: [", ID))
                .hasMessageContaining("no Stack document");
        assertThatThrownBy(() -> StackEditor.initialise(HEAD + "spec: []", ID)).hasMessageContaining("no mapping");
        assertThat(StackEditor.holdsStack(HEAD)).isTrue();
        assertThat(StackEditor.holdsStack("a: 1")).isFalse();
    }
}
