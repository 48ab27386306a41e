package dev.hnsform.gitops.source;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How remote repositories are reached. Its text form shows no token. */
public final class GitAccess {
    /** Environment variable with the token for https. */
    public static final String TOKEN_VARIABLE = "HNSFORM_GIT_TOKEN";

    /** Environment variable with the user name beside the token; few servers look at it (GitLab's job tokens want {@code gitlab-ci-token}). */
    public static final String USER_VARIABLE = "HNSFORM_GIT_USER";

    /** Environment variable with the OpenSSH client to start, a path; {@code ssh} when not set. */
    public static final String SSH_VARIABLE = "HNSFORM_SSH";

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final Optional<String> token;
    private final String user;
    private final List<String> sshCommand;
    private final Duration timeout;

    /**
     * Says how.
     *
     * @param token password for https; empty when none is offered
     * @param user user name beside it
     * @param sshCommand program and first arguments of the OpenSSH client
     * @param timeout how long a server may be silent
     */
    public GitAccess(Optional<String> token, String user, List<String> sshCommand, Duration timeout) {
        this.token = token;
        this.user = user;
        this.sshCommand = List.copyOf(sshCommand);
        this.timeout = timeout;
    }

    /** As the environment says, with a timeout of one minute. */
    public static GitAccess of(Map<String, String> environment) {
        return new GitAccess(
                Optional.ofNullable(environment.get(TOKEN_VARIABLE)).filter(t -> !t.isEmpty()),
                environment.getOrDefault(USER_VARIABLE, "x-access-token"),
                List.of(environment.getOrDefault(SSH_VARIABLE, "ssh")),
                TIMEOUT);
    }

    /** The same with another timeout. */
    public GitAccess withTimeout(Duration other) {
        return new GitAccess(token, user, sshCommand, other);
    }

    Optional<String> token() {
        return token;
    }

    String user() {
        return user;
    }

    List<String> sshCommand() {
        return sshCommand;
    }

    int timeoutSeconds() {
        return (int) Math.max(1, Math.min(timeout.toSeconds(), 24 * 3600));
    }

    @Override
    public String toString() {
        return "GitAccess{token: " + (token.isPresent() ? "given" : "none") + ", ssh: " + sshCommand + "}";
    }
}
