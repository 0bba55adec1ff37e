package org.montyjvm.cli;

import picocli.CommandLine.Option;

/** What every command has. */
public final class HelpOption {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help and exits.")
    @SuppressWarnings("unused") // by the parser only
    private boolean help;

    /** Makes the option. */
    public HelpOption() {}
}
