package dev.hnsform.gitops.source;

import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;

/** A repository on a server: its refs, and fetching from it into a local one. */
final class Remote {
    /** Everything, also for a repository that has only the newest commits so far. */
    static final int WHOLE = Integer.MAX_VALUE;

    private final GitAddress address;
    private final GitAccess access;
    private final URIish uri;

    Remote(GitAddress address, GitAccess access) {
        this.address = address;
        this.access = access;
        try {
            this.uri = new URIish(address.url());
        } catch (URISyntaxException e) {
            throw GitFault.BAD_ADDRESS.of(
                    address.toString(), "\"" + address.url() + "\" is no URL: " + e.getReason() + ".", e);
        }
    }

    /** Full names of all refs, and the commits (of tags: what they are tags of). */
    Map<String, ObjectId> refs() {
        return talk(Optional.empty(), transport -> {
            Map<String, ObjectId> refs = new HashMap<>();
            try (FetchConnection connection = transport.openFetch()) {
                for (Ref ref : connection.getRefs()) {
                    ObjectId id = ref.getPeeledObjectId() == null ? ref.getObjectId() : ref.getPeeledObjectId();
                    if (id != null) {
                        refs.put(ref.getName(), id);
                    }
                }
            }
            return refs;
        });
    }

    /** Fetches into the local repository; depth 1 is the named commits alone. */
    void fetch(Repository local, List<RefSpec> specs, int depth) {
        talk(Optional.of(local), transport -> {
            transport.setTagOpt(TagOpt.NO_TAGS);
            if (depth != WHOLE || isShallow(local)) {
                transport.setDepth(depth);
            }
            transport.fetch(NullProgressMonitor.INSTANCE, specs);
            return specs;
        });
    }

    private static boolean isShallow(Repository local) {
        try {
            return !local.getObjectDatabase().getShallowCommits().isEmpty();
        } catch (java.io.IOException e) {
            return false; // the fetch itself says what is wrong with the repository
        }
    }

    private <T> T talk(Optional<Repository> local, Talk<T> talk) {
        OneTimeCredentials credentials = new OneTimeCredentials(access, uri);
        OpenSshSessions ssh = new OpenSshSessions(access);
        try (Transport transport = local.isPresent() ? Transport.open(local.get(), uri) : Transport.open(uri)) {
            transport.setTimeout(access.timeoutSeconds());
            transport.setCredentialsProvider(credentials);
            if (transport instanceof SshTransport overSsh) {
                overSsh.setSshSessionFactory(ssh);
            }
            return talk.with(transport);
        } catch (NotSupportedException | TransportException e) {
            throw TransportFailures.explain(address, e, credentials.wasAsked(), ssh.said());
        }
    }

    private interface Talk<T> {
        T with(Transport transport) throws NotSupportedException, TransportException;
    }
}
