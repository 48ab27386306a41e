package dev.hnsform.gitops.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Repositories by HTTPS from a server with a certificate of its own. A JVM reads its trust store once, so each reading has a JVM of its own,
 * with the options that people would put into HNSFORM_JAVA_OPTS.
 */
class TlsSourcesTest {
    private static final String PASSWORD = "changeit";
    private static final Path JAVA_BIN = Path.of(System.getProperty("java.home"), "bin");

    @TempDir
    static Path temporary;

    private static GitFixture git;
    private static GitServer server;

    @BeforeAll
    static void serve() throws IOException, GeneralSecurityException, InterruptedException {
        git = new GitFixture(temporary.resolve("net.git"));
        git.file("web/stack.yaml", "read over TLS").commit("main");
        keytool(
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=git",
                "-ext",
                "san=ip:127.0.0.1",
                "-keystore",
                "server.p12");
        keytool("-exportcert", "-rfc", "-keystore", "server.p12", "-file", "server.pem");
        keytool("-importcert", "-noprompt", "-file", "server.pem", "-keystore", "trust.p12");
        server = GitServer.withTls(git.repository(), certificate());
    }

    @AfterAll
    static void close() {
        server.close();
        git.close();
    }

    private static SSLContext certificate() throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(temporary.resolve("server.p12"))) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }

    private static void keytool(String... words) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(JAVA_BIN.resolve("keytool").toString()));
        command.addAll(List.of(words));
        command.addAll(List.of("-alias", "git", "-storepass", PASSWORD));
        run(command);
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Path out = temporary.resolve("output");
        Process process = new ProcessBuilder(command)
                .directory(temporary.toFile())
                .redirectOutput(out.toFile())
                .redirectError(temporary.resolve("errors").toFile())
                .start();
        int exit = process.waitFor();
        String said = Files.readString(out, StandardCharsets.UTF_8);
        assertThat(exit)
                .as(said + Files.readString(temporary.resolve("errors"), StandardCharsets.UTF_8))
                .isZero();
        return said;
    }

    private static String read(String url, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(JAVA_BIN.resolve("java").toString()));
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                ReadStackMain.class.getName(),
                Files.createTempDirectory(temporary, "cache").toString(),
                "git::" + url + "//web"));
        return run(command);
    }

    private static String[] trust(String file, String password) {
        return new String[] {
            "-Djavax.net.ssl.trustStore=" + temporary.resolve(file), "-Djavax.net.ssl.trustStorePassword=" + password
        };
    }

    @Test
    void refusesACertificateThatNobodyTrustsAndSaysHowItIsTrusted() throws IOException, InterruptedException {
        assertThat(read(server.url()))
                .startsWith(GitFault.NOT_TRUSTED.code() + " The certificate of 127.0.0.1 is not trusted")
                .contains("HNSFORM_JAVA_OPTS", "-Djavax.net.ssl.trustStore=");
    }

    @Test
    void readsFromAServerWhoseCertificateIsInTheTrustStore() throws IOException, InterruptedException {
        assertThat(read(server.url(), trust("trust.p12", PASSWORD))).isEqualTo("read over TLS");
    }

    @Test
    void refusesTheCertificateOfAnotherHost() throws IOException, InterruptedException {
        assertThat(read(server.urlOf("localhost"), trust("trust.p12", PASSWORD)))
                .startsWith(GitFault.NOT_TRUSTED.code() + " The certificate that localhost showed is for another host");
    }

    @Test
    void saysThatATrustStoreCannotBeRead() throws IOException, InterruptedException {
        assertThat(read(server.url(), trust("trust.p12", "wrong-password")))
                .startsWith(GitFault.NOT_TRUSTED.code() + " Java's trust store cannot be used");
        assertThat(read(server.url(), trust("none.p12", PASSWORD)))
                .startsWith(GitFault.NOT_TRUSTED.code() + " The certificate of 127.0.0.1 is not trusted")
                .contains("none.p12\", which the options of the JVM name, is not there");
    }
}
