package dev.hnsform.cli.command;

import dev.hnsform.cli.compose.Interrupts;
import dev.hnsform.cli.compose.OpenHost;
import dev.hnsform.cli.compose.ServedHosts;
import dev.hnsform.cli.exit.CommandException;
import dev.hnsform.cli.exit.ExitCode;
import dev.hnsform.cli.view.Screen;
import dev.hnsform.hns.protocol.HostServer;
import dev.hnsform.hns.protocol.Protocol;
import dev.hnsform.schema.diagnostic.ShellWord;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where and for whom a host is served; what {@code sim serve} and {@code host serve} share. */
final class ServeOptions {
    private static final int LARGEST_PORT = 0xFFFF;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Port to listen at; 0 for any that is free. Left out: " + Protocol.DEFAULT_PORT + ".")
    private int port = Protocol.DEFAULT_PORT;

    @Option(
            names = "--address",
            paramLabel = "ADDRESS",
            description =
                    "Address to listen at. Left out: 127.0.0.1, which only this computer reaches; nothing on the way is encrypted.")
    private String address = "127.0.0.1";

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description =
                    "The file that the token is kept in, made when it is not there. Left out: the file token beside the host's records.")
    private @Nullable String tokenFile;

    /** Serves a host until somebody ends this process. */
    ExitCode serve(Session session, OpenHost open) {
        try (ServedHosts.Serving serving = new ServedHosts(session.surroundings())
                .serve(open, new ServedHosts.Wish(place(), Optional.ofNullable(tokenFile), session.version()))) {
            HostServer server = serving.server();
            Interrupts interrupts = Interrupts.listen(() -> end(session, serving));
            say(session.screen(), open, serving);
            await(server);
            IOException failure = server.failure();
            if (failure != null && !interrupts.isAsked()) {
                throw new CommandException(
                        ExitCode.HOST,
                        "HF5208",
                        "serve the host",
                        open.uri(),
                        "The server at " + shown(server) + " ended by itself: " + failure.getMessage()
                                + ". What was asked of it before was carried out. Start it again.",
                        failure);
            }
            session.screen().line("Ended.");
            return ExitCode.OK;
        }
    }

    /** On a thread of its own: a second Ctrl-C must be heard while the first is still being obeyed. */
    private static void end(Session session, ServedHosts.Serving serving) {
        if (serving.beside().isRunning()) {
            session.screen()
                    .note(
                            "A run is at work: the step at hand is finished, nothing further is begun, and then this ends. Ctrl-C again stops at once.");
        }
        Thread thread = new Thread(serving::close, "hnsform-end");
        thread.setDaemon(true);
        thread.start();
    }

    private static void await(HostServer server) {
        try {
            server.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private InetSocketAddress place() {
        if (port < 0 || port > LARGEST_PORT) {
            throw CommandException.usage(
                    "HF9002", "--port", "--port takes 0 to " + LARGEST_PORT + ", and " + port + " is not in between.");
        }
        try {
            return new InetSocketAddress(InetAddress.getByName(address), port);
        } catch (UnknownHostException e) {
            throw CommandException.usage(
                    "HF9002",
                    "--address",
                    "--address takes an address of this computer, and \"" + address + "\" is not known.");
        }
    }

    private static void say(Screen screen, OpenHost open, ServedHosts.Serving serving) {
        String uri = shown(serving.server());
        screen.line("Serving " + open.uri() + " at " + uri);
        screen.line("Its token is in " + serving.tokenFile());
        screen.line("Use it: hnsform plan --host " + uri + " --token-file "
                + ShellWord.of(serving.tokenFile().toString()));
        screen.line("Ctrl-C ends it.");
        if (!serving.server().address().getAddress().isLoopbackAddress()) {
            screen.note(
                    "warning HF5209: Other computers can reach this server, and nothing on the way is encrypted, the token neither. Use it in a"
                            + " network that you trust, or listen at 127.0.0.1 and let ssh -L carry the connection.");
        }
        screen.flush();
    }

    private static String shown(HostServer server) {
        String host = server.address().getAddress().getHostAddress();
        return "tcp://" + (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":"
                + server.address().getPort();
    }
}
