package dev.hnsform.gitops.source;

import java.io.File;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * What a protected connection failed for. The JVM names it only in the messages of its exceptions, those of the JDK's PKIX and JSSE classes,
 * which are the same in 17 and 25.
 */
final class TlsFailures {
    private static final int DEEPEST = 20;
    private static final String WAY_OUT =
            " Put the certificate of the authority that signs for your organisation into a trust store, and name it:"
                    + " HNSFORM_JAVA_OPTS=\"-Djavax.net.ssl.trustStore=FILE -Djavax.net.ssl.trustStorePassword=PASSWORD\""
                    + " (docs/operations.md has the commands).";

    private TlsFailures() {}

    /** The sentence for people; empty when the failure has nothing to do with certificates and protected connections. */
    static Optional<String> explain(String url, Throwable failure) {
        boolean tls = false;
        StringBuilder all = new StringBuilder();
        String deepest = "";
        int depth = 0;
        for (Throwable at = failure; at != null && depth < DEEPEST; at = at.getCause(), depth++) {
            tls |= at instanceof SSLException;
            String message = at.getMessage();
            if (message != null) {
                deepest = message;
                all.append(message.toLowerCase(Locale.ROOT)).append('\n');
            }
        }
        String words = all.toString();
        String said = " (" + GitText.shown(GitAddress.withoutUser(deepest)) + ").";
        if (words.contains("trustanchors parameter must be non-empty")
                || words.contains("keystore password was incorrect")
                || words.contains("error constructing implementation")) {
            return Optional.of("Java's trust store cannot be used, so no certificate can be checked" + said
                    + " Check the file and the password in HNSFORM_JAVA_OPTS: -Djavax.net.ssl.trustStore names a file that is there and holds"
                    + " certificates.");
        }
        if (!tls) {
            return Optional.empty();
        }
        String host = host(url);
        if (words.contains("validity check failed") || words.contains("notafter") || words.contains("notbefore")) {
            return Optional.of("The certificate of " + host + " is not valid today" + said
                    + " Check this machine's clock; else the server needs a new one.");
        }
        if (words.contains("no subject alternative") || words.contains("no name matching")) {
            return Optional.of("The certificate that " + host + " showed is for another host" + said
                    + " Use the name that it is for in the URL, or have a certificate made for this one.");
        }
        if (words.contains("pkix path") || words.contains("certificate_unknown") || words.contains("unknown_ca")) {
            return Optional.of("The certificate of " + host + " is not trusted" + said + " Nothing was read."
                    + missingStore() + WAY_OUT);
        }
        return Optional.of("No protected connection to " + host + " could be made" + said
                + " Check that the server speaks HTTPS at that port.");
    }

    /** Java takes a trust store that is not there for one that is empty, and says nothing of it. */
    private static String missingStore() {
        String store = System.getProperty("javax.net.ssl.trustStore", "");
        return store.isEmpty() || store.equals("NONE") || new File(store).exists()
                ? ""
                : " The trust store \"" + GitText.shown(store) + "\", which the options of the JVM name, is not there.";
    }

    private static String host(String url) {
        try {
            String host = URI.create(url).getHost();
            return host == null ? url : host;
        } catch (IllegalArgumentException e) {
            return url;
        }
    }
}
