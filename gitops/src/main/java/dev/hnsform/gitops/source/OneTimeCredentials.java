package dev.hnsform.gitops.source;

import java.util.Optional;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.URIish;

/** Offers the token once, and only to the host it is meant for: neither to where that redirects, nor again when it was refused. */
final class OneTimeCredentials extends CredentialsProvider {
    private final GitAccess access;
    private final String host;
    private final int port;
    private boolean asked;

    OneTimeCredentials(GitAccess access, URIish uri) {
        this.access = access;
        this.host = uri.getHost() == null ? "" : uri.getHost();
        this.port = uri.getPort();
    }

    /** Whether the server asked who we are. */
    boolean wasAsked() {
        return asked;
    }

    @Override
    public boolean isInteractive() {
        return false;
    }

    @Override
    public boolean supports(CredentialItem... items) {
        for (CredentialItem item : items) {
            if (!(item instanceof CredentialItem.Username || item instanceof CredentialItem.Password)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean get(URIish uri, CredentialItem... items) {
        boolean again = asked;
        asked = true;
        Optional<String> token = access.token();
        if (again || token.isEmpty() || !host.equalsIgnoreCase(uri.getHost()) || port != uri.getPort()) {
            return false;
        }
        for (CredentialItem item : items) {
            if (item instanceof CredentialItem.Username name) {
                name.setValue(access.user());
            } else if (item instanceof CredentialItem.Password password) {
                password.setValue(token.get().toCharArray());
            } else {
                return false;
            }
        }
        return true;
    }
}
