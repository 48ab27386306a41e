package dev.hnsform.acceptance.windows;

import dev.hnsform.acceptance.harness.Skip;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one {@link Wine} of a run, made when the first asks for it; skips them, aloud, where there can be none. */
final class OnWine implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Wine.class;
    }

    @Override
    public Wine resolveParameter(ParameterContext parameter, ExtensionContext test) {
        try {
            String missing = Wine.missing().orElse("");
            Skip.unless(missing.isEmpty(), test.getDisplayName() + " under Wine: " + missing);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return test.getRoot()
                .getStore(ExtensionContext.Namespace.create(OnWine.class))
                .computeIfAbsent(Wine.class, key -> make(), Wine.class); // closed with the run
    }

    private static Wine make() {
        try {
            return Wine.make(Files.createTempDirectory("hnsform-wine"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
