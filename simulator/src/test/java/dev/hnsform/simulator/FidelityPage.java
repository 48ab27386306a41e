package dev.hnsform.simulator;

import dev.hnsform.hns.error.Grade;
import dev.hnsform.simulator.profile.Release;
import dev.hnsform.simulator.profile.Switch;
import dev.hnsform.simulator.rule.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Every rule, default and switch of the simulator in Markdown. */
final class FidelityPage {
    private static final String HEAD = """
            # What the simulator does as HNS does

            Generated from the simulator's rules and from what its tests saw; a test fails when this page differs from it, and when nothing holds a
            rule. [simulator.md](simulator.md) says what the simulator is, [errors.md](errors.md) what the codes mean and what users met.

            Nothing here was run against Windows. Each fact has a grade:

            | grade | |
            |---|---|
            | doc | Microsoft's documentation |
            | code | code that calls HNS in production |
            | log | a published log or issue thread |
            | inf | inferred from these, or nothing but a choice |

            Sources: `owner/repository#n` is an issue or pull request on GitHub; `HCNHResult.md`, `HNS_Schema.md` and other `.md` files without a
            repository are Microsoft's.

            """;

    private static final String RULES = """
            ## What is refused

            The grade is that of the fact that HNS refuses; where the code is less sure, the source says so. A rule is held by a test whose call was
            refused by that rule, with its code, its text and nothing changed, or by a case of [the contract](contract.md) that expects a refusal
            and got it from that rule. Of several, the first test (in `simulator/src/test`) and the first case are named.

            """;

    private static final String DEFAULTS = """

            ## What is chosen

            What the simulator fills in where a request leaves it open. The grade is that of HNS choosing so. `DefaultTest` shows each row.

            """;

    private static final String SWITCHES = """

            ## What is not established

            Points that no public source settles. Each is a switch (`hnsform sim create --switch NAME=SETTING`); the first setting is the default.
            `SwitchTest` tells every setting from the others, and every example lives a whole life under each.

            | switch | what is open | settings |
            |---|---|---|
            """;

    private static final String RELEASES = """

            ## Releases

            `--profile`; which build carries which version of HNS is graded log and inf. The features follow from the version (microsoft/hcsshim:
            hcn/hcnglobals.go; code) and from the schema (HNS_Schema.md; doc). `ReleaseTest` compares them with what the client knows.

            | profile | build | HNS | schema | features |
            |---|---:|---|---|---|
            """;

    private final StringBuilder text = new StringBuilder(HEAD);
    private final Map<Rule, Set<String>> tests;
    private final Map<String, String> cases;

    /** The page of these tests and contract cases, by what they hold. */
    FidelityPage(Map<Rule, Set<String>> tests, Map<String, String> cases) {
        this.tests = tests;
        this.cases = cases;
    }

    /** The rules that nothing holds. */
    List<String> notHeld() {
        return Arrays.stream(Rule.values())
                .filter(rule -> holding(rule).isEmpty())
                .map(Rule::label)
                .toList();
    }

    private List<String> holding(Rule rule) {
        List<String> holding = new ArrayList<>();
        tests.getOrDefault(rule, Set.of()).stream().limit(1).forEach(test -> holding.add("`" + test + "`"));
        String one = cases.get(rule.label());
        if (one != null) {
            holding.add("case *" + one + "*");
        }
        return holding;
    }

    String text() {
        text.append(RULES)
                .append(counted(Arrays.stream(Rule.values()).map(Rule::grade).toList(), "rules"));
        text.append("| rule | what is refused | answer | grade | source | held by |\n|---|---|---|---|---|---|\n");
        for (Rule rule : Rule.values()) {
            row(
                    "`" + rule.label() + "`",
                    rule.explanation(),
                    "`" + rule.error().symbol() + "`",
                    rule.grade().toString(),
                    rule.source(),
                    String.join("<br>", holding(rule)));
        }
        text.append(DEFAULTS)
                .append(counted(
                        Arrays.stream(Default.values()).map(Default::grade).toList(), "defaults"));
        text.append("| default | what is chosen | grade | source |\n|---|---|---|---|\n");
        for (Default one : Default.values()) {
            row("`" + one.label() + "`", one.choice(), one.grade().toString(), one.source());
        }
        text.append(SWITCHES);
        for (Switch one : Switch.values()) {
            row(
                    "`" + one.label() + "`",
                    one.question(),
                    one.choices().stream().map(c -> "`" + c + "`").collect(Collectors.joining(", ")));
        }
        text.append(RELEASES);
        for (Release release : Release.PROFILES) {
            row(
                    "`" + release.id() + "`",
                    String.valueOf(release.windowsBuild()),
                    release.version().toString(),
                    "2." + release.schemaMinor(),
                    release.features().supported().stream()
                            .map(f -> f.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                            .sorted()
                            .collect(Collectors.joining(", ")));
        }
        return text.toString();
    }

    private static String counted(List<Grade> grades, String what) {
        return grades.size() + " " + what + ": "
                + Arrays.stream(Grade.values())
                        .map(grade -> grade + " "
                                + grades.stream().filter(grade::equals).count())
                        .collect(Collectors.joining(", "))
                + ".\n\n";
    }

    private void row(String... cells) {
        for (String cell : cells) {
            text.append("| ").append(cell.replace("|", "\\|")).append(' ');
        }
        text.append("|\n");
    }
}
