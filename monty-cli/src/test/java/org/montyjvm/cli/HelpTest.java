package org.montyjvm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.montyjvm.MontyLimits;

class HelpTest {
    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "help"})
    void help_namesTheCommandsAndTheExitCodes(String argument) {
        Command help = Command.run(argument);

        assertThat(help.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(help.err()).isEmpty();
        assertThat(help.out())
                .contains("Usage: monty ")
                .containsPattern("(?m)^ +eval +\\S")
                .containsPattern("(?m)^ +run +\\S")
                .containsPattern("(?m)^ +ladder +\\S")
                .containsPattern("(?m)^ +0 +the script ran to its end$")
                .containsPattern("(?m)^ +5 +the engine crashed")
                .containsPattern("(?m)^ +130 +the run was cancelled by Ctrl-C$");
    }

    @ParameterizedTest
    @CsvSource({"eval,CODE", "run,FILE"})
    void helpOfACommand_namesEveryOption(String command, String argument) {
        String help = Command.run(command, "--help").out();

        assertThat(help)
                .contains("Usage: monty " + command)
                .contains(argument, "--input", "--timeout", "--memory", "--limit", "--backend", "--mount", "--config")
                .contains("--json", "--no-color", "Examples:");
        assertThat(Command.run("help", command).out()).isEqualTo(help);
    }

    @Test
    void help_tellsTheDefaultsThatHold() {
        assertThat(MontyLimits.defaults().duration()).isEqualTo(new DurationArgument().convert("10s"));
        assertThat(MontyLimits.defaults().memoryBytes()).isEqualTo(new MemoryArgument().convert("64MiB"));
        assertThat(Command.run("run", "--help").out()).contains("Default: 10s.").contains("Default: 64MiB.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "help",
                "eval --help",
                "run --help",
                "ladder --help",
                "snapshot --help",
                "snapshot freeze --help",
                "snapshot show --help",
                "snapshot resume --help",
                "plugins --help",
                "plugins stubs --help",
                "plugins schema --help",
                "plugins prompt --help",
                "bench --help",
                "doctor --help",
                "completion --help"
            })
    void help_fitsATerminal(String line) {
        assertThat(Command.run(line.split(" ", -1)).out().lines())
                .allSatisfy(text -> assertThat(text).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void version_tellsAllThatABugReportNeeds() {
        Command version = Command.run("--version");

        assertThat(version.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(version.out())
                .containsPattern("(?m)^monty \\S")
                .containsPattern("(?m)^interpreter: Monty \\d+\\.\\d+\\.\\d+$")
                .containsPattern("(?m)^engine: ffi, ABI \\d+, from \\S+")
                .contains("java: " + System.getProperty("java.version"));
    }

    @Test
    void noCommand_isAUsageError() {
        assertThat(Command.run())
                .isEqualTo(new Command(
                        2, "", "monty: a command is missing, such as: monty eval \"2 + 2\"\nTry 'monty --help'.\n"));
    }

    @Test
    void unknownCommand_isAUsageErrorThatNamesTheNearest() {
        assertThat(Command.run("evall", "1").err())
                .isEqualTo("monty: there is no command 'evall'\nDid you mean: monty eval?\nTry 'monty --help'.\n");
    }

    @Test
    void fileInsteadOfACommand_isAUsageErrorThatTellsHowToRunIt() {
        assertThat(Command.run("pom.xml").err()).contains("Did you mean: monty run pom.xml?");
    }

    @Test
    void unknownOption_isAUsageErrorThatNamesTheNearest() {
        assertThat(Command.run("eval", "--jsno", "1").err())
                .isEqualTo("monty: Unknown option: '--jsno'\nPossible solutions: --json\nTry 'monty eval --help'.\n");
        assertThat(Command.run("run", "-x", "file.py").err()).startsWith("monty: Unknown option: '-x'\n");
    }

    @Test
    void optionBeforeTheCommand_isAUsageErrorThatTellsItsPlace() {
        assertThat(Command.run("--timeout=1s", "eval", "1").err())
                .startsWith("monty: Unknown option: '--timeout=1s'; it stands after the command: monty eval --timeout");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eval",
                "run",
                "repl",
                "snapshot freeze",
                "snapshot show",
                "snapshot resume",
                "plugins",
                "plugins stubs",
                "plugins schema",
                "plugins prompt",
                "bench",
                "doctor",
                "ladder"
            })
    void helpOfACommand_isAWholePageOfAManual(String command) {
        String help = Command.run((command + " --help").split(" ", -1)).out();

        assertThat(help)
                .contains("Usage: monty " + command)
                .contains("\nExit codes:\n  0 ")
                .contains("\nExamples:\n", "\nEnvironment:\n", "\nSee also:\n  ");
        assertThat(Command.run(("help " + command).split(" ", -1))).isEqualTo(new Command(0, help, ""));
    }

    @Test
    void helpOfACommandThatThereIsNot_isAUsageError() {
        assertThat(Command.run("help", "evall").err())
                .isEqualTo("monty: there is no command 'evall'\nDid you mean: monty eval?\nTry 'monty --help'.\n");
        assertThat(Command.run("snapshot", "thaw").err())
                .startsWith("monty: there is no command 'thaw' of 'monty snapshot'\n")
                .endsWith("Try 'monty snapshot --help'.\n");
    }

    @Test
    void complaintsOfTheParser_areSentences() {
        assertThat(Command.run("snapshot", "resume", "a.snap").err()).startsWith("monty: Missing required argument ");
        assertThat(Command.run("eval", "--limit", "1", "1").err())
                .startsWith("monty: Value for option '--limit' (NAME=VALUE) should be ");
    }
}
