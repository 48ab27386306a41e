package dev.hnsform.acceptance.walk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands the one world of this process to every test that asks for it; it goes with the last of them. */
final class WalkWorlds implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == WalkWorld.class;
    }

    @Override
    public WalkWorld resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(WalkWorlds.class))
                .computeIfAbsent(WalkWorld.class, key -> make(), WalkWorld.class);
    }

    private static WalkWorld make() {
        try {
            return new WalkWorld(Files.createTempDirectory("hnsform-walks"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
