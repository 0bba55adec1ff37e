package org.montyjvm.cli.repl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.montyjvm.Monty;
import org.montyjvm.MontySession;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SourceEndTest {
    private MontySession session;
    private SourceEnd end;

    @BeforeAll
    void open() {
        session = Monty.openSession();
        end = new SourceEnd(session::continuation);
    }

    @AfterAll
    void close() {
        session.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x = 1",
                "x = (1,\n2)",
                "x = [\n  1,\n  2]",
                "if x:\n  1\n",
                "if x:\n  1\n  ",
                "if x: 1\n",
                "def f():\n  pass\n",
                "x = =",
                "'''a\n  b'''",
                "%save if x:",
                "if x:\n\n"
            })
    void source_isWhole(String source) {
        assertThat(end.isWhole(source)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x = (1,",
                "x = (1,\n\n",
                "if x:",
                "if x: 1",
                "if x:\n  1",
                "if x:\n  1\nelse: 2",
                "for i in x:\n  1\nelse:\n  2",
                "@a\ndef f(): pass",
                "def f(\n  a\n):\n  pass",
                "x = 1\nwith y:\n  2",
                "'''a\n",
                "x = \\",
                "async def f():\n  pass"
            })
    void source_needsMore(String source) {
        assertThat(end.isWhole(source)).isFalse();
    }
}
