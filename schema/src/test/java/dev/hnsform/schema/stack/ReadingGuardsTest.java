package dev.hnsform.schema.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.schema.diagnostic.Diagnostic;
import dev.hnsform.schema.diagnostic.LanguageFault;
import dev.hnsform.schema.diagnostic.SourceSpan;
import dev.hnsform.schema.source.SourceException;
import dev.hnsform.schema.source.SourceFile;
import dev.hnsform.schema.source.SourceSet;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a hostile or damaged file can do: nothing but earn a diagnostic. */
class ReadingGuardsTest {
    private record Bytes(String path, List<byte[]> content0) implements SourceFile {
        @Override
        public String shownPath() {
            return path;
        }

        @Override
        public byte[] content() {
            return content0.get(0);
        }
    }

    private static List<Diagnostic> read(byte[] bytes) {
        SourceFile stack = Texts.Memory.of("stack.yaml", Texts.STACK);
        SourceSet source =
                new SourceSet(SourceSet.Origin.directory("."), List.of(stack, new Bytes("web.yaml", List.of(bytes))));
        return Texts.read(source).diagnostics();
    }

    private static List<Diagnostic> read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String network(String spec) {
        return "apiVersion: hnsform.dev/v1beta1\nkind: Network\nmetadata: {name: web}\nspec: " + spec + "\n";
    }

    @Test
    void refusesFilesAbove16MiB() {
        byte[] bytes = new byte[16 * 1024 * 1024 + 1];
        Arrays.fill(bytes, (byte) '#');
        assertThat(read(bytes)).singleElement().satisfies(d -> {
            assertThat(d.code()).isEqualTo(LanguageFault.FILE_TOO_LARGE.code());
            assertThat(d.detail()).contains("16777217 bytes");
        });
    }

    @Test
    void saysWhereAByteIsNotUtf8() {
        byte[] bytes = network("{type: NAT}").getBytes(StandardCharsets.UTF_8);
        int at = new String(bytes, StandardCharsets.UTF_8).indexOf("NAT");
        bytes[at] = (byte) 0xFF;
        assertThat(read(bytes)).singleElement().satisfies(d -> {
            assertThat(d.code()).isEqualTo(LanguageFault.NOT_UTF8.code());
            assertThat(d.subject()).contains(new SourceSpan("web.yaml", 4, 14, 4, 15));
        });
    }

    @Test
    void hintsAtUtf16AsPowerShellWritesIt() {
        byte[] bytes = ("\uFEFF" + network("{type: NAT}")).getBytes(StandardCharsets.UTF_16LE);
        assertThat(read(bytes))
                .singleElement()
                .satisfies(d -> assertThat(d.hint())
                        .hasValueSatisfying(hint -> assertThat(hint).contains("UTF-16")));
    }

    @Test
    void hintsAtUtf16WithoutByteOrderMark() {
        for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            assertThat(read(network("{type: NAT}").getBytes(charset)))
                    .singleElement()
                    .satisfies(d -> {
                        assertThat(d.code()).isEqualTo(LanguageFault.NOT_UTF8.code());
                        assertThat(d.detail()).contains("UTF-16");
                        assertThat(d.hint())
                                .hasValueSatisfying(hint -> assertThat(hint).contains("UTF-8"));
                    });
        }
    }

    @Test
    void keepsAWrittenReplacementCharacter() {
        assertThat(read(network("{type: NAT, name: \"a\uFFFDb\"}"))).isEmpty();
    }

    @Test
    void reportsAFileThatCannotBeReadAndGoesOn() {
        SourceFile broken = new SourceFile() {
            @Override
            public String path() {
                return "a.yaml";
            }

            @Override
            public String shownPath() {
                return "shop/a.yaml";
            }

            @Override
            public byte[] content() {
                throw new SourceException("HF1013", "read a file", "shop/a.yaml", "Reading it is not permitted.", null);
            }
        };
        SourceFile stack = Texts.Memory.of("stack.yaml", Texts.STACK);
        SourceFile other = Texts.Memory.of("z.yaml", network("{type: Nat2}"));
        List<Diagnostic> found = Texts.read(
                        new SourceSet(SourceSet.Origin.directory("."), List.of(broken, stack, other)))
                .diagnostics();
        assertThat(found).extracting(Diagnostic::code).containsExactly("HF1013", "HF1103");
        assertThat(found.get(0).detail()).isEqualTo("Reading it is not permitted.");
    }

    @Test
    void refusesALineOfTenMegabytes() {
        assertThat(read(network("{type: NAT, name: " + "x".repeat(10_000_000) + "}")))
                .singleElement()
                .satisfies(d -> {
                    assertThat(d.code()).isEqualTo(LanguageFault.LINE_TOO_LONG.code());
                    assertThat(d.subject()).contains(new SourceSpan("web.yaml", 4, 1, 4, 1));
                });
    }

    @Test
    void refusesAScalarOfTenMegabytesInFewWords() {
        String lines = ("    " + "x".repeat(1000) + "\n").repeat(10_000);
        for (String name : List.of("|\n" + lines, "\n" + lines, "\"\n" + lines + "    \"\n")) {
            assertThat(read(network("\n  type: NAT\n  name: " + name)))
                    .singleElement()
                    .satisfies(d -> {
                        assertThat(d.code()).isEqualTo(LanguageFault.SCALAR_TOO_LONG.code());
                        assertThat(d.detail()).hasSizeLessThan(300);
                    });
        }
    }

    @Test
    void quotesLongTextInFewWords() {
        String text = "x".repeat(40_000);
        List<Diagnostic> found = read(network("{type: " + text + ", name: " + text + ", ? " + text + ": 1}"));
        assertThat(found).hasSize(3).allSatisfy(d -> assertThat(d.detail()).hasSizeLessThan(500));
    }

    @Test
    void refusesMoreThan200000Documents() {
        String documents = "a: 1\n---\n".repeat(70_000);
        SourceFile one = new Bytes("a.yaml", List.of(documents.getBytes(StandardCharsets.UTF_8)));
        SourceFile two = new Bytes("b.yaml", one instanceof Bytes b ? b.content0() : List.of());
        SourceFile three = new Bytes("c.yaml", ((Bytes) one).content0());
        SourceFile stack = Texts.Memory.of("stack.yaml", Texts.STACK);
        List<Diagnostic> found = Texts.read(
                        new SourceSet(SourceSet.Origin.directory("."), List.of(stack, one, two, three)))
                .diagnostics();
        assertThat(found).extracting(Diagnostic::code).containsExactly(LanguageFault.TOO_MANY_DOCUMENTS.code());
    }

    @Test
    void refusesABillionLaughsAtOnce() {
        StringBuilder text = new StringBuilder("{type: NAT, dns: &a0 {search: [a, b, c, d, e, f, g, h, i]}");
        for (int i = 1; i < 30; i++) {
            text.append(", x").append(i).append(": &a").append(i).append(" [");
            for (int j = 0; j < 9; j++) {
                text.append(j == 0 ? "*a" : ", *a").append(i - 1);
            }
            text.append(']');
        }
        List<Diagnostic> found = read(network(text + "}"));
        assertThat(found).extracting(Diagnostic::code).contains(LanguageFault.TOO_MANY_ALIASES.code());
        assertThat(found).hasSizeLessThan(40);
    }

    @Test
    void refusesAnyDepthWithoutRunningOutOfStack() {
        for (String open : List.of("[", "{a: ", "- ")) {
            String text =
                    "apiVersion: hnsform.dev/v1beta1\nkind: Network\nmetadata: {name: web}\nspec:\n  type: NAT\n  x: "
                            + (open.equals("- ") ? "\n    " : "") + open.repeat(30_000);
            assertThat(read(text)).extracting(Diagnostic::code).contains(LanguageFault.TOO_DEEP.code());
        }
    }

    @Test
    void depthInAnothersDocumentIsNobodysConcern() {
        assertThat(read("apiVersion: v1\nx: " + "[".repeat(100) + "]".repeat(100) + "\n"))
                .isEmpty();
    }

    @Test
    void readsLargeStacksBySeveralThreadsToTheSameAnswer() {
        SourceSet source = LargeStacks.of(25_000);
        Stacks.Result first = Texts.read(source);
        Stacks.Result second = Texts.read(source);
        assertThat(first.diagnostics()).isEmpty();
        assertThat(first.stack().orElseThrow().resources())
                .hasSize(25_000)
                .isEqualTo(second.stack().orElseThrow().resources());
    }

    @Test
    void aFaultInEveryDocumentIsFoundInEveryDocument() {
        SourceSet correct = LargeStacks.of(20_000);
        for (String[] change : List.of(
                new String[] {"network: net-", "network: nat-", LanguageFault.DANGLING_REFERENCE.code()},
                new String[] {"type: OutBoundNAT", "type: OutboundNatt", LanguageFault.UNKNOWN_POLICY.code()},
                new String[] {"ipAddresses: [10.", "ipAddresses: [11.", LanguageFault.ADDRESS_OUTSIDE.code()},
                new String[] {"gateway: 10.", "gateway: 11.", LanguageFault.GATEWAY_OUTSIDE.code()})) {
            List<SourceFile> files = correct.files().stream()
                    .<SourceFile>map(file -> new Bytes(
                            file.path(),
                            List.of(new String(file.content(), StandardCharsets.UTF_8)
                                    .replace(change[0], change[1])
                                    .getBytes(StandardCharsets.UTF_8))))
                    .toList();
            List<Diagnostic> found =
                    Texts.read(new SourceSet(correct.origin(), files)).diagnostics();
            assertThat(found).hasSizeGreaterThanOrEqualTo(2_000).allSatisfy(d -> {
                assertThat(d.code()).isEqualTo(change[2]);
                assertThat(d.subject()).isPresent();
            });
        }
    }

    @Test
    void aSecondApiVersionIsADuplicateKey() {
        assertThat(read(network("{type: NAT}") + "apiVersion: hnsform.dev/v1beta1\n"))
                .extracting(Diagnostic::code)
                .containsExactly(LanguageFault.DUPLICATE_KEY.code());
    }
}
