package dev.hnsform.acceptance.windows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.acceptance.harness.Hnsform;
import dev.hnsform.acceptance.harness.Package;
import dev.hnsform.acceptance.harness.Product;
import dev.hnsform.acceptance.harness.Result;
import dev.hnsform.acceptance.harness.Skip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The package, unpacked into a folder whose name has a space, by {@code hnsform.cmd} on a Windows JVM under Wine. {@code local:} is a {@code
 * computenetwork.dll} that hands its calls to a simulated host, of which the host facts come too.
 */
@Tag("once")
@ExtendWith(OnWine.class)
class WindowsPackageTest {
    private static final Pattern SERVED = Pattern.compile("tcp://127\\.0\\.0\\.1:\\d+");
    /** How the host was named, the record that was begun on it, and the digest over both. */
    private static final Pattern OF_HOST = Pattern.compile("(?m)^ *\"(uri|simulated|lineage|digest)\": .*$");

    @TempDir
    static Path shared;

    @TempDir
    Path temporary;

    private final Wine wine;
    private static Path installed = Path.of("");

    WindowsPackageTest(Wine wine) {
        this.wine = wine;
    }

    @BeforeAll
    static void unpacksInstallsAndStarts(Wine wine) throws IOException {
        Skip.unless(Package.file().isPresent(), "no package was built (-Dquick builds none)");
        installed = Package.unpack(shared.resolve("Program Files"));
        Hnsform user = onWindows(wine, shared.resolve("user"));
        assertThat(user.ok("version").stdout()).startsWith("hnsform ");
        user.ok("install").prints("hnsform.jsa");
        assertThat(installed.resolve("lib").resolve("hnsform.jsa")).isNotEmptyFile();
    }

    private Hnsform onWindows(Path folder) {
        return onWindows(wine, folder);
    }

    private static Hnsform onWindows(Wine wine, Path folder) {
        Hnsform user = Hnsform.in(folder).by(wine.line("cmd", "/c", Wine.windows(installed.resolve("hnsform.cmd"))));
        wine.environment().forEach(user::with);
        return user;
    }

    @Test
    void refusesAnOldJavaAndNoJava() throws IOException {
        Path old = Files.createDirectories(temporary.resolve("jdk 11"));
        Files.createDirectories(old.resolve("bin"));
        Files.writeString(old.resolve("bin").resolve("java.exe"), "");
        Files.writeString(
                old.resolve("release"),
                "IMPLEMENTOR=\"Somebody\"\r\nJAVA_VERSION=\"11.0.2\"\r\nMODULES=\"java.base\"\r\n");
        onWindows(temporary.resolve("one"))
                .with("JAVA_HOME", Wine.windows(old))
                .run("version")
                .exits(127)
                .reports("HF9016")
                .reports("11.0.2");
        onWindows(temporary.resolve("two"))
                .with("JAVA_HOME", "")
                .run("version")
                .exits(127)
                .reports("HF9016")
                .reports("there is none");
    }

    @Test
    void passesArgumentsAndExitCodesOn() {
        Hnsform user = onWindows(temporary);
        // A line of a batch file: what cmd /c does to several pairs of quotes is a chapter of its own. No "call":
        // Wine's loses the exit code
        user.write(
                "line.cmd",
                "@\"" + Wine.windows(installed.resolve("hnsform.cmd")) + "\" validate \"no such folder\"\r\n");
        onWindows(temporary)
                .by(wine.line("cmd", "/c", "line.cmd"))
                .run()
                .exits(4)
                .reports("no such folder");
        user.run("frobnicate").exits(3).reports("HF9001");
        assertThat(user.ok("explain", "0x803b0013").stdout()).contains("HCN_E_PORT_ALREADY_EXISTS");
    }

    @Test
    void saysThatTheServiceIsNotThere() {
        onWindows(temporary)
                .run("host", "facts", "--host", "local:")
                .exits(5)
                .reports("HF5214")
                .reports("Start-Service hns");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "web-on-nat",
                "l2bridge-node",
                "overlay-node",
                "transparent-vlan",
                "internal-and-private",
                "dual-stack-node",
                "attached-workloads"
            })
    void liveOnThisMachinesHnsAsOnTheSimulator(String example) throws IOException {
        Hnsform linux = Hnsform.in(temporary);
        linux.ok("sim", "create", "lab.sim", "--profile", "ws2022");
        Product.copy("examples/" + example, linux.file("stack"));
        linux.ok("init", "stack");
        Files.copy(linux.file("lab.sim"), linux.file("copy.sim"));
        Hnsform.Running server = linux.start("sim", "serve", "lab.sim", "--port", "0", "--token-file", "lab.token")
                .shows("Ctrl-C");
        try {
            Matcher served = SERVED.matcher(server.stdoutSoFar());
            assertThat(served.find()).isTrue();
            Hnsform windows = onWindows(temporary)
                    .with("HNSFORM_HOME", Wine.windows(temporary.resolve("home-windows")))
                    .with("HNSFORM_LOCAL_LIBRARY", "C:\\windows\\system32")
                    .with("HNSFORM_LOCAL_FACTS", served.group())
                    .with("HNSFORM_HOST", served.group())
                    .with("HNSFORM_TOKEN_FILE", linux.file("lab.token").toString());

            samePlans(windows, linux);
            both(windows, linux, "apply", "stack", "--auto-approve").forEach(result -> result.exits(0));
            both(windows, linux, "drift", "stack")
                    .forEach(result -> result.exits(0).prints("In sync."));
            both(windows, linux, "destroy", "stack", "--auto-approve").forEach(result -> result.exits(0));
        } finally {
            server.signal("TERM");
            server.end();
        }
    }

    private static List<Result> both(Hnsform windows, Hnsform linux, String... words) {
        return List.of(windows.run(with(words, "--host", "local:")), linux.run(with(words, "--host", "sim:copy.sim")));
    }

    private static String[] with(String[] words, String... more) {
        String[] all = Arrays.copyOf(words, words.length + more.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        return all;
    }

    private static void samePlans(Hnsform windows, Hnsform linux) {
        for (String format : List.of("text", "json", "markdown")) {
            List<Result> plans = both(windows, linux, "plan", "stack", "--format", format);
            plans.forEach(plan -> plan.exits(0));
            assertThat(withoutHost(plans.get(0).stdout(), format))
                    .as("%s plan of %s", format, plans.get(0))
                    .isEqualTo(withoutHost(plans.get(1).stdout(), format));
        }
    }

    private static String withoutHost(String plan, String format) {
        return format.equals("json") ? OF_HOST.matcher(plan).replaceAll("") : plan.replaceAll("(?m)^Host .*$", "Host");
    }
}
