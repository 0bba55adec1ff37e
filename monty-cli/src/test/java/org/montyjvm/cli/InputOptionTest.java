package org.montyjvm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.montyjvm.MontyValue;

class InputOptionTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "null | None",
                "true | True",
                "false | False",
                "0 | 0",
                "-0 | 0",
                "-7 | -7",
                "9223372036854775807 | 9223372036854775807",
                "9223372036854775808 | 9223372036854775808",
                "-123456789012345678901234567890 | -123456789012345678901234567890",
                "1.0 | 1.0",
                "-0.0 | -0.0",
                "1e2 | 100.0",
                "0.1 | 0.1",
                "5e-324 | 5e-324",
                "1e-999 | 0.0",
                "\"\" | ''",
                "\"a\\u00e9\\n\\\"\" | `'a\u00e9\\n\"'`",
                "\"\\ud83c\\udf89\" | '\ud83c\udf89'",
                "[] | []",
                "[1, [2.5, null]] | [1, [2.5, None]]",
                "{} | {}",
                "{\"b\": 1, \"a\": {\"c\": []}} | {'b': 1, 'a': {'c': []}}",
                "{\"$tuple\": [1]} | {'$tuple': [1]}",
                "` \n[1]\n ` | [1]"
            })
    void json_becomesThePythonValue(String json, String repr) {
        String expected = "None".equals(repr) ? "" : repr + "\n";

        assertThat(Command.run("eval", "--input", "x=" + json, "x")).isEqualTo(new Command(0, expected, ""));
    }

    @Test
    void null_isTheValueNone() {
        assertThat(Command.run("eval", "--input", "x=null", "x is None").out()).isEqualTo("True\n");
    }

    @Test
    void severalInputs_areAllThere() {
        assertThat(Command.run("eval", "--input", "a=1", "--input=b=[2]", "[a] + b")
                        .out())
                .isEqualTo("[1, 2]\n");
    }

    @Test
    void text_isAValueAndNeverCode() {
        assertThat(Command.run("eval", "--input", "x=\"1 + 1; print('no')\"", "x")
                        .out())
                .isEqualTo("\"1 + 1; print('no')\"\n");
    }

    @Test
    void equalsSign_mayStandInTheValue() {
        assertThat(Command.run("eval", "--input", "x=\"a=b\"", "x").out()).isEqualTo("'a=b'\n");
    }

    @Test
    void file_givesTheJson() throws IOException {
        Path file = Files.writeString(folder.resolve("orders.json"), "\ufeff[\n  {\"id\": 1}\n]\n");

        assertThat(Command.run("eval", "--input", "orders=@" + file, "orders[0]['id']")
                        .out())
                .isEqualTo("1\n");
    }

    @Test
    void missingFile_isAUsageError() {
        Command refused = Command.run("eval", "--input", "x=@" + folder.resolve("none.json"), "x");

        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err()).contains("none.json': there is no such file");
    }

    @Test
    void mistakeInAFile_isShownWithLineAndCharacter() throws IOException {
        Path file = Files.writeString(folder.resolve("bad.json"), "[1,\n 2,\n oops]\n");

        assertThat(Command.run("eval", "--input", "x=@" + file, "x").err())
                .isEqualTo("monty: --input x, '" + file + "': bad JSON at line 3, character 2: unexpected 'oops';"
                        + " a string needs double quotes\n   oops]\n   ^\nTry 'monty eval --help'.\n");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "``|character 1: there is no value",
                "Ada|character 1: unexpected 'Ada'; a string needs double quotes",
                "None|character 1: unexpected 'None'; JSON has true, false and null",
                "NaN|character 1: unexpected 'NaN'; JSON has no such number",
                "-Infinity|character 2: unexpected 'Infinity'; JSON has no such number",
                "'a'|character 1: unexpected '''; JSON has double quotes",
                "\"a|character 3: it ends too early",
                "[1, 2|character 6: it ends too early",
                "[1, 2,]|character 7: unexpected ']'",
                "{\"a\":1]|character 7: unexpected ']'",
                "{a: 1}|character 2: unexpected 'a'; a string needs double quotes",
                "{\"a\": 1, \"a\": 2}|character 13: the key \"a\" is there twice",
                "1 2|character 3: one value is enough",
                "01|character 1: unexpected '01'",
                "+1|character 1: unexpected '+'",
                "1.|character 2: unexpected '.'",
                "1e400|character 1: the number is too large for a float",
                "[0, -1e400]|character 5: the number is too large for a float",
                "\"\ud83c\udf89\" \ud83c\udf89|character 5: unexpected '\ud83c\udf89'",
                "\"\\x41\"|character 3: unexpected 'x41'; a string needs double quotes",
                "\"\t\"|character 2: unexpected control character U+0009",
                "// no|character 1: unexpected '/'"
            })
    void mistake_isShownWithItsPlace(String json, String mistake) {
        Command refused = Command.run("eval", "--input", "x=" + json, "x");

        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err()).startsWith("monty: --input x: bad JSON at " + mistake + "\n");
    }

    @Test
    void placeInALongText_isShownWithWhatIsAroundIt() {
        String json = "[" + "1, ".repeat(100) + "oops" + ", 1".repeat(100) + "]";

        assertThat(Command.run("eval", "--input", "x=" + json, "x")
                        .err()
                        .lines()
                        .skip(1)
                        .limit(2))
                .containsExactly(
                        "  \u20261, 1, 1, 1, 1, 1, 1, 1, 1, 1, oops, 1, 1, 1, 1, 1, 1, 1, 1, \u2026",
                        " ".repeat(33) + "^");
    }

    @Test
    void deepestNesting_isTaken_andOneMoreIsNot() {
        int most = MontyValue.MAX_NESTING;

        assertThat(Command.run("eval", "--input", "x=" + nested(most), "len(x)").out())
                .isEqualTo("1\n");
        assertThat(Command.run("eval", "--input", "x=" + nested(most + 1), "len(x)")
                        .err())
                .contains("character " + (most + 1) + ": values nest deeper than " + most + " levels");
    }

    @Test
    void longestInt_isTaken_andOneMoreDigitIsNot() throws IOException {
        String longest = "1" + "0".repeat(MontyValue.MAX_INT_DIGITS - 1);
        Path file = folder.resolve("int.json");

        Files.writeString(file, longest);
        assertThat(Command.run("eval", "--input", "x=@" + file, "x % 7").exitCode())
                .isEqualTo(ExitCode.OK);
        Files.writeString(file, longest + "0");
        assertThat(Command.run("eval", "--input", "x=@" + file, "x % 7").err())
                .contains("the number has more than " + MontyValue.MAX_INT_DIGITS + " digits");
    }

    @Test
    void loneSurrogate_raisesPythonsUnicodeEncodeError() {
        assertThat(Command.run("eval", "--input", "x=\"\\ud800\"", "x"))
                .isEqualTo(new Command(
                        1,
                        "",
                        "UnicodeEncodeError: 'utf-8' codec can't encode character '\\ud800' in position 0: surrogates"
                                + " not allowed\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1", "1x=1", "a b=1", "a-b=1", "$x=1"})
    void name_mustBeOneOfAVariable(String input) {
        Command refused = Command.run("eval", "--input", input, "1");

        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err()).contains("is no name of a Python variable").contains("Example: --input 'limit=10'");
    }

    @Test
    void nameInAnyAlphabet_isTaken() {
        assertThat(Command.run("eval", "--input", "pr\u00e9nom=\"Zo\u00eb\"", "pr\u00e9nom")
                        .out())
                .isEqualTo("'Zo\u00eb'\n");
    }

    @Test
    void nameWithoutAValue_isAUsageError() {
        assertThat(Command.run("eval", "--input", "x", "1").err())
                .startsWith("monty: --input needs a name and a value, not 'x'\n");
    }

    @Test
    void nameThatIsThereTwice_isAUsageError() {
        assertThat(Command.run("eval", "--input", "x=1", "--input", "x=1", "x").err())
                .startsWith("monty: --input: 'x' is there twice\n");
    }

    @Test
    void inputs_areCheckedBeforeTheStandardInputIsRead() {
        assertThat(Command.runWithInput(new byte[] {(byte) 0xff}, "run", "-", "--input", "x=?")
                        .err())
                .startsWith("monty: --input x: ");
    }

    private static String nested(int levels) {
        return "[".repeat(levels) + "]".repeat(levels);
    }
}
