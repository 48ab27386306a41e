package dev.hnsform.cli.command;

import dev.hnsform.cli.exit.CommandException;
import dev.hnsform.cli.exit.ExitCode;
import dev.hnsform.cli.view.ExplainView;
import dev.hnsform.cli.view.TextFormat;
import dev.hnsform.hns.error.ErrorCatalogue;
import dev.hnsform.hns.error.HcnError;
import dev.hnsform.hns.port.HResult;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hnsform explain}. */
@CommandLine.Command(
        sortOptions = false,
        description = {
            "Explains an error of the host: its name and meaning, the causes that users met, the likeliest first, how each is told, and what to do. Needs no host.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  hnsform explain 0x803b0013",
            "  hnsform explain 2147942487",
            "  hnsform explain -- -2147024809",
            "  hnsform explain HCN_E_ADDR_INVALID_OR_RESERVED --format json"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:explained", "3:the command line is wrong, or nothing is known of the code"})
public final class ExplainCommand implements Command {
    private static final String FIELD = "[A-Za-z]+\\.[A-Za-z].*";
    private static final String OWN = "(?i)HF[0-9]{4}";

    private final Session session;

    @Parameters(
            paramLabel = "CODE",
            description =
                    "An HRESULT, hexadecimal or decimal, signed (behind --) or not; or its name, such as HCN_E_INVALID_IP.")
    private String code = "";

    @Option(names = "--format", paramLabel = "FORMAT", description = "text or json.")
    private TextFormat format = TextFormat.TEXT;

    /** For one run. */
    public ExplainCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() {
        HcnError error = ErrorCatalogue.number(code)
                .map(this::ofNumber)
                .or(() -> ErrorCatalogue.named(code))
                .orElseThrow(this::unknown);
        ExplainView view = new ExplainView(session.screen());
        switch (format) {
            case TEXT -> view.text(error);
            case JSON -> view.json(error);
        }
        return ExitCode.OK;
    }

    private HcnError ofNumber(HResult number) {
        return HcnError.of(number)
                .orElseThrow(() -> usage(
                        (number.value() & 0x8000_0000L) == 0
                                ? number + " is no failure: HRESULTs of failures begin with 8 to f."
                                : "Nothing is known of " + number
                                        + ": no source shows it as an answer of HNS. Look for the call in the host's event log"
                                        + " (Microsoft-Windows-Host-Network-Service-Admin)."));
    }

    private CommandException unknown() {
        if (code.matches(FIELD)) {
            return usage(
                    "\"" + code
                            + "\" is a field of the language: docs/language-reference.md tells what it means. hnsform explain is for errors of the host, such as 0x803b0013.");
        }
        if (code.matches(OWN)) {
            return usage(
                    "\"" + code
                            + "\" is a code of hnsform's own: the message beside it says what is wrong and what to do. hnsform explain is for errors of the host, such as 0x803b0013.");
        }
        Optional<String> meant = ErrorCatalogue.nearest(code);
        return usage("\"" + code + "\" is no error of the host."
                + meant.map(name -> " Did you mean " + name + "?")
                        .orElse(
                                " It takes an HRESULT, such as 0x803b0013 or 2151350291, or a name, such as HCN_E_INVALID_IP;"
                                        + " docs/errors.md lists them all."));
    }

    private CommandException usage(String message) {
        return CommandException.usage("HF9014", code, message);
    }
}
