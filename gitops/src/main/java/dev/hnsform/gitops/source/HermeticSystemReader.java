package dev.hnsform.gitops.source;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/**
 * What JGit may know of this machine: no user's and no system's Git settings, none of Git's environment variables. The same repository gives
 * the same stack to everybody, and no {@code git} is started to ask where its settings are.
 */
final class HermeticSystemReader extends SystemReader {
    private final SystemReader system;

    private HermeticSystemReader(SystemReader system) {
        this.system = system;
    }

    /** Puts it in place, for the whole process: JGit has one. A second call does nothing. */
    static synchronized void install() {
        SystemReader current = SystemReader.getInstance();
        if (!(current instanceof HermeticSystemReader)) {
            SystemReader.setInstance(new HermeticSystemReader(current));
        }
    }

    @Override
    public FileBasedConfig openUserConfig(Config parent, FS fs) {
        return new NoConfig(parent, fs);
    }

    @Override
    public FileBasedConfig openSystemConfig(Config parent, FS fs) {
        return new NoConfig(parent, fs);
    }

    @Override
    public FileBasedConfig openJGitConfig(Config parent, FS fs) {
        return new NoConfig(parent, fs);
    }

    @Override
    public String getHostname() {
        return system.getHostname();
    }

    @Override
    @SuppressWarnings("NullAway") // JGit: null is "not set"
    public String getenv(String variable) {
        return variable.toUpperCase(Locale.ROOT).startsWith("GIT_") ? null : system.getenv(variable);
    }

    @Override
    public String getProperty(String key) {
        return system.getProperty(key);
    }

    @Override
    @SuppressWarnings("deprecation") // abstract in JGit 7.8
    public long getCurrentTime() {
        return system.getCurrentTime();
    }

    @Override
    @SuppressWarnings("deprecation") // abstract in JGit 7.8
    public int getTimezone(long when) {
        return system.getTimezone(when);
    }

    /** Settings that are empty, stay empty and are written nowhere. */
    private static final class NoConfig extends FileBasedConfig {
        NoConfig(Config parent, FS fs) {
            super(parent, null, fs);
        }

        @Override
        public void load() {
            // nothing to load
        }

        @Override
        public void save() {
            // nothing is kept
        }

        /**
         * How exact the file system's times are. JGit would measure it, for seconds and with files of its own in the repository; the coarsest
         * there is (FAT: two seconds) is always right, and only makes it look twice at files that have just changed.
         */
        @Override
        public long getTimeUnit(String section, String subsection, String name, long otherwise, TimeUnit unit) {
            return section.equals("filesystem")
                    ? unit.convert(2, TimeUnit.SECONDS)
                    : super.getTimeUnit(section, subsection, name, otherwise, unit);
        }

        @Override
        public boolean isOutdated() {
            return false;
        }
    }
}
