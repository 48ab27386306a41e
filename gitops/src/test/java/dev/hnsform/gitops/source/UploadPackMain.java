package dev.hnsform.gitops.source;

import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.UploadPack;

/** What an SSH server would start: serves the repository of the last argument, {@code git-upload-pack '/path'}. */
final class UploadPackMain {
    private UploadPackMain() {}

    public static void main(String[] args) throws IOException {
        HermeticSystemReader.install();
        String command = args[args.length - 1];
        String path = command.substring(command.indexOf('\'') + 1, command.lastIndexOf('\''));
        try (Repository repository = new FileRepositoryBuilder()
                .setGitDir(Path.of(path).toFile())
                .setMustExist(true)
                .build()) {
            new UploadPack(repository).upload(System.in, System.out, System.err);
        } catch (org.eclipse.jgit.errors.RepositoryNotFoundException e) {
            System.err.println("fatal: '" + path + "' does not appear to be a git repository");
        }
    }
}
