package dev.hnsform.hns.version;

import dev.hnsform.schema.feature.Features;
import dev.hnsform.schema.feature.HnsVersion;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Windows releases that can be planned for by name, with the HNS version they were seen with (hns-reference 5.10, log and inf). */
public enum WindowsRelease {
    /** Windows Server 2019. */
    WS2019("ws2019", "Windows Server 2019", 17763, new HnsVersion(9, 2)),
    /** Windows Server 2022. */
    WS2022("ws2022", "Windows Server 2022", 20348, new HnsVersion(13, 3)),
    /** Windows Server 2025. */
    WS2025("ws2025", "Windows Server 2025", 26100, new HnsVersion(15, 4));

    private final String word;
    private final String label;
    private final int build;
    private final HnsVersion hns;

    WindowsRelease(String word, String label, int build, HnsVersion hns) {
        this.word = word;
        this.label = label;
        this.build = build;
        this.hns = hns;
    }

    /** The word on command lines, for example {@code ws2022}. */
    public String word() {
        return word;
    }

    /** Its name, for people. */
    public String label() {
        return label;
    }

    /** Its build number. */
    public int build() {
        return build;
    }

    /** Its version of HNS. */
    public HnsVersion hns() {
        return hns;
    }

    /** What it can do. */
    public Features features() {
        return HnsFeatures.of(hns, build);
    }

    /** The release of a word, whatever its case. */
    public static Optional<WindowsRelease> ofName(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(r -> r.word.equals(wanted)).findFirst();
    }

    /** The release of a build number. */
    public static Optional<WindowsRelease> ofBuild(int build) {
        return Arrays.stream(values()).filter(r -> r.build == build).findFirst();
    }

    /** The words, in order. */
    public static List<String> words() {
        return Arrays.stream(values()).map(WindowsRelease::word).toList();
    }
}
