package dev.hnsform.gitops.source;

import dev.hnsform.schema.source.SourceException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Locale;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;

/** What a failed conversation with a server means for the person who asked for it. */
final class TransportFailures {
    private TransportFailures() {}

    static SourceException explain(GitAddress address, Exception failure, boolean askedForUser, String sshSaid) {
        String said = GitText.shown(
                sshSaid.isEmpty() ? GitAddress.withoutUser(String.valueOf(failure.getMessage())) : sshSaid);
        String words = (failure.getMessage() + " " + sshSaid).toLowerCase(Locale.ROOT);
        if (words.contains("host key verification failed")) {
            return GitFault.REFUSED.of(
                    address.toString(),
                    "The SSH host key of " + address.url() + " is not known or has changed (" + said
                            + "). Connect once with ssh by hand and check the key, or put it into known_hosts.",
                    failure);
        }
        if (isRefusal(words)) {
            return refused(address, failure, askedForUser, said);
        }
        // JGit takes every SSH connection that ends early for a missing repository
        if (!isAway(words)
                && (has(failure, NoRemoteRepositoryException.class)
                        || words.contains("does not appear to be a git repository")
                        || words.contains("repository not found"))) {
            return GitFault.NO_REPOSITORY.of(
                    address.toString(),
                    "There is no repository at " + address.url() + ", or it may not be seen without signing in (" + said
                            + "). Check the URL; a token for https goes into " + GitAccess.TOKEN_VARIABLE + ".",
                    failure);
        }
        return TlsFailures.explain(address.url(), failure)
                .map(sentence -> GitFault.NOT_TRUSTED.of(address.toString(), sentence, failure))
                .orElseGet(() -> unreachable(address, failure, said, words));
    }

    private static SourceException unreachable(GitAddress address, Exception failure, String said, String words) {
        boolean late = has(failure, InterruptedIOException.class) || words.contains("timed out");
        boolean away = has(failure, UnknownHostException.class)
                || has(failure, ConnectException.class)
                || has(failure, NoRouteToHostException.class)
                || isAway(words);
        String what = late ? "did not answer in time" : away ? "cannot be reached" : "could not be read";
        return GitFault.UNREACHABLE.of(
                address.toString(),
                "The repository " + address.url() + " " + what + " (" + said
                        + "). Check the URL and the network, then run the command again.",
                failure);
    }

    private static boolean isAway(String words) {
        return words.contains("could not resolve")
                || words.contains("connection refused")
                || words.contains("connection timed out")
                || words.contains("no route to host");
    }

    private static boolean isRefusal(String words) {
        return words.contains("not authorized")
                || words.contains("authentication is required")
                || words.contains("not permitted")
                || words.contains("permission denied")
                || words.contains("403 forbidden");
    }

    private static SourceException refused(GitAddress address, Exception failure, boolean asked, String said) {
        String out = address.url().startsWith("http")
                ? (asked
                        ? "Put a token that may read the repository into " + GitAccess.TOKEN_VARIABLE
                                + " and, where the server wants a name, " + GitAccess.USER_VARIABLE + "."
                        : "The token may not read this repository.")
                : "Check that `ssh` reaches the server without a question: key, agent and user name.";
        return GitFault.REFUSED.of(
                address.toString(),
                "The server of " + address.url() + " refused to show the repository (" + said + "). " + out,
                failure);
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> kind) {
        int depth = 0;
        for (Throwable at = failure; at != null && depth < 20; at = at.getCause(), depth++) {
            if (kind.isInstance(at)) {
                return true;
            }
        }
        return false;
    }
}
