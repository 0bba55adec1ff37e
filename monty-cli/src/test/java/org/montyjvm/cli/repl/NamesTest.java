package org.montyjvm.cli.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.montyjvm.Monty;
import org.montyjvm.MontyScriptError;
import org.montyjvm.MontySession;
import org.montyjvm.config.MontyConfig;

class NamesTest {
    /** How a value of each type is made. */
    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("Decimal", "decimal.Decimal(1)"),
            Map.entry("PosixPath", "pathlib.Path('/a')"),
            Map.entry("bytes", "b''"),
            Map.entry("complex", "1j"),
            Map.entry("date", "datetime.date(2025, 1, 1)"),
            Map.entry("datetime", "datetime.datetime(2025, 1, 1)"),
            Map.entry("dict", "{}"),
            Map.entry("frozenset", "frozenset()"),
            Map.entry("list", "[]"),
            Map.entry("set", "set()"),
            Map.entry("slice", "slice(1)"),
            Map.entry("str", "''"),
            Map.entry("time", "datetime.time(1)"),
            Map.entry("timedelta", "datetime.timedelta(1)"),
            Map.entry("timezone", "datetime.timezone.utc"),
            Map.entry("tuple", "()"));

    @ParameterizedTest
    @ValueSource(strings = {"ffi", "wasm"})
    void namesOfPython_areThoseOfTheInterpreter(String backend) {
        try (MontySession session = Monty.builder().backend(backend).openSession()) {
            session.run("import datetime, decimal, pathlib");
            for (String key : Names.keys()) {
                String[] kind = key.split("\\.", 2);
                for (String name : Names.ofPython(key)) {
                    switch (kind[0]) {
                        case "builtins" -> session.run(name);
                        case "keywords" ->
                            assertThat(fails(session, name + " = 1")).isEqualTo("SyntaxError");
                        case "type" -> assertHas(session, VALUES.get(kind[1]), name);
                        default -> {
                            session.run("import " + kind[1]);
                            assertHas(session, kind[1], name);
                        }
                    }
                }
            }
        }
    }

    private static void assertHas(MontySession session, String owner, String name) {
        assertThat(owner).as("how a value is made that has " + name).isNotNull();
        String failure =
                fails(session, "if not hasattr(" + owner + ", '" + name + "'):\n    " + owner + "." + name + "()");
        assertThat(failure).as(owner + "." + name).isNotEqualTo("AttributeError");
    }

    private static String fails(MontySession session, String source) {
        try {
            session.run(source);
            return "";
        } catch (MontyScriptError e) {
            return e.excType();
        }
    }

    @Test
    void names_areThoseOfVariablesTypesAndModules() throws Exception {
        try (Workplace workplace = new Workplace(MontyConfig.defaults())) {
            workplace.feed("""
                    import math
                    from collections import namedtuple
                    Size = namedtuple('Size', 'width height')
                    class Shape:
                        def __init__(self):
                            self.size = Size('', 2)
                    shape = Shape()
                    shade = 1
                    _hidden = 2
                    def shaping(): pass
                    shape
                    """, (stream, text) -> {});
            Names names = new Names(workplace);

            assertThat(names.beginningWith("sha")).containsExactly("shade", "shape", "shaping");
            assertThat(names.beginningWith("shape.")).containsExactly("shape.size");
            assertThat(names.beginningWith("shape.size.w")).containsExactly("shape.size.width");
            assertThat(names.beginningWith("shape.size.width.sw")).containsExactly("shape.size.width.swapcase");
            assertThat(names.beginningWith("math.sq")).containsExactly("math.sqrt");
            assertThat(names.beginningWith("whi")).containsExactly("while");
            assertThat(names.beginningWith("")).doesNotContain("_hidden", "_", Shown.NAME);
            assertThat(names.beginningWith("_")).containsExactly("_", "_hidden");
            assertThat(names.beginningWith("nothing.")).isEmpty();
            assertThat(names.beginningWith("..")).isEmpty();
        }
    }
}
