package dev.hnsform.gitops.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.RemoteSession;
import org.eclipse.jgit.transport.SshSessionFactory;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.util.FS;

/** SSH through the OpenSSH client as a process: the user's keys, agent, jump hosts and known hosts, and never a question. */
final class OpenSshSessions extends SshSessionFactory {
    private static final int KEPT = 4096;
    private static final long LAST_WORDS_MILLIS = 1000;

    private final GitAccess access;
    private final StringBuilder said = new StringBuilder();

    OpenSshSessions(GitAccess access) {
        this.access = access;
    }

    /** What the client said on its standard error, at most the first 4 KiB. */
    String said() {
        synchronized (said) {
            return said.toString().strip();
        }
    }

    @Override
    public RemoteSession getSession(URIish uri, CredentialsProvider credentials, FS fs, int timeoutMillis) {
        return new Session(uri);
    }

    @Override
    public String getType() {
        return "openssh";
    }

    private final class Session implements RemoteSession {
        private final URIish uri;
        private final List<Process> started = new ArrayList<>();

        Session(URIish uri) {
            this.uri = uri;
        }

        @Override
        public Process exec(String command, int timeoutSeconds) throws IOException {
            List<String> line = new ArrayList<>(access.sshCommand());
            line.addAll(List.of("-o", "BatchMode=yes", "-o", "ConnectTimeout=" + access.timeoutSeconds()));
            if (uri.getPort() > 0) {
                line.addAll(List.of("-p", Integer.toString(uri.getPort())));
            }
            String user = uri.getUser();
            line.add("--"); // what follows is no option, whatever it begins with
            line.add(user == null ? uri.getHost() : user + "@" + uri.getHost());
            line.add(command);
            Process process = start(line);
            started.add(process);
            return new Listened(process);
        }

        private Process start(List<String> line) throws IOException {
            try {
                return new ProcessBuilder(line).start();
            } catch (IOException e) {
                byte[] why = ("the SSH client cannot be started: " + e.getMessage()).getBytes(StandardCharsets.UTF_8);
                keep(why, why.length); // JGit only says that the other side hung up
                throw e;
            }
        }

        @Override
        public void disconnect() {
            started.forEach(Process::destroy);
        }
    }

    private void drain(InputStream errors) {
        byte[] bytes = new byte[1024];
        try (errors) {
            for (int read = errors.read(bytes); read >= 0; read = errors.read(bytes)) {
                keep(bytes, read);
            }
        } catch (IOException e) {
            // the process was ended while it spoke; what it said until then is kept
        }
    }

    private void keep(byte[] bytes, int length) {
        synchronized (said) {
            int free = KEPT - said.length();
            if (free > 0) {
                said.append(new String(bytes, 0, Math.min(length, free), StandardCharsets.UTF_8));
            }
        }
    }

    /** The process, whose standard error a thread of ours drains: JGit's own stops in the middle when a connection fails. */
    private final class Listened extends Process {
        private final Process process;
        private final Thread drain;

        Listened(Process process) {
            this.process = process;
            drain = new Thread(() -> drain(process.getErrorStream()), "hnsform-ssh-stderr");
            drain.setDaemon(true);
            drain.start();
        }

        @Override
        public OutputStream getOutputStream() {
            return process.getOutputStream();
        }

        @Override
        public InputStream getInputStream() {
            return process.getInputStream();
        }

        @Override
        public InputStream getErrorStream() {
            return InputStream.nullInputStream();
        }

        @Override
        public int waitFor() throws InterruptedException {
            return process.waitFor();
        }

        @Override
        public boolean waitFor(long timeout, TimeUnit unit) throws InterruptedException {
            return process.waitFor(timeout, unit);
        }

        @Override
        public int exitValue() {
            try {
                // JGit asks as soon as the output has ended, which is a little before the process has
                if (process.waitFor(access.timeoutSeconds(), TimeUnit.SECONDS)) {
                    return process.exitValue();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            process.destroyForcibly();
            return -1;
        }

        @Override
        public boolean isAlive() {
            return process.isAlive();
        }

        /** Lets the client end by itself for a moment: ending it closes its standard error, and why it failed would be lost. */
        @Override
        public void destroy() {
            try {
                process.getOutputStream().close();
                if (process.waitFor(LAST_WORDS_MILLIS, TimeUnit.MILLISECONDS)) {
                    drain.join(LAST_WORDS_MILLIS);
                }
            } catch (IOException e) {
                // it does not listen any more
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            process.destroy();
        }
    }
}
