# Finding a Java and starting hnsform on it; of a checkout and of the package alike. Sourced; POSIX sh.

# Sets JAVA to a Java of at least release 17, and JAVA_ROOT to its folder; returns 1 when there is none.
find_java() {
    for candidate in "${JAVA_HOME:+$JAVA_HOME/bin/java}" "$(command -v java 2>/dev/null)"; do
        [ -n "$candidate" ] && [ -x "$candidate" ] || continue
        JAVA=$(readlink -f "$candidate" 2>/dev/null || printf '%s' "$candidate")
        JAVA_ROOT=${JAVA%/bin/java}
        [ "$(java_release "$JAVA_ROOT")" -ge 17 ] 2>/dev/null && return 0
    done
    JAVA= JAVA_ROOT=
    return 1
}

# Prints the release (17, 25, ...) of the Java in folder $1. Its "release" file answers without starting a JVM.
java_release() {
    version=
    if [ -r "$1/release" ]; then
        while IFS='=' read -r key value; do
            [ "$key" = JAVA_VERSION ] && version=${value#\"} && break
        done < "$1/release"
    fi
    if [ -z "$version" ] && [ -x "$1/bin/java" ]; then
        version=$("$1/bin/java" -version 2>&1 </dev/null | sed -n 's/.*version "\([^"]*\)".*/\1/p')
    fi
    version=${version%%[!0-9]*}
    printf '%s' "${version:-0}"
}

# Sets KIB to what the largest stack, plan or folder takes on disk that a command was given; of one that is given nothing, the stack it stands in.
measure() {
    KIB=0
    case ${1:-} in plan | apply | drift | destroy | validate | show) ;; *) return 0 ;; esac
    shift
    named=no
    for argument in "$@"; do
        if [ -e "$argument" ]; then
            named=yes
            measure_one "$argument"
        fi
    done
    [ "$named" = no ] || return 0
    for here in ./*.yaml; do
        if [ -e "$here" ]; then measure_one .; fi
        return 0
    done
}

measure_one() {
    kib=$(du -sk -- "$1" 2>/dev/null) || kib=0
    kib=${kib%%[!0-9]*}
    if [ "${kib:-0}" -gt "$KIB" ]; then KIB=$kib; fi
}

# Becomes hnsform: $1 is the jar, $2 the class archive; the rest is the command line. HNSFORM_JAVA_OPTS adds options for the JVM.
start_program() {
    jar=$1
    archive=$2
    shift 2
    # The optimising compiler does not pay, not even for 100,000 documents on two cores. What a large stack keeps, it keeps to the end: the
    # collector is told not to copy that over and over among the young. Several collecting threads pay as long as there is room enough.
    measure "$@"
    if [ "$KIB" -lt 1024 ]; then
        collector='-XX:+UseSerialGC'
    elif [ "$KIB" -lt 6144 ]; then
        collector='-XX:+UseParallelGC -XX:MaxTenuringThreshold=1'
    else
        collector='-XX:+UseSerialGC -XX:MaxTenuringThreshold=1'
    fi
    # A Java takes one collector, and the one that is asked for wins.
    case ${HNSFORM_JAVA_OPTS:-} in *-XX:+Use*GC*) collector= ;; esac
    # shellcheck disable=SC2086 # options are words
    set -- ${HNSFORM_JAVA_OPTS:-} -jar "$jar" "$@"
    [ ! -f "$archive" ] || set -- -XX:SharedArchiveFile="$archive" "$@"
    # shellcheck disable=SC2086 # options are words
    exec "$JAVA" -XX:+IgnoreUnrecognizedVMOptions -Xlog:disable -XX:-UsePerfData -XX:TieredStopAtLevel=1 $collector "$@"
}
