package org.montyjvm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.montyjvm.Monty;
import org.montyjvm.MontyLimits;
import org.montyjvm.fixtures.EngineComparison;
import org.montyjvm.fixtures.LadderRunner;
import picocli.CommandLine;

class LadderCommandTest {
    private static final String ADDS = "{'id':'a','tier':1,'name':'adds','code':'1 + 1','expected':2}";

    @TempDir
    private Path folder;

    @Test
    void fixturesThatPass_areALineEach_andTheLastLineCountsThem() throws IOException {
        write("a.json", ADDS);
        write("inner/b.json", "[{'id':'b','tier':1,'name':'n','code':'print(1)','expectedOutput':'1\\n'}]");

        assertThat(ladder())
                .isEqualTo(new Command(
                        ExitCode.OK,
                        json("{'id':'a','value':2,'type':'int','repr':'2','output':[],'pauses':[]}\n"
                                        + "{'id':'b','value':null,'type':'NoneType','repr':'None','output':[['out','1\\n']],"
                                        + "'pauses':[]}\n")
                                + "2 passed, 0 failed\n",
                        ""));
    }

    @Test
    void ladderThatComesWithTheCommand_isRunWithoutAFolder() {
        Command ladder = Command.run("ladder", "--backend", "ffi");

        assertThat(ladder.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(ladder.out()).endsWith("passed, 0 failed\n");
        assertThat(ladder.out().lines().filter(line -> line.startsWith("{")).count())
                .isGreaterThan(220);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ffi", "wasm", "both"})
    void fixtureThatFails_isExplained_onTheEnginesThatWereAskedFor(String backend) throws IOException {
        write("a.json", "[" + ADDS + ",{'id':'b','tier':1,'name':'n','code':'1','expected':2}]");

        Command failed = ladder("--backend", backend);

        assertThat(failed.exitCode()).isEqualTo(ExitCode.SCRIPT_ERROR);
        assertThat(failed.out()).endsWith("\n1 passed, 1 failed\n");
        for (String engine : new String[] {"ffi", "wasm"}) {
            String complaint = "\nb fails on " + engine + ": value: expected 2, found 1\n";
            if (backend.equals("both") || backend.equals(engine)) {
                assertThat(failed.out()).contains(complaint);
            } else {
                assertThat(failed.out()).doesNotContain(complaint);
            }
        }
    }

    @Test
    void enginesThatDiffer_areShownWithBothLines() throws IOException {
        write("a.json", "{'id':'a','tier':1,'name':'n','code':'def f(n): return f(n + 1)\\nf(0)','expectError':true}");
        Map<String, LadderRunner> engines = new LinkedHashMap<>();
        engines.put("ffi", LadderRunner.on("ffi"));
        engines.put(
                "shallow",
                new LadderRunner(limits -> Monty.builder()
                        .backend("ffi")
                        .limits(MontyLimits.builder().recursionDepth(5).build())
                        .build()));

        Command differs = run(engines);

        assertThat(differs.exitCode()).isEqualTo(ExitCode.SCRIPT_ERROR);
        assertThat(differs.out())
                .contains("\na differs, ffi: {\"id\":\"a\"", "\na differs, shallow: {\"id\":\"a\"")
                .endsWith("\n0 passed, 1 failed\n");
    }

    @Test
    void fixtureForTheNativeEngineAlone_isNotRunOnTheOther_andToRunNothingIsAFailure() throws IOException {
        write("a.json", ADDS.replace("}", ",'nativeOnly':true}"));

        assertThat(ladder("--backend", "ffi").exitCode()).isEqualTo(ExitCode.OK);
        assertThat(ladder().out()).endsWith("\n1 passed, 0 failed\n");
        Command nothing = ladder("--backend", "wasm");
        assertThat(nothing.exitCode()).isEqualTo(ExitCode.SCRIPT_ERROR);
        assertThat(nothing.out()).isEqualTo("a is for the native engine alone, and was not run\n0 passed, 0 failed\n");
    }

    @Test
    void fixtureThatIsKnownToFail_failsWhenItPasses() throws IOException {
        write("a.json", "{'id':'a','tier':1,'name':'n','code':'1','expected':2,'xfail':'cannot count'}");
        write("b.json", "{'id':'b','tier':1,'name':'n','code':'2','expected':2,'xfail':'cannot count'}");

        assertThat(ladder().out())
                .contains("b fails on ffi: passes, though it is marked as known to fail: cannot count")
                .endsWith("\n1 passed, 1 failed\n");
    }

    @Test
    void folderWithoutFixtures_isAUsageError() throws IOException {
        write("notes.txt", ADDS);
        assertUsageError(ladder(), "has no fixtures");
        assertUsageError(
                Command.run("ladder", "--fixtures", folder.resolve("none").toString()), "there is no folder");
        assertUsageError(
                Command.run("ladder", "--fixtures", folder.resolve("notes.txt").toString()), "is no folder");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "7",
                "[{'id':'x'}]",
                "{'id':'x','tier':1,'name':'n','code':'1','expects':2}",
                "[{'id':'x','tier':1,'name':'n','code':'1'},{'id':'x','tier':1,'name':'n','code':'1'}]"
            })
    void fixtureThatIsWrong_isAUsageErrorThatNamesItsFile_andNothingIsRun(String json) throws IOException {
        write("a.json", ADDS);
        write("wrong.json", json);

        assertUsageError(ladder(), "wrong.json");
    }

    @Test
    void engineThatThereIsNot_isAnErrorThatNamesIt() throws IOException {
        write("a.json", ADDS);

        assertUsageError(ladder("--backend", "abacus"), "no Monty engine is named 'abacus'");
    }

    private static void assertUsageError(Command refused, String message) {
        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).startsWith("monty: ").contains(message);
    }

    private Command ladder(String... options) {
        String[] words = new String[options.length + 3];
        words[0] = "ladder";
        words[1] = "--fixtures";
        words[2] = folder.toString();
        System.arraycopy(options, 0, words, 3, options.length);
        return Command.run(words);
    }

    private Command run(Map<String, LadderRunner> engines) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        LadderCommand command = new LadderCommand(streams(out, err), backends -> new EngineComparison(engines));
        int exitCode = new CommandLine(command).execute("--fixtures", folder.toString());
        return new Command(exitCode, out.toString(), err.toString());
    }

    private static Streams streams(StringWriter out, StringWriter err) {
        return new Streams(new ByteArrayInputStream(new byte[0]), new PrintWriter(out), new PrintWriter(err));
    }

    private void write(String name, String json) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, json(json));
    }

    /** Returns JSON that is written with other quotes, to be read in Java. */
    private static String json(String readable) {
        return readable.replace('\'', '"');
    }
}
