package dev.hnsform.gitops.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hnsform.schema.source.SourceException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GitAddressTest {
    private static void refused(String text, String words) {
        assertThatThrownBy(() -> GitAddress.parse(text)).isInstanceOfSatisfying(SourceException.class, e -> {
            assertThat(e.code()).isEqualTo("HF6501");
            assertThat(e.text()).contains(words).contains("git::URL//path?ref=REV");
        });
    }

    @Test
    void takesAddressesApart() {
        assertThat(GitAddress.parse("git::https://git.example/net.git//stacks/web?ref=main"))
                .isEqualTo(new GitAddress("https://git.example/net.git", "stacks/web", Optional.of("main"), false));
        assertThat(GitAddress.parse("git::https://git.example/net.git"))
                .isEqualTo(new GitAddress("https://git.example/net.git", "", Optional.empty(), false));
        assertThat(GitAddress.parse("git::file:///srv/net.git//web?ref=feature/x"))
                .isEqualTo(new GitAddress("file:///srv/net.git", "web", Optional.of("feature/x"), true));
        assertThat(GitAddress.parse("git::ssh://git@git.example:2222/net.git//web"))
                .isEqualTo(new GitAddress("ssh://git@git.example:2222/net.git", "web", Optional.empty(), false));
        assertThat(GitAddress.parse("git::git@git.example:org/net.git//web?ref=v1"))
                .isEqualTo(new GitAddress("git@git.example:org/net.git", "web", Optional.of("v1"), false));
        assertThat(GitAddress.parse("git::../net//a//b/./c/"))
                .isEqualTo(new GitAddress("../net", "a/b/c", Optional.empty(), true));
        assertThat(GitAddress.parse("git::C:\\repos\\net//web"))
                .isEqualTo(new GitAddress("C:\\repos\\net", "web", Optional.empty(), true));
        assertThat(GitAddress.parse("git::/srv/net//web").isLocal()).isTrue();
        assertThat(GitAddress.parse("git::http://127.0.0.1:8080/net.git").isLocal())
                .isFalse();
    }

    @Test
    void printsWhatItReads() {
        for (String text : List.of(
                "git::https://git.example/net.git//stacks/web?ref=main",
                "git::file:///srv/net.git",
                "git::git@git.example:net.git//web",
                "git::./net?ref=v1")) {
            assertThat(GitAddress.parse(text)).hasToString(text);
        }
    }

    @Test
    void refusesWhatIsNoAddress() {
        refused("git::", "the repository is missing");
        refused("git::https://git.example/n.git//../up", "\"..\"");
        refused("git::https://git.example/n.git?branch=x", "only ref=REV");
        refused("git::https://git.example/n.git?ref=", "only ref=REV");
        refused("git::https://git.example/n.git?ref=a&depth=1", "only ref=REV");
        refused("git::ftp://git.example/n.git", "file:, https: or ssh:");
        refused("git::ext::sh -c x://y", "file:, https: or ssh:");
        refused("git::http://git.example/n.git", "use https or ssh");
        refused("git::https:///n.git", "names no host");
        refused("git::https://exa mple/n.git", "URL is none");
    }

    @Test
    void keepsCredentialsOutOfAddresses() {
        for (String text : List.of(
                "git::https://user:s3cret@git.example/n.git",
                "git::https://s3cret@git.example/n.git",
                "git::ssh://git:s3cret@git.example/n.git")) {
            assertThatThrownBy(() -> GitAddress.parse(text))
                    .hasMessageContaining(GitAccess.TOKEN_VARIABLE)
                    .hasMessageNotContaining("s3cret");
        }
        assertThat(GitAccess.of(Map.of(GitAccess.TOKEN_VARIABLE, "s3cret")).toString())
                .doesNotContain("s3cret");
    }

    @Test
    void takesNoOptionForAHost() {
        refused("git::-oProxyCommand=x:net.git", "dash");
        refused("git::git@-oProxyCommand=x:net.git", "dash");
        refused("git::ssh://-oProxyCommand=x/net.git", "host");
        refused("git::ssh://-l@host/net.git", "dash");
    }
}
