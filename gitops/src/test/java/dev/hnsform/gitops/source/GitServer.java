package dev.hnsform.gitops.source;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLContext;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.RefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;

/** Serves one repository by Git's smart HTTP or HTTPS on this machine, to those who know the token. */
final class GitServer implements AutoCloseable {
    private final HttpServer server;
    private final Repository repository;
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private Optional<String> token = Optional.empty();
    private Optional<Integer> status = Optional.empty();
    private boolean anyCommit = true;

    GitServer(Repository repository) throws IOException {
        this(repository, HttpServer.create(loopback(), 0));
    }

    private GitServer(Repository repository, HttpServer server) {
        this.repository = repository;
        this.server = server;
        server.createContext("/", this::handle);
        server.start();
    }

    /** By HTTPS, with the certificate in this context. */
    static GitServer withTls(Repository repository, SSLContext certificate) throws IOException {
        HttpsServer server = HttpsServer.create(loopback(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certificate));
        return new GitServer(repository, server);
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    String url() {
        return urlOf("127.0.0.1");
    }

    /** The same repository under another name of this machine. */
    String urlOf(String host) {
        return (server instanceof HttpsServer ? "https://" : "http://") + host + ":"
                + server.getAddress().getPort() + "/net.git";
    }

    GitServer wanting(String secret) {
        token = Optional.of(secret);
        return this;
    }

    GitServer answering(int code) {
        status = Optional.of(code);
        return this;
    }

    /** As many servers do: only what a ref names is given away. */
    GitServer givingOnlyTips() {
        anyCommit = false;
        return this;
    }

    List<String> requests() {
        return List.copyOf(requests);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            byte[] request = exchange.getRequestBody().readAllBytes();
            if (status.isPresent()) {
                exchange.sendResponseHeaders(status.get(), -1);
            } else if (!isAllowed(exchange)) {
                exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"git\"");
                exchange.sendResponseHeaders(401, -1);
            } else if (exchange.getRequestURI().getPath().endsWith("/info/refs")) {
                answer(exchange, "application/x-git-upload-pack-advertisement", advertisement());
            } else {
                boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
                InputStream in = new ByteArrayInputStream(request);
                answer(exchange, "application/x-git-upload-pack-result", pack(zipped ? new GZIPInputStream(in) : in));
            }
        }
    }

    private boolean isAllowed(HttpExchange exchange) {
        if (token.isEmpty()) {
            return true;
        }
        String expected =
                Base64.getEncoder().encodeToString(("x-access-token:" + token.get()).getBytes(StandardCharsets.UTF_8));
        return ("Basic " + expected).equals(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    private UploadPack uploadPack() {
        UploadPack pack = new UploadPack(repository);
        pack.setBiDirectionalPipe(false);
        pack.setRequestPolicy(anyCommit ? UploadPack.RequestPolicy.ANY : UploadPack.RequestPolicy.ADVERTISED);
        return pack;
    }

    private byte[] advertisement() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PacketLineOut lines = new PacketLineOut(out);
        lines.writeString("# service=git-upload-pack\n");
        lines.end();
        uploadPack().sendAdvertisedRefs(new RefAdvertiser.PacketLineOutRefAdvertiser(lines));
        return out.toByteArray();
    }

    private byte[] pack(InputStream request) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        uploadPack().upload(request, out, null);
        return out.toByteArray();
    }

    private static void answer(HttpExchange exchange, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
