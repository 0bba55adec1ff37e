package org.montyjvm.ffi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.montyjvm.fixtures.Fixture;
import org.montyjvm.fixtures.Ladder;
import org.montyjvm.fixtures.LadderRunner;
import org.montyjvm.fixtures.Verdict;

/** The runner of fixtures on a real engine: each expectation passes where it holds and fails where it does not. */
class LadderRunnerTest {
    private static final String FAILS = "def f(n):\\n    return 1 / n\\nprint('out')\\nf(0)";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "2 + 2          | 'expected':4                              | 'expected':5",
                "2 + 2          | 'expected':4                              | 'expected':4.0",
                "2 + 2          | 'expected':4                              | 'expectError':true",
                "{1: 2, 2: 3}   | 'expected':{'$dict':[[1,2],[2,3]]}        | 'expected':{'$dict':[[2,3],[1,2]]}",
                "{1, 2}         | 'expected':{'$set':[2,1]}                 | 'expected':{'$set':[2]}",
                "(1,)           | 'expectedRepr':'(1,)'                     | 'expectedRepr':'(1)'",
                "'te' + 'xt'    | 'expectedContains':'ex'                   | 'expectedContains':'xe'",
                "[10, 20]       | 'expectedContains':['10','20']            | 'expectedContains':['10','30']",
                "[3, 1, 2]      | 'expectedSorted':[1,2,3]                  | 'expectedSorted':[1,2]",
                "(3, 1, 2)      | 'expected':[1,2,3],'expectedSorted':true  | 'expectedSorted':[1,2,4]",
                "{3: 1}         | 'expected':{'$dict':[[3,1]]}              | 'expectedSorted':[3]",
                "2 + 2          | 'expectError':false                       | 'expectError':true",
                "1 / 0          | 'expectError':true                        | 'expectError':false",
                "print('a')     | 'expectedOutput':'a\\n'                   | 'expectedOutput':'a'",
                "print('a')     | 'expectedOutputs':[['out','a\\n']]        | 'expectedOutputs':[['err','a\\n']]",
                "print('abc')   | 'expectedOutputContains':'b'              | 'expectedOutputContains':'d'",
                "1 / 0          | 'expectError':true                        | 'expected':1",
                "1 / 0          | 'expectedError':'MontyScriptError'        | 'expectedError':'MontyResourceError'",
                "1 / 0          | 'expectedExcType':'ZeroDivisionError'     | 'expectedExcType':'ValueError'",
                "1 / 0          | 'expectedExcMessage':'division by zero'   | 'expectedExcMessage':null",
                "raise KeyError | 'expectedExcMessage':null                 | 'expectedExcMessage':''",
                "1 / 0          | 'errorContains':'by zero'                 | 'errorContains':'by one'",
                "[0] * 10**12   | 'expectedLimit':'MEMORY'                  | 'expectedLimit':'DURATION'",
                "1 / 0          | 'expectError':true                        | 'expectedLimit':'MEMORY'",
                FAILS
                        + "       | 'expectedOutput':'out\\n','expectError':true | 'expectedOutput':'','expectError':true",
                FAILS + "       | 'expectedTracebackMinFrames':2            | 'expectedTracebackMinFrames':3",
                FAILS + "       | 'expectedTracebackContains':['f(0)','1 / n'] | 'expectedTracebackContains':'f(1)'",
                FAILS + "       | 'expectedTracebackFilename':'main.py'     | 'expectedTracebackFilename':'other.py'",
                FAILS + "       | 'expectedErrorFilename':'main.py'         | 'expectedErrorFilename':'other.py'",
                FAILS + "       | 'expectedSourceLine':'    return 1 / n'   | 'expectedSourceLine':'f(0)'",
                FAILS
                        + "       | 'expectedFrames':[{'line':4},{'line':2,'function':'f'}] | 'expectedFrames':[{'line':4}]",
                FAILS + "       | 'expectedFrames':[{},{}]                  | 'expectedFrames':[{},{'line':3}]",
                FAILS + "       | 'expectedTracebackMinFrames':1            | 'expectedTraceback':'Traceback'",
                "2 + 2          | 'expected':5,'xfail':'cannot add'         | 'expected':4,'xfail':'cannot add'"
            })
    void expectation_passesWhereItHolds_andFailsWhereItDoesNot(String code, String holds, String doesNot)
            throws IOException {
        assertThat(verdict(code, holds).reasons()).isEmpty();
        assertThat(verdict(code, holds).passed()).isTrue();
        assertThat(verdict(code, doesNot).reasons()).isNotEmpty();
        assertThat(verdict(code, doesNot).passed()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "f(1)             | 'resumeValues':[7],'expected':7     | 'resumeValues':[7],'expected':8",
                "f(1)             | 'resumeValues':[7],'expected':7     | 'expected':7",
                "f(1)             | 'resumeValues':[7],'expected':7     | 'resumeValues':[7,8],'expected':7",
                "1                | 'expected':1                        | 'resumeErrors':{'0':['E',null]},'expected':1",
                "1                | 'expected':1                        | 'asyncRounds':[[0]],'expected':1",
                "await f()        | 'asyncResumeMap':{'0':7},'expected':7 | 'resumeValues':[7],'expected':7",
                "await f()        | 'asyncResumeMap':{'0':7},'expectedAwaited':[[0]] "
                        + "| 'asyncResumeMap':{'0':7},'expectedAwaited':[]",
                "await f()        | 'asyncResumeMap':{'0':7},'expectedPauses':['call','futures'] "
                        + "| 'asyncResumeMap':{'0':7},'expectedPauses':['call']",
                "await f()        | 'asyncErrorMap':{'0':['KeyError',null]},'expectedExcType':'KeyError' "
                        + "| 'asyncErrorMap':{'0':['KeyError',null]},'expected':7",
                "f()              | 'resumeErrors':{'0':['KeyError','k']},'expectedExcMessage':'k' "
                        + "| 'resumeErrors':{'0':['KeyError','k']},'expectedExcMessage':null",
                "f()              | 'resumeNotFound':[0],'expectedExcType':'NameError' | 'resumeNotFound':[0],'expected':7",
                "f(1, k=2)        | 'resumeValues':[7],'expectedFnName':'f' | 'resumeValues':[7],'expectedFnName':'g'",
                "f(1)             | 'resumeValues':[7],'expectedFnName':['f'] | 'resumeValues':[7],'expectedFnName':[]",
                "f(1, k=2)        | 'resumeValues':[7],'expectedArgs':[[1]] | 'resumeValues':[7],'expectedArgs':[[1.0]]",
                "f(1, k=2, j=3)   | 'resumeValues':[7],'expectedKwargs':[{'k':2,'j':3}] "
                        + "| 'resumeValues':[7],'expectedKwargs':[{'j':3,'k':2}]",
                "f(1, [2])        | 'resumeValues':[7],'expectedArgs':[1,[2]] | 'resumeValues':[7],'expectedArgs':[1,2]",
                "f([1])           | 'resumeValues':[7],'expectedArgs':[[1]] | 'resumeValues':[7],'expectedArgs':[[2]]",
                "f(1, k=2) + f()  | 'resumeValues':[7,8],'expectedKwargs':{'k':2} "
                        + "| 'resumeValues':[7,8],'expectedKwargs':{'k':3}",
                "f(1) + g(2)      | 'resumeValues':[7,8],'expectedFnName':'f' | 'resumeValues':[7,8],'expectedFnName':'g'",
                "f(f(1))          | 'resumeValues':[7,8],'expectedDistinctCallIds':true | 'resumeValues':[7,8],"
                        + "'expectedDistinctCallIds':3",
                "1                | 'expectedDistinctCallIds':0             | 'expectedDistinctCallIds':true",
                "await f()        | 'asyncResumeMap':{'f':7},'expected':7   | 'asyncResumeMap':{'g':7},'expected':7",
                "await f(1), g(2) | 'asyncResumeMap':{'f':7},'resumeValues':[8],'expected':{'$tuple':[7,8]} "
                        + "| 'asyncResumeMap':{'f':7},'resumeValues':[8,9],'expected':{'$tuple':[7,8]}",
                "f(f(1))          | 'resumeValues':[1],'resumeErrors':[null,'KeyError: k'],'errorContains':'KeyError' "
                        + "| 'resumeValues':[1],'resumeErrors':[null,'KeyError: k'],'errorContains':'ValueError'",
                "f(f(1))          | 'resumeValues':[7,8],'expectedDistinctCallIds':2 "
                        + "| 'resumeValues':[7,8],'expectedDistinctCallIds':1",
                "1 + f(1)         | 'resumeValues':[7],'expectedPositions':[{'column':5,'text':'f(1)'}] "
                        + "| 'resumeValues':[7],'expectedPositions':[{'text':'1 + f(1)'}]",
                "f(1)             | 'resumeValues':[7],'expectedPositions':[{}] | 'resumeValues':[7],'expectedPositions':[]",
                "PI               | 'hostNames':{'PI':7},'expected':7   | 'hostNames':{},'expected':7",
                "import t\\nt.x   | 'hostModules':{'t':{'$module':['t','00000000-0000-4000-8000-000000000001',[['x',7]]]}},"
                        + "'expected':7 | 'expected':7"
            })
    void hostOfAFixture_answersItsScript_andIsChecked(String code, String holds, String doesNot) throws IOException {
        String functions = "'externalFunctions':['f','g'],";
        assertThat(verdict(code, functions + holds).reasons()).isEmpty();
        assertThat(verdict(code, functions + doesNot).reasons()).isNotEmpty();
        assertThat(verdict(code, functions + holds).line()).isEqualTo(frozen(code, functions + holds));
    }

    @Test
    void line_tellsEverythingOfAPause() throws IOException {
        assertThat(verdict(
                                "print('é')\\nf('é', k=[1])",
                                "'externalFunctions':['f'],'resumeValues':[null],'expected':null")
                        .line())
                .contains(json("'pauses':[{'kind':'call','name':'f','args':['é'],'kwargs':{'k':[1]},'calls':[0],"
                        + "'file':'main.py','position':[12,26,2,1,2,14],'printed':2}]"));
    }

    @Test
    void line_tellsEverythingOfAValue() throws IOException {
        assertThat(verdict("import sys\\nprint('a')\\nprint('b', file=sys.stderr)\\n(1.5, 'é')", "'expected':1")
                        .line())
                .isEqualTo(json("{'id':'t','value':{'$tuple':[1.5,'é']},'type':'tuple','repr':'(1.5, `é`)',"
                        + "'output':[['out','a\\n'],['err','b\\n']],'pauses':[]}"));
    }

    @Test
    void line_tellsEverythingOfAnError() throws IOException {
        assertThat(verdict("x = 1 / 0", "'expected':1").line())
                .isEqualTo(json("{'id':'t','error':'MontyScriptError','excType':'ZeroDivisionError',"
                        + "'message':'division by zero','traceback':'Traceback (most recent call last):\\n"
                        + "  File \\'main.py\\', line 1, in <module>\\n    x = 1 / 0\\n        ~~~~~\\n"
                        + "ZeroDivisionError: division by zero','frames':[{'file':'main.py','line':1,'column':5,"
                        + "'endLine':1,'endColumn':10,'function':'<module>','source':'x = 1 / 0'}],"
                        + "'output':[],'pauses':[]}"));
    }

    @Test
    void line_isTheSameInEveryRun() throws IOException {
        for (String code : new String[] {
            "class A:\\n    pass\\n[A(), A(), A]", "lambda: 1", "while True: pass", "[0] * 10**12", "print('x' * 10**8)"
        }) {
            String line = verdict(code, "'expected':1").line();
            assertThat(verdict(code, "'expected':1").line()).isEqualTo(line).doesNotContain("\n");
        }
    }

    @Test
    void scriptThatCannotBeRunAtAll_isAFailureOfItsFixture() throws IOException {
        Verdict verdict = verdict("x", "'expected':1,'inputs':{'x':{'$repr':'<x>'}}");
        assertThat(verdict.passed()).isFalse();
        assertThat(verdict.line()).contains("\"error\":\"IllegalArgumentException\"");
    }

    /** Returns the verdict of a fixture. The code is JSON but for its quotes, the fields have single quotes. */
    private Verdict verdict(String code, String fields) throws IOException {
        return LadderRunner.on(FfiBackend.NAME).run(fixture(code, fields));
    }

    private String frozen(String code, String fields) throws IOException {
        return LadderRunner.on(FfiBackend.NAME).freeze(fixture(code, fields)).line();
    }

    private Fixture fixture(String code, String fields) throws IOException {
        Files.writeString(folder.resolve("index.json"), "[\"a.json\"]");
        String fixture = "{'id':'t','tier':1,'name':'n','limits':{'durationMillis':300}," + fields + ",'code':";
        Files.writeString(
                folder.resolve("a.json"),
                "[" + json(fixture) + '"' + code.strip().replace("\"", "\\\"") + "\"}]");
        return Ladder.of(folder).fixtures().get(0);
    }

    /** Returns JSON that is written with other quotes, to be read in Java: ' for ", and ` for ' inside a text. */
    private static String json(String readable) {
        return readable.replace('\'', '"').replace('`', '\'');
    }
}
