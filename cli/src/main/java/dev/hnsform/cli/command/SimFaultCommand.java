package dev.hnsform.cli.command;

import dev.hnsform.cli.exit.CommandException;
import dev.hnsform.cli.exit.ExitCode;
import dev.hnsform.schema.diagnostic.Suggestions;
import dev.hnsform.simulator.SimulatedHost;
import dev.hnsform.simulator.fault.Fault;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hnsform sim fault}. */
@CommandLine.Command(
        sortOptions = false,
        description = {
            "Schedules something that goes wrong in a simulated host, once: at the N-th matching call from now on.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  hnsform sim fault lab.sim fail --call HcnCreateEndpoint --nth 2 --code 0x803b0013",
            "  hnsform sim fault lab.sim kill-after --nth 7",
            "  hnsform sim fault lab.sim --clear"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:scheduled", "3:the command line is wrong", "5:the file is no simulated host"})
public final class SimFaultCommand implements Command {
    private final Session session;

    @Parameters(paramLabel = "FILE", description = "The simulated host's file.")
    private String file = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FAULT",
            description = "fail, hang, lie, land-late, kill-before or kill-after (the caller's process dies).")
    private @Nullable String kind;

    @Option(names = "--call", paramLabel = "NAME", description = "Only such calls, for example HcnCreateNetwork.")
    private @Nullable String call;

    @Option(names = "--nth", paramLabel = "N", description = "At which matching call, from 1.")
    private long nth = 1;

    @Option(names = "--code", paramLabel = "HRESULT", description = "What fail answers, for example 0x803b0013.")
    private @Nullable String code;

    @Option(
            names = "--later",
            paramLabel = "N",
            description = "After how many further calls a land-late call is carried out.")
    private long later = 3;

    @Option(names = "--clear", description = "Forget all faults to come.")
    private boolean clear;

    /** A fault at any other call would never strike. */
    private static final List<String> CALLS = Stream.concat(
                    Stream.of("Network", "Endpoint", "Namespace")
                            .flatMap(kind -> Stream.of(
                                    "HcnEnumerate" + kind + "s",
                                    "HcnQuery" + kind + "Properties",
                                    "HcnCreate" + kind,
                                    "HcnModify" + kind,
                                    "HcnDelete" + kind)),
                    Stream.of(
                            "HNSCall",
                            "HostFacts",
                            "HcnRegisterServiceCallback",
                            "HcnRegisterNetworkCallback",
                            "HcnReserveGuestNetworkServicePort",
                            "HcnReserveGuestNetworkServicePortRange",
                            "HcnReleaseGuestNetworkServicePortReservationHandle",
                            "HcnEnumerateGuestNetworkPortReservations"))
            .toList();

    /** For one run. */
    public SimFaultCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() {
        try (SimulatedHost host = SimulatorFiles.open(session, file)) {
            if (clear) {
                host.clearFaults();
                session.screen().line("No faults are to come in " + file + ".");
                return ExitCode.OK;
            }
            if (kind == null) {
                throw CommandException.usage("HF9002", file, "What is to go wrong? Name a fault, or --clear.");
            }
            Fault fault = fault(kind);
            host.addFault(fault);
            session.screen().line("To come in " + file + ": " + fault + ".");
            return ExitCode.OK;
        }
    }

    private Fault fault(String word) {
        if (call != null && !CALLS.contains(call)) {
            throw CommandException.usage(
                    "HF9002",
                    call,
                    "\"" + call + "\" is no call that is made; there are " + String.join(", ", CALLS) + "."
                            + Suggestions.didYouMean(call, CALLS)
                                    .map(hint -> " " + hint)
                                    .orElse(""));
        }
        try {
            Fault.Kind what = Fault.Kind.parse(word);
            long number = 0;
            if (code != null) {
                number = code.startsWith("0x") ? Long.parseLong(code.substring(2), 16) : Long.parseLong(code);
            }
            return new Fault(what, call == null ? "" : call, nth, number, what == Fault.Kind.LAND_LATE ? later : 0);
        } catch (NumberFormatException e) {
            throw CommandException.usage("HF9002", String.valueOf(code), "--code takes an HRESULT such as 0x803b0013.");
        } catch (IllegalArgumentException e) {
            throw CommandException.usage("HF9002", word, e.getMessage() + ".");
        }
    }
}
