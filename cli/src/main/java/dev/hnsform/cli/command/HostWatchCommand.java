package dev.hnsform.cli.command;

import dev.hnsform.cli.compose.Interrupts;
import dev.hnsform.cli.compose.OpenHost;
import dev.hnsform.cli.exit.CommandException;
import dev.hnsform.cli.exit.ExitCode;
import dev.hnsform.cli.view.TextFormat;
import dev.hnsform.cli.view.WatchView;
import dev.hnsform.hns.error.HcnError;
import dev.hnsform.hns.port.HostCallException;
import dev.hnsform.hns.port.HostNotification;
import dev.hnsform.hns.port.HostNotifier;
import dev.hnsform.hns.port.HostNotifier.Registration;
import dev.hnsform.schema.net.Guid;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hnsform host watch}. */
@CommandLine.Command(
        sortOptions = false,
        description = {
            "Prints what a host tells by itself, a line each, until Ctrl-C: networks and namespaces made and deleted, and that the hns service went. HNS tells"
                    + " nothing of endpoints made or deleted, of load balancers, routes and policies; with --network it tells of endpoints attached and detached.",
            "After a restart of hns the watch goes on; what happened meanwhile is not told.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  hnsform host watch",
            "  hnsform host watch --host sim:lab.sim --format json --count 10",
            "  hnsform host watch --network 6f1c2a52-7f0e-4a53-9a51-6a0a4c1d7f10"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:ended by Ctrl-C, a signal to end, or --count",
            "3:the command line is wrong, or the host tells nothing by itself",
            "5:the host failed",
            "130:Ctrl-C came twice"
        })
public final class HostWatchCommand implements Command {
    private final Session session;
    private final LinkedBlockingQueue<Optional<HostNotification>> heard = new LinkedBlockingQueue<>();

    @Mixin
    private HostOption host = new HostOption();

    @Option(
            names = "--network",
            paramLabel = "ID",
            description = "What is told of this network, or guest network service, alone.")
    private @Nullable String network;

    @Option(names = "--count", paramLabel = "N", description = "End after N lines.")
    private @Nullable Integer count;

    @Option(names = "--format", paramLabel = "FORMAT", description = "text or json: an object a line.")
    private TextFormat format = TextFormat.TEXT;

    /** For one run. */
    public HostWatchCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() {
        Optional<Guid> object = object();
        int lines = lines();
        try (OpenHost open = host.open(session)) {
            if (!(open.host() instanceof HostNotifier notifier)) {
                throw silent(open.uri());
            }
            Interrupts.listen(() -> heard.add(Optional.empty()));
            Registration registration = first(notifier, object, open.uri());
            try {
                session.screen().note("Watching " + open.uri() + ". Ctrl-C ends it.");
                registration = watch(notifier, object, registration, lines);
            } finally {
                registration.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED;
        }
        return ExitCode.OK;
    }

    /** Until the end; gives back the registration that is open then. */
    private Registration watch(HostNotifier notifier, Optional<Guid> object, Registration first, int lines)
            throws InterruptedException {
        WatchView view = new WatchView(session.screen(), format);
        Registration registration = first;
        Optional<HostNotification> next = heard.take();
        for (int printed = 1; next.isPresent(); printed++) {
            view.told(session.surroundings().clock().instant(), next.get());
            if (printed == lines || session.screen().isClosed()) {
                return registration;
            }
            if (next.get().type() == HostNotification.SERVICE_DISCONNECT) {
                registration.close();
                Optional<Registration> again = again(notifier, object);
                if (again.isEmpty()) {
                    return registration;
                }
                registration = again.get();
            }
            next = heard.take();
        }
        return registration;
    }

    /** Registers anew once the service is back; empty when somebody asked to end first. */
    private Optional<Registration> again(HostNotifier notifier, Optional<Guid> object) throws InterruptedException {
        boolean said = false;
        while (true) {
            try {
                return Optional.of(notifier.register(object, told -> heard.add(Optional.of(told))));
            } catch (HostCallException e) {
                if (e.ending() == HostCallException.Ending.REFUSED) {
                    throw e;
                }
                if (!said) {
                    session.screen().note("The host went away; the watch goes on when it is back.");
                    said = true;
                }
            }
            Optional<HostNotification> meanwhile = heard.poll(1, TimeUnit.SECONDS);
            if (meanwhile != null && meanwhile.isEmpty()) {
                return Optional.empty();
            }
        }
    }

    private Registration first(HostNotifier notifier, Optional<Guid> object, String uri) {
        try {
            return notifier.register(object, told -> heard.add(Optional.of(told)));
        } catch (HostCallException e) {
            if (HcnError.of(e).filter(HcnError.NOT_IMPLEMENTED::equals).isPresent()) {
                throw silent(uri);
            }
            throw e;
        }
    }

    private static CommandException silent(String uri) {
        return CommandException.usage(
                "HF9017",
                uri,
                uri
                        + " tells nothing by itself, so there is nothing to watch: a snapshot does not change, and a host that is served tells only what"
                        + " the host behind it does. Name a host that lives, such as local:, sim:FILE or tcp://ADDRESS:PORT.");
    }

    private Optional<Guid> object() {
        String named = network;
        return named == null
                ? Optional.empty()
                : Optional.of(Guid.tryParse(named)
                        .orElseThrow(() -> CommandException.usage(
                                "HF9002",
                                "--network",
                                "--network takes the id of a network, as \"hnsform host get network\" shows it, and \""
                                        + named + "\" is none.")));
    }

    /** How many lines at most; 0 for no bound. */
    private int lines() {
        Integer asked = count;
        if (asked == null) {
            return 0;
        }
        if (asked < 1) {
            throw CommandException.usage(
                    "HF9002", "--count", "--count takes a number from 1 on, and " + asked + " is none.");
        }
        return asked;
    }
}
