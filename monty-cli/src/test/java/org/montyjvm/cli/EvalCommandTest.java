package org.montyjvm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvalCommandTest {
    @Test
    void expression_printsItsValueOnALine() {
        assertThat(Command.run("eval", "2 + 2")).isEqualTo(new Command(0, "4\n", ""));
    }

    @Test
    void string_isShownAsPythonsRepr() {
        assertThat(Command.run("eval", "'it\\'s \u00e9 \ud83c\udf89\\n'").out())
                .isEqualTo("\"it's \u00e9 \ud83c\udf89\\n\"\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"None", "x = 1", "", "# nothing", "def f():\n    return 1"})
    void codeWithoutAValue_printsNothing(String code) {
        assertThat(Command.run("eval", code)).isEqualTo(new Command(0, "", ""));
    }

    @Test
    void severalLines_giveTheValueOfTheLast() {
        assertThat(Command.run("eval", "def f(n):\n    return n * 2\n\nf(21)").out())
                .isEqualTo("42\n");
    }

    @Test
    void output_comesBeforeTheValue() {
        assertThat(Command.run("eval", "print('one')\nprint('two')\n3").out()).isEqualTo("one\ntwo\n3\n");
    }

    @Test
    void value_startsItsOwnLine_afterOutputWithoutALineEnd() {
        assertThat(Command.run("eval", "print('one', end='')\n2").out()).isEqualTo("one\n2\n");
    }

    @Test
    void outputWithoutALineEnd_isPrintedAsItIs() {
        assertThat(Command.run("eval", "print('one', end='')").out()).isEqualTo("one");
    }

    @Test
    void outputToStderr_goesToStderr() {
        assertThat(Command.run("eval", "import sys\nprint('a')\nprint('b', file=sys.stderr)\nprint('c')"))
                .isEqualTo(new Command(0, "a\nc\n", "b\n"));
    }

    @Test
    void exception_isShownAsPythonShowsIt() {
        assertThat(Command.run("eval", "def f(x):\n    return 1 / x\nf(0)")).isEqualTo(new Command(1, "", """
                                Traceback (most recent call last):
                                  File "<string>", line 3, in <module>
                                    f(0)
                                    ~~~~
                                  File "<string>", line 2, in f
                                    return 1 / x
                                           ~~~~~
                                ZeroDivisionError: division by zero
                                """));
    }

    @Test
    void outputBeforeAnException_isPrinted() {
        Command failed = Command.run("eval", "print('before')\nraise ValueError('after')");

        assertThat(failed.out()).isEqualTo("before\n");
        assertThat(failed.err()).startsWith("Traceback").endsWith("ValueError: after\n");
    }

    @Test
    void traceback_startsItsOwnLine_afterOutputWithoutALineEnd() {
        assertThat(Command.run("eval", "print('before', end='')\n1 / 0").err()).startsWith("\nTraceback");
    }

    @Test
    void syntaxError_isAScriptError() {
        Command failed = Command.run("eval", "1 +");

        assertThat(failed.exitCode()).isEqualTo(ExitCode.SCRIPT_ERROR);
        assertThat(failed.err()).contains("SyntaxError").contains("line 1");
    }

    @Test
    void dash_readsTheStandardInput() {
        assertThat(Command.runWithInput("x = 20\nx + 1\n", "eval", "-").out()).isEqualTo("21\n");
    }

    @Test
    void standardInput_isCalledStdinInTracebacks() {
        assertThat(Command.runWithInput("1 / 0", "eval", "-").err()).contains("File \"<stdin>\", line 1");
    }

    @Test
    void standardInput_mustBeUtf8() {
        Command refused = Command.runWithInput(new byte[] {'1', '\n', (byte) 0xff}, "eval", "-");

        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err()).startsWith("monty: the standard input is not UTF-8: byte 0xff in line 2\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "-5 + 3", "-x + 1", "--1", "-(2)"})
    void codeThatStartsWithAMinus_isNoOption(String code) {
        assertThat(Command.run("eval", "--input", "x=1", code).exitCode()).isEqualTo(ExitCode.OK);
    }

    @Test
    void codeThatLooksLikeAnOption_needsADoubleDash() {
        assertThat(Command.run("eval", "--input", "x=1", "-x").err())
                .startsWith("monty: Unknown option: '-x'\n")
                .contains("monty eval -- -x\n");
        assertThat(Command.run("eval", "--input", "x=1", "--", "-x").out()).isEqualTo("-1\n");
    }

    @Test
    void codeThatStartsWithADecorator_isNoFileOfArguments() {
        assertThat(Command.run("eval", "@staticmethod\ndef f():\n    return 1\n2")
                        .exitCode())
                .isNotEqualTo(ExitCode.USAGE);
    }

    @Test
    void unquotedCode_isRefusedWithAdvice() {
        Command refused = Command.run("eval", "2", "+", "2");

        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err()).isEqualTo("""
                        monty: eval takes one CODE, not 3 arguments
                        Put quotes around it: monty eval "2 + 2"
                        Try 'monty eval --help'.
                        """);
    }

    @Test
    void noCode_isAUsageError() {
        assertThat(Command.run("eval"))
                .isEqualTo(new Command(2, "", "monty: CODE is missing\nTry 'monty eval --help'.\n"));
    }
}
