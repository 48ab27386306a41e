package dev.hnsform.hns.protocol;

import dev.hnsform.schema.diagnostic.FileFailure;
import dev.hnsform.schema.diagnostic.ShellWord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The file that a server's token is kept in; only its owner can read it. */
public final class TokenFile {
    private static final int RANDOM_BYTES = 32;
    private static final int LONGEST = 1024;
    private static final Set<PosixFilePermission> OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private TokenFile() {}

    /**
     * The token in a file, which is made with a new one when it is not there.
     *
     * @throws ServeException when it cannot be made or read, or others than its owner can read it
     */
    public static String readOrMake(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            refuseIfOpenToOthers(file);
            return read(file);
        } catch (IOException e) {
            throw new ServeException(
                    file.toString(),
                    "The token of the server cannot be kept in " + file + ": "
                            + FileFailure.why(e)
                            + ". Without one nobody could be told from a stranger. Name another place with --token-file.",
                    e);
        }
    }

    /**
     * The token in a file.
     *
     * @throws ServeException when what is in it is no token
     */
    public static String read(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new ServeException(
                    file.toString(),
                    file + " is a directory, and a token is in a file: the server names it when it starts.",
                    null);
        }
        if (Files.size(file) > LONGEST) {
            throw wrong(file, "it has more than " + LONGEST + " bytes");
        }
        String token = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip();
        if (token.isEmpty() || token.indexOf('\n') >= 0) {
            throw wrong(file, token.isEmpty() ? "it is empty" : "it has several lines");
        }
        return token;
    }

    private static ServeException wrong(Path file, String why) {
        return new ServeException(
                file.toString(),
                file + " holds no token: " + why
                        + ". A token is one line. Delete the file, and the server makes a new one when it starts.",
                null);
    }

    private static void make(Path file) throws IOException {
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        Path directory = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file is in a directory");
        Files.createDirectories(directory);
        Path beside = isPosix(directory)
                ? Files.createTempFile(directory, "token", ".tmp", ownerOnly())
                : Files.createTempFile(directory, "token", ".tmp");
        try {
            AclFileAttributeView acl = Files.getFileAttributeView(beside, AclFileAttributeView.class);
            if (acl != null && !isPosix(directory)) {
                acl.setAcl(List.of(AclEntry.newBuilder()
                        .setType(AclEntryType.ALLOW)
                        .setPrincipal(acl.getOwner())
                        .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                        .build()));
            }
            Files.writeString(beside, token + "\n");
            putInPlace(beside, file);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /** Another server that makes one at the same moment has its own: the first stays. */
    private static void putInPlace(Path beside, Path file) throws IOException {
        try {
            Files.createLink(file, beside);
        } catch (FileAlreadyExistsException e) {
            return; // the other's is as good
        } catch (UnsupportedOperationException | AtomicMoveNotSupportedException e) {
            Files.move(beside, file);
        }
    }

    private static FileAttribute<Set<PosixFilePermission>> ownerOnly() {
        return PosixFilePermissions.asFileAttribute(OWNER);
    }

    private static void refuseIfOpenToOthers(Path file) throws IOException {
        if (!isPosix(file)) {
            return; // on Windows a file has the rights of its directory, or those that it was made with
        }
        Set<PosixFilePermission> others = EnumSet.copyOf(Files.getPosixFilePermissions(file));
        others.removeAll(OWNER);
        others.remove(PosixFilePermission.OWNER_EXECUTE);
        if (!others.isEmpty()) {
            throw new ServeException(
                    file.toString(),
                    "Others than its owner can use " + file + " ("
                            + PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                            + "), so whoever can log in here could change the host. Take their rights away: chmod 600 "
                            + ShellWord.of(file.toString()),
                    null);
        }
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
