package dev.hnsform.cli.command;

import dev.hnsform.cli.exit.CommandException;
import dev.hnsform.planner.plan.Consents;
import dev.hnsform.schema.net.Guid;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What the user agrees to. */
final class ConsentOptions {
    @Option(
            names = "--allow-host-interruption",
            description = "Agree to steps that interrupt the host's own network for seconds.")
    private boolean hostInterruption;

    @Option(
            names = "--allow-foreign-loss",
            paramLabel = "ID",
            description = "Agree that this object of somebody else goes too; may be repeated.")
    private List<String> foreignLoss = new ArrayList<>();

    @Option(names = "--allow-mass-delete", description = "Agree that more than half of what is recorded is deleted.")
    private boolean massDelete;

    /** Whether anything was agreed to. */
    boolean isGiven() {
        return hostInterruption || massDelete || !foreignLoss.isEmpty();
    }

    /** All of it. */
    Consents consents() {
        List<Guid> ids = new ArrayList<>();
        for (String text : foreignLoss) {
            ids.add(Guid.tryParse(text)
                    .orElseThrow(() -> CommandException.usage(
                            "HF9002",
                            text,
                            "--allow-foreign-loss takes an object's id, and \"" + text + "\" is none.")));
        }
        return new Consents(hostInterruption, ids, massDelete);
    }
}
