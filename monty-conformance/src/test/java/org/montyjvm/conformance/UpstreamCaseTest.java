package org.montyjvm.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.montyjvm.conformance.Expectation.Completes;
import org.montyjvm.conformance.Expectation.CompletesWithReferences;
import org.montyjvm.conformance.Expectation.Raises;
import org.montyjvm.conformance.Expectation.RaisesWithTraceback;
import org.montyjvm.conformance.Expectation.Returns;
import org.montyjvm.conformance.Expectation.ReturnsText;

class UpstreamCaseTest {

    private static final Directives NONE = new Directives(false, false, false, ZoneId.of("UTC"));

    @Test
    void caseWithoutAWord_runsWhole_andMustComplete() {
        assertThat(UpstreamCase.parse("a.py", "x = 1\nassert x  # x=1\n"))
                .isEqualTo(new UpstreamCase("a.py", "x = 1\nassert x  # x=1", NONE, new Completes()));
    }

    @Test
    void lastLine_saysHowTheCaseEnds_andIsNotRun() {
        assertThat(UpstreamCase.parse("a.py", "x\n# Return=[1, 'a=b']\n"))
                .isEqualTo(new UpstreamCase("a.py", "x", NONE, new Returns("[1, 'a=b']")));
        assertThat(UpstreamCase.parse("a.py", "x\n# Return.str=done").expectation())
                .isEqualTo(new ReturnsText("done"));
        assertThat(UpstreamCase.parse("a.py", "x\n# Raise=TypeError()\n").expectation())
                .isEqualTo(new Raises("TypeError()"));
        assertThat(UpstreamCase.parse("a.py", "x\n# ref-counts={'x': 1}\n").expectation())
                .isEqualTo(new CompletesWithReferences("{'x': 1}"));
    }

    @Test
    void lastString_isTheTraceback_andIsNotRun() {
        String content = "f()\r\n\r\n\"\"\"\r\nTRACEBACK:\r\nTraceback:\r\n  x\r\nValueError: y\r\n\"\"\"\r\n";

        assertThat(UpstreamCase.parse("a.py", content))
                .isEqualTo(new UpstreamCase(
                        "a.py", "f()", NONE, new RaisesWithTraceback("Traceback:\n  x\nValueError: y")));
    }

    @Test
    void directives_areTheTomlInTheFirstComments_andStayInTheCode() {
        String content = """
                # /// monty
                # call-external = true  # served
                # # a remark
                # mount-fs = true
                # timezone = 'Asia/Kathmandu'
                # xfail = ['cpython', 'monty']
                # run-async = true
                # ///
                x
                """;

        UpstreamCase parsed = UpstreamCase.parse("a.py", content);

        assertThat(parsed.directives()).isEqualTo(new Directives(true, true, true, ZoneId.of("Asia/Kathmandu")));
        assertThat(parsed.code()).startsWith("# /// monty\n").endsWith("# ///\nx");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# /// monty\n# fly = true\n# ///\n",
                "# /// monty\n# call-external\n# ///\n",
                "# /// monty\n# call-external = true\nx\n",
                "# /// monty\n# timezone = 'Nowhere'\n# ///\n",
                "x\n# Yield=3\n",
                "x\n\"\"\"\nTRACEBACK:\nopen\n"
            })
    void whatIsOfNoKnownForm_isRefused(String content) {
        assertThatThrownBy(() -> UpstreamCase.parse("a.py", content)).isInstanceOfAny(RuntimeException.class);
    }

    @Test
    void realCases_areRead() throws IOException {
        assertThat(UpstreamFolder.read("import__host_cannot_import.py"))
                .returns(new Directives(true, false, false, ZoneId.of("UTC")), UpstreamCase::directives)
                .returns(new RaisesWithTraceback("""
                                Traceback (most recent call last):
                                  File "import__host_cannot_import.py", line 5, in <module>
                                    from tools import nope
                                ImportError: cannot import name 'nope' from 'tools' (unknown location)"""), UpstreamCase::expectation);
        assertThat(UpstreamFolder.read("datetime__zone_sydney.py").directives())
                .isEqualTo(new Directives(false, false, false, ZoneId.of("Australia/Sydney")));
        assertThat(UpstreamFolder.read("open__fs.py").directives())
                .isEqualTo(new Directives(false, true, false, ZoneId.of("UTC")));
        assertThat(UpstreamFolder.read("id__bytes_literals_distinct.py"))
                .returns(NONE, UpstreamCase::directives)
                .returns(new Returns("False"), UpstreamCase::expectation);
    }

    @Test
    void everyRealCase_isOfAKnownForm() throws IOException {
        Map<Class<?>, Integer> forms = new HashMap<>();
        for (Path file : UpstreamFolder.files()) {
            forms.merge(UpstreamCase.read(file).expectation().getClass(), 1, Integer::sum);
        }

        assertThat(forms)
                .containsOnlyKeys(
                        Completes.class,
                        CompletesWithReferences.class,
                        Returns.class,
                        ReturnsText.class,
                        Raises.class,
                        RaisesWithTraceback.class);
        assertThat(forms.get(RaisesWithTraceback.class)).isGreaterThan(100);
        assertThat(forms.get(CompletesWithReferences.class)).isGreaterThan(50);
    }
}
