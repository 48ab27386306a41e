package dev.hnsform.hns.jna;

import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HostCallException;
import dev.hnsform.hns.snapshot.HostFactsJson;
import dev.hnsform.hns.windows.WindowsFacts;
import dev.hnsform.hns.windows.WindowsSources;
import dev.hnsform.schema.feature.HnsVersion;
import java.nio.file.Path;
import java.util.function.Supplier;

/** A program for a Windows JVM: asks Windows everything that host facts are made of, and prints each answer, or why there is none. */
final class WindowsSourcesProbe {
    private WindowsSourcesProbe() {}

    /** Asks; the one argument is {@code %SystemRoot%}. */
    public static void main(String[] args) {
        WindowsSources sources = NativeSources.of(Path.of(args[0]));
        print("build", sources.system()::build);
        print("name", sources.system()::computerName);
        print("rights", sources.system()::isAdministrator);
        print("interfaces", () -> sources.tables().interfaces().length);
        print("addresses", () -> sources.tables().addresses().length);
        print("routes", () -> sources.tables().routes().length);
        print("guid", () -> sources.registry().text("SOFTWARE\\Microsoft\\Cryptography", "MachineGuid"));
        print("no value", () -> sources.registry().text("SOFTWARE\\Microsoft\\Cryptography", "None"));
        print("no key", () -> sources.registry().text("SOFTWARE\\None", "None"));
        print("keys", () -> sources.registry().keysBelow("SYSTEM").orElseThrow().contains("CurrentControlSet"));
        print("no keys", () -> sources.registry().keysBelow("SOFTWARE\\None"));
        print("hns", () -> sources.services().status("hns"));
        print(
                "own start",
                () -> sources.clocks()
                        .processCreated(ProcessHandle.current().pid())
                        .isPresent());
        print("no process", () -> sources.clocks().processCreated(3));
        print("time of day", () -> sources.clocks().timeOfDay().orElseThrow().length);
        WindowsFacts facts = new WindowsFacts(
                new WindowsSources(
                        sources.system(),
                        sources.tables(),
                        sources.registry(),
                        service -> new dev.hnsform.hns.windows.ServiceStatus(
                                "running", ProcessHandle.current().pid()),
                        sources.clocks()),
                deadline -> new HnsVersion(13, 3));
        print("facts", () -> HostFactsJson.toJson(facts.facts(Deadline.READ)));
    }

    private static void print(String what, Supplier<Object> question) {
        String answer;
        try {
            answer = String.valueOf(question.get());
        } catch (HostCallException e) {
            answer = "refused: " + e.text();
        }
        System.out.println(what + ": " + answer);
    }
}
