package org.montyjvm.cli;

import picocli.CommandLine.Option;

/** The option that every command has, as a mixin. */
public final class HelpOption {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help and exits.")
    @SuppressWarnings("unused") // by the parser only
    private boolean help;

    /** Made by commands, and filled by the parser. */
    public HelpOption() {}
}
