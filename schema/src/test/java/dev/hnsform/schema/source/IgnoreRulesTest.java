package dev.hnsform.schema.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IgnoreRulesTest {
    @ParameterizedTest
    @CsvSource({
        "*.tmp.yaml,    a.tmp.yaml,        true",
        "*.tmp.yaml,    x/a.tmp.yaml,      true",
        "*.tmp.yaml,    a.yaml,            false",
        "/a.yaml,       a.yaml,            true",
        "/a.yaml,       x/a.yaml,          false",
        "x/a.yaml,      x/a.yaml,          true",
        "x/a.yaml,      y/x/a.yaml,        false",
        "**/a.yaml,     a.yaml,            true",
        "**/a.yaml,     x/y/a.yaml,        true",
        "x/**,          x/y/a.yaml,        true",
        "x/**,          x,                 false",
        "x/**/a.yaml,   x/a.yaml,          true",
        "x/**/a.yaml,   x/y/z/a.yaml,      true",
        "a?.yaml,       ab.yaml,           true",
        "a?.yaml,       a/.yaml,           false",
        "[a-c].yaml,    b.yaml,            true",
        "[!a-c].yaml,   b.yaml,            false",
        "[!a-c].yaml,   d.yaml,            true",
        "\\*.yaml,      *.yaml,            true",
        "\\*.yaml,      a.yaml,            false",
        "a*b*c.yaml,    aXbYbZc.yaml,      true",
        "a*b*c.yaml,    aXbYbZ.yaml,       false",
        "x/,            x,                 false",
        "\\#a.yaml,     #a.yaml,           true",
        "[a.yaml,       [a.yaml,           true",
    })
    void fitsAsGitDoes(String pattern, String path, boolean ignored) {
        assertThat(IgnoreRules.parse(pattern).ignores(path, false)).isEqualTo(ignored);
    }

    @Test
    void theLastPatternThatFitsDecides() {
        IgnoreRules rules = IgnoreRules.parse("# comment\n\n*.yaml\r\n!keep.yaml\nkeep.yaml/\n");
        assertThat(rules.ignores("a.yaml", false)).isTrue();
        assertThat(rules.ignores("keep.yaml", false)).isFalse();
        assertThat(rules.ignores("keep.yaml", true)).isTrue();
    }

    @Test
    void isQuickForHostilePatterns() {
        IgnoreRules rules = IgnoreRules.parse("*a".repeat(500) + "b\n" + "**/".repeat(200) + "x");
        assertThat(rules.ignores("a".repeat(5000), false)).isFalse();
        assertThat(rules.ignores("a/".repeat(300) + "b", false)).isFalse();
    }

    @Test
    void stackPathsLeaveOutDotDirectoriesAndOverlays() {
        StackPaths paths = new StackPaths(IgnoreRules.parse("old/\n"));
        assertThat(paths.takes("a/b.yml")).isTrue();
        assertThat(paths.takes("a/B.YAML")).isTrue();
        assertThat(paths.takes("a/b.json")).isFalse();
        assertThat(paths.takes(".git/b.yaml")).isFalse();
        assertThat(paths.takes("a/.b/c.yaml")).isFalse();
        assertThat(paths.takes("overlays/prod/a.yaml")).isFalse();
        assertThat(paths.takes("a/overlays/b.yaml")).isTrue();
        assertThat(paths.takes("x/old/b.yaml")).isFalse();
    }
}
