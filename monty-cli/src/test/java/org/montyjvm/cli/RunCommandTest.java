package org.montyjvm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {
    @TempDir
    private Path folder;

    @Test
    void script_printsItsOutputThenItsValue() throws IOException {
        assertThat(Command.run("run", script("print('total:')\nsum([1, 2, 3])\n")))
                .isEqualTo(new Command(0, "total:\n6\n", ""));
    }

    @Test
    void script_thatEndsWithAStatement_printsItsOutputOnly() throws IOException {
        assertThat(Command.run("run", script("x = 1\nprint(x)\n"))).isEqualTo(new Command(0, "1\n", ""));
    }

    @Test
    void traceback_namesTheFileAsGiven() throws IOException {
        String file = script("\n1 / 0\n");

        assertThat(Command.run("run", file).err()).contains("File \"" + file + "\", line 2, in <module>");
    }

    @Test
    void fileName_mayHaveSpacesAndAnyCharacter() throws IOException {
        Path file = Files.writeString(folder.resolve("a \u00e9\ud83c\udf89.py"), "1 / 0");

        assertThat(Command.run("run", file.toString()).err()).contains("File \"" + file + "\"");
    }

    @Test
    void dash_readsTheStandardInput() {
        assertThat(Command.runWithInput("print('from a pipe')", "run", "-").out())
                .isEqualTo("from a pipe\n");
    }

    @Test
    void byteOrderMark_isNoPartOfTheScript() throws IOException {
        assertThat(Command.run("run", script("\ufeff1 + 1\r\n")).out()).isEqualTo("2\n");
    }

    @Test
    void emptyFile_isAScriptThatDoesNothing() throws IOException {
        assertThat(Command.run("run", script(""))).isEqualTo(new Command(0, "", ""));
    }

    @Test
    void missingFile_isAUsageError() {
        String file = folder.resolve("none.py").toString();

        assertThat(Command.run("run", file))
                .isEqualTo(new Command(
                        2, "", "monty: cannot read '" + file + "': there is no such file\nTry 'monty run --help'.\n"));
    }

    @Test
    void emptyFileName_isAUsageError() {
        assertThat(Command.run("run", "").err()).startsWith("monty: cannot read '': there is no such file\n");
    }

    @Test
    void folder_isAUsageError() {
        assertThat(Command.run("run", folder.toString()).err())
                .startsWith("monty: cannot read '" + folder + "': it is a directory\n");
    }

    @Test
    void fileNameThatNoFileCanHave_isAUsageError() {
        assertThat(Command.run("run", "a\0b").exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void otherEncoding_isAUsageErrorWithTheLine() throws IOException {
        Path file = Files.write(folder.resolve("latin.py"), new byte[] {'a', '\n', '#', (byte) 0xe9, '\n'});

        assertThat(Command.run("run", file.toString()).err())
                .startsWith("monty: '" + file + "' is not UTF-8: byte 0xe9 in line 2\n");
    }

    @Test
    void fileThatEndsInsideACharacter_isNotUtf8() throws IOException {
        Path file = Files.write(folder.resolve("cut.py"), new byte[] {'#', (byte) 0xe2, (byte) 0x82});

        assertThat(Command.run("run", file.toString()).err()).contains("is not UTF-8: byte 0xe2 in line 1");
    }

    @Test
    void hugeFile_hitsTheSourceLimit() throws IOException {
        Path file = folder.resolve("huge.py");
        try (var huge = Files.newByteChannel(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            huge.position(20L << 30);
            huge.write(ByteBuffer.wrap(new byte[] {'1'})); // 20 GiB that take no space
        }

        Command refused = Command.run("run", file.toString());

        assertThat(refused.exitCode()).isEqualTo(ExitCode.RESOURCE);
        assertThat(refused.err()).contains("source size limit exceeded").contains("1048576 bytes allowed");
    }

    @Test
    void moreArguments_areRefusedWithAdvice() throws IOException {
        assertThat(Command.run("run", script("1"), "2025", "full").err()).isEqualTo("""
                        monty: run takes one FILE, not 3 arguments
                        A script gets its inputs by name: --input NAME=JSON
                        Try 'monty run --help'.
                        """);
    }

    @Test
    void noFile_isAUsageError() {
        assertThat(Command.run("run"))
                .isEqualTo(new Command(2, "", "monty: FILE is missing\nTry 'monty run --help'.\n"));
    }

    private String script(String text) throws IOException {
        return Files.writeString(folder.resolve("script.py"), text).toString();
    }
}
