package dev.hnsform.schema.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.diagnostic.Diagnostic;
import dev.hnsform.schema.diagnostic.SourceSpan;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Places are exact in every style of YAML: lines and columns from 1, columns in code points. */
class PositionsTest {
    private static final String HEAD = "apiVersion: hnsform.dev/v1beta1\nkind: Network\nmetadata: {name: web}\n";

    private static List<SourceSpan> spans(String text) {
        return Texts.read(Texts.stackWith(text)).diagnostics().stream()
                .map(Diagnostic::subject)
                .map(subject -> subject.orElseThrow())
                .toList();
    }

    private static SourceSpan at(int line, int column, int endColumn) {
        return new SourceSpan("web.yaml", line, column, line, endColumn);
    }

    @Test
    void inBlockStyle() {
        assertThat(spans(HEAD + "spec:\n  type: Nat2\n")).containsExactly(at(5, 9, 13));
    }

    @Test
    void inFlowStyleOverSeveralLines() {
        assertThat(spans(HEAD + "spec: {type:\n    Nat2,\n  gatway: 1}\n")).containsExactly(at(5, 5, 9), at(6, 3, 9));
    }

    @Test
    void withCarriageReturns() {
        assertThat(spans((HEAD + "spec:\n  type: Nat2\n").replace("\n", "\r\n")))
                .containsExactly(at(5, 9, 13));
    }

    @Test
    void behindAByteOrderMark() {
        assertThat(spans("\uFEFF" + "apiVersoin: x\n" + HEAD + "spec:\n  type: Nat2\n"))
                .containsExactly(at(1, 1, 11), at(6, 9, 13));
    }

    @Test
    void behindCharactersOutsideTheBasicPlane() {
        assertThat(spans(HEAD + "spec: {name: \"\uD83C\uDF0D\uD83C\uDF0D\", type: Nat2}\n"))
                .containsExactly(at(4, 26, 30));
    }

    @Test
    void ofQuotedTextWithItsQuotes() {
        assertThat(spans(HEAD + "spec: {type: \"Na\\x742\"}\n")).containsExactly(at(4, 14, 23));
    }

    @Test
    void ofTextOverSeveralLines() {
        assertThat(spans(HEAD + "spec:\n  type: \"Nat\n    2\"\n"))
                .containsExactly(new SourceSpan("web.yaml", 5, 9, 6, 7));
        assertThat(spans(HEAD + "spec:\n  type: >-\n    Nat2\n"))
                .first()
                .extracting(SourceSpan::line)
                .isEqualTo(5);
    }

    @Test
    void ofAnchorsAndAliases() {
        assertThat(spans(HEAD + "spec:\n  type: &t Nat2\n  name: [*t]\n")).containsExactly(at(5, 12, 16), at(6, 9, 10));
    }

    @Test
    void inLaterDocumentsOfAFile() {
        Stacks.Result result = Texts.read(Texts.stackWith("# \uD83C\uDF0D\n\n---\n" + HEAD
                + "spec:\n  type: Private\n...\n" + "%YAML 1.1\n---\n" + HEAD.replace("web", "two")
                + "spec:\n  type: NAT\n  subnets:\n  - prefix: 10.0.0.0/8\n    gateway: 11.0.0.1\n"));
        assertThat(result.diagnostics().stream().map(d -> d.subject().orElseThrow()))
                .containsExactly(at(19, 14, 22));
    }

    @Test
    void ofInterpolationsInsideText() {
        assertThat(spans(HEAD + "spec: {type: NAT, name: \"a-${values.x}-b\"}\n"))
                .containsExactly(at(4, 28, 39));
    }

    @Test
    void ofIndentedFirstDocuments() {
        Stacks.Result result = Texts.read(
                Texts.stackWith(
                        "  apiVersion: hnsform.dev/v1beta1\n  kind: Network\n"
                                + "  metadata: {name: web}\n  spec: {type: NAT, subnets: [{prefix: 10.0.0.0/8, gateway: 11.0.0.1}]}\n"));
        assertThat(result.diagnostics().stream().map(d -> d.subject().orElseThrow()))
                .containsExactly(at(4, 61, 69));
    }

    @Test
    void ofKeysThatStandInAnyOrder() {
        String text = "spec: {subnets: [{gateway: 10.0.0.1, prefix: 10.0.0.0/8}], type: NAT}\n"
                + "metadata: {name: web}\nkind: Network\napiVersion: hnsform.dev/v1beta1\n";
        Stacks.Result result = Texts.read(Texts.stackWith(text));
        assertThat(result.diagnostics()).isEmpty();
        assertThat(result.stack()
                        .orElseThrow()
                        .spans()
                        .find(ResourceAddress.parse("Network/web"), "spec.subnets[10.0.0.0/8].gateway"))
                .contains(at(1, 28, 36));
    }
}
