package dev.hnsform.gitops.source;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A stack in a Git repository: {@code git::URL//path?ref=REV}. URL is {@code file:}, {@code https:}, {@code ssh:}, {@code user@host:path} or a
 * local path; {@code http:} only to this machine. The path and the revision may be left out: the repository's root, its default branch.
 *
 * @param url the repository
 * @param path directory inside it, with {@code /}; empty for its root
 * @param ref branch, tag, full ref name or commit; empty for the default branch
 * @param isLocal whether the repository is opened where it is; else it is fetched
 */
public record GitAddress(String url, String path, Optional<String> ref, boolean isLocal) {
    private static final String PREFIX = "git::";

    /** Whether a STACK argument names Git at all; a directory otherwise. */
    public static boolean isGit(String argument) {
        return argument.startsWith(PREFIX);
    }

    /**
     * Reads an address.
     *
     * @throws dev.hnsform.schema.source.SourceException when it is none; the message says what is expected
     */
    public static GitAddress parse(String argument) {
        if (!isGit(argument)) {
            throw bad(argument, "it does not begin with git::");
        }
        String rest = argument.substring(PREFIX.length());
        int question = rest.lastIndexOf('?');
        Optional<String> ref = Optional.empty();
        if (question >= 0) {
            String query = rest.substring(question + 1);
            if (!query.startsWith("ref=") || query.length() == 4 || query.indexOf('&') >= 0) {
                throw bad(argument, "behind the question mark only ref=REV may stand");
            }
            ref = Optional.of(query.substring(4));
            rest = rest.substring(0, question);
        }
        int scheme = rest.indexOf("://");
        int separator = rest.indexOf("//", scheme < 0 ? 1 : scheme + 3);
        String url = separator < 0 ? rest : rest.substring(0, separator);
        String path = separator < 0 ? "" : path(argument, rest.substring(separator + 2));
        if (url.isEmpty()) {
            throw bad(argument, "the repository is missing");
        }
        return new GitAddress(url, path, ref, check(argument, url));
    }

    private static String path(String argument, String text) {
        List<String> names = new ArrayList<>();
        for (String name : text.split("/", -1)) {
            if (name.equals("..")) {
                throw bad(argument, "the path inside the repository may not hold \"..\"");
            }
            if (!name.isEmpty() && !name.equals(".")) {
                names.add(name);
            }
        }
        return String.join("/", names);
    }

    /** Whether it is local. */
    private static boolean check(String argument, String url) {
        int scheme = url.indexOf("://");
        if (scheme < 0) {
            return !isScpLike(argument, url);
        }
        switch (url.substring(0, scheme).toLowerCase(Locale.ROOT)) {
            case "file" -> {
                return true;
            }
            case "https", "ssh" -> checkRemote(argument, url);
            case "http" -> {
                if (!isLoopback(checkRemote(argument, url))) {
                    throw bad(
                            argument,
                            "http is not protected, and whoever is between could change the stack: use https or ssh");
                }
            }
            default -> throw bad(argument, "its URL may begin with file:, https: or ssh:");
        }
        return false;
    }

    private static String checkRemote(String argument, String url) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            throw bad(argument, "its URL is none: " + e.getReason());
        }
        String host = uri.getHost();
        if (host == null || host.startsWith("-")) {
            throw bad(argument, "its URL names no host");
        }
        String user = uri.getUserInfo();
        if (user != null && (user.indexOf(':') >= 0 || !url.regionMatches(true, 0, "ssh:", 0, 4))) {
            // plans and records hold the URL
            throw bad(
                    withoutUser(argument),
                    "its URL holds a user or a password, which plans and records would keep: put a token into "
                            + GitAccess.TOKEN_VARIABLE);
        }
        requireHarmless(argument, user == null ? "" : user);
        return host;
    }

    private static boolean isScpLike(String argument, String url) {
        int colon = url.indexOf(':');
        int slash = url.indexOf('/');
        boolean drive = colon == 1 && Character.isLetter(url.charAt(0));
        if (colon < 0 || drive || (slash >= 0 && slash < colon)) {
            return false;
        }
        int at = url.lastIndexOf('@', colon);
        requireHarmless(argument, url);
        requireHarmless(argument, url.substring(at + 1));
        if (colon == at + 1 || colon == url.length() - 1) {
            throw bad(argument, "it names no host or no path behind the colon");
        }
        return true;
    }

    /** What begins with a dash would be an option for ssh. */
    private static void requireHarmless(String argument, String text) {
        if (text.startsWith("-")) {
            throw bad(argument, "user and host may not begin with a dash");
        }
    }

    private static boolean isLoopback(String host) {
        return host.equals("127.0.0.1") || host.equals("localhost") || host.equals("[::1]");
    }

    /** A URL without user and password, for messages and records. */
    static String withoutUser(String url) {
        return url.replaceFirst("://[^/@]*@", "://");
    }

    /** As people write it. */
    @Override
    public String toString() {
        return PREFIX
                + url
                + (path.isEmpty() ? "" : "//" + path)
                + ref.map(r -> "?ref=" + r).orElse("");
    }

    private static dev.hnsform.schema.source.SourceException bad(String argument, String why) {
        return GitFault.BAD_ADDRESS.of(
                argument,
                "\"" + argument + "\" is not the address of a stack in Git: " + why
                        + ". Write git::URL//path?ref=REV, for example git::https://git.example/net.git//stacks/web?ref=main.");
    }
}
