package dev.hnsform.hns.error;

import dev.hnsform.hns.port.HostCallException.Ending;
import java.util.Locale;

/** The error catalogue in Markdown. */
public final class ErrorReference {
    private static final String HEAD = """
            # Errors of the host

            Generated from the error catalogue; a test fails when this page differs from it. `hnsform explain CODE` prints an entry; every host
            failure is shown with its likeliest causes, those first that the request and the host's objects bear out.

            HNS answers an HRESULT and a text, and never names the field at fault. The causes below are those that users met. None of it was run
            against Windows by us; each fact has a source and a grade:

            | grade | |
            |---|---|
            | doc | Microsoft's documentation |
            | code | code that calls HNS in production |
            | log | a published log or issue thread |
            | inf | inferred from these |

            Sources: `owner/repository#n` is an issue or pull request on GitHub; `HCNHResult.md` is in MicrosoftDocs/Virtualization-Documentation; other
            `.md` files are Microsoft's; hns-reference is the project's own collection of facts, by section.

            ## All codes

            | value | decimal | name | meaning |
            |---|---:|---|---|
            """;

    private final StringBuilder text = new StringBuilder(HEAD);

    private ErrorReference() {}

    /** The page. */
    public static String text() {
        return new ErrorReference().page();
    }

    private String page() {
        for (HcnError error : HcnError.values()) {
            text.append("| [")
                    .append(error.result())
                    .append("](#")
                    .append(anchor(error))
                    .append(") | ")
                    .append(error.result().value())
                    .append(" | `")
                    .append(error.symbol())
                    .append("` | ")
                    .append(error.meaning())
                    .append(" |\n");
        }
        for (HcnError error : HcnError.values()) {
            entry(error);
        }
        return text.toString();
    }

    private static String anchor(HcnError error) {
        return error.symbol().toLowerCase(Locale.ROOT);
    }

    private void entry(HcnError error) {
        text.append("\n## ")
                .append(error.symbol())
                .append("\n\n`")
                .append(error.result())
                .append("`: ")
                .append(error.meaning())
                .append(". HNS says: \"")
                .append(error.text().strip())
                .append("\" (")
                .append(error.grade())
                .append("; ")
                .append(error.source())
                .append(")")
                .append(advice(error))
                .append("\n\n| cause | what to do | how it is told | source |\n|---|---|---|---|\n");
        for (Cause cause : ErrorCatalogue.causes(error)) {
            text.append("| ")
                    .append(cell(cause.text()))
                    .append(" | ")
                    .append(cell(cause.fix()))
                    .append(" | ")
                    .append(cause.tell().text())
                    .append(" | ")
                    .append(cause.grade())
                    .append("; ")
                    .append(cause.source())
                    .append(" |\n");
        }
    }

    private static String cell(String words) {
        return words.replace("|", "\\|").replace("<", "&lt;");
    }

    /** What hnsform itself does about it, a sentence with a space before it; empty when it only reports. */
    private static String advice(HcnError error) {
        String conduct = conduct(error);
        return conduct.isEmpty() ? "" : " " + conduct;
    }

    /** What hnsform itself does about an error, a sentence; empty when it only reports. */
    public static String conduct(HcnError error) {
        if (error.isNotFound()) {
            return "A deletion that meets it is done.";
        }
        if (error.mayBeDone()) {
            return "hnsform reads the object back, and takes it as done when it is as wanted.";
        }
        if (error.ending() == Ending.TRANSIENT) {
            return "hnsform tries again for a while.";
        }
        return error.ending() == Ending.UNKNOWN
                ? "Whether the call was carried out is not known: hnsform watches the object until it is at rest, and then judges."
                : "";
    }
}
