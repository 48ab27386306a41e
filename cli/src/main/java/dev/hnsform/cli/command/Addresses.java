package dev.hnsform.cli.command;

import dev.hnsform.cli.exit.CommandException;
import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.diagnostic.Suggestions;
import dev.hnsform.schema.recorded.RecordedResource;
import dev.hnsform.schema.recorded.RecordedStack;
import java.util.List;

/** Addresses on the command line. */
final class Addresses {
    private Addresses() {}

    /** An address as it was written. */
    static ResourceAddress parse(String text) {
        try {
            return ResourceAddress.parse(text);
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            throw CommandException.usage("HF9002", text, message.endsWith("?") ? message : message + ".");
        }
    }

    /** What is recorded of an address. */
    static RecordedResource recorded(RecordedStack stack, String text) {
        ResourceAddress address = parse(text);
        return stack.find(address).orElseThrow(() -> {
            List<String> known = stack.resources().stream()
                    .map(resource -> resource.address().toString())
                    .toList();
            return CommandException.usage(
                    "HF9008",
                    text,
                    "Nothing of " + address + " is recorded for stack " + stack.stackName() + " on this host."
                            + Suggestions.didYouMean(text, known)
                                    .map(hint -> " " + hint)
                                    .orElse("")
                            + " hnsform state list shows what is.");
        });
    }
}
