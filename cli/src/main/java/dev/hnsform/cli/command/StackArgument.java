package dev.hnsform.cli.command;

/** What commands say of their STACK. */
final class StackArgument {
    /** The working directory. */
    static final String DEFAULT = ".";

    static final String DESCRIPTION =
            "The stack: a directory, or git::URL//path?ref=REV. Left out: the working directory.";

    private StackArgument() {}
}
