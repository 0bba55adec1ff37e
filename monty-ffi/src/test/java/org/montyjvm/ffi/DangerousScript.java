package org.montyjvm.ffi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.montyjvm.MontyLimit;
import org.montyjvm.MontyLimits;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontyResourceError;
import org.montyjvm.MontyResult;
import org.montyjvm.MontyScriptError;

/**
 * Something that must not bring the JVM down, and how it must end instead.
 *
 * @param name what it is
 * @param limits the limits that it runs under
 * @param run runs it
 * @param outcome checks the value as text, or the exception
 */
record DangerousScript(
        String name, MontyLimits limits, Function<MontyPlatform, MontyResult> run, Consumer<Object> outcome) {

    private static final MontyLimits DEFAULT = MontyLimits.defaults();
    private static final MontyLimits SHORT =
            MontyLimits.builder().duration(Duration.ofMillis(100)).build();
    private static final int DEEP = 990;
    private static final String HUGE_SOURCE = "1".repeat(50 << 20);

    static List<DangerousScript> all() {
        return Stream.of(deepValues(), deepSources(), endless(), memory(), sizes(), inputs())
                .flatMap(scripts -> scripts)
                .toList();
    }

    private static Stream<DangerousScript> deepValues() {
        return Stream.of("{'k': x}", "[x]", "(x,)").flatMap(wrap -> {
            String build = "def build():\n    x = 1\n    for i in range(" + DEEP + "):\n        x = " + wrap
                    + "\n    return x\n";
            int pair = wrap.length() - 1;
            int pairInJson = wrap.startsWith("{") ? pair : 2; // a tuple of one is a list of one there
            return Stream.of(
                    script("== of " + wrap, build + "build() == build()", value("True")),
                    script("repr of " + wrap, build + "len(repr(build()))", value("" + (1 + DEEP * pair))),
                    script(
                            "json.dumps of " + wrap,
                            "import json\n" + build + "len(json.dumps(build()))",
                            value("" + (1 + DEEP * pairInJson))));
        });
    }

    private static Stream<DangerousScript> deepSources() {
        String message = "Source is too deeply nested";
        return Stream.of(
                script("brackets", "[".repeat(100_000) + "]".repeat(100_000), raises("SyntaxError", message)),
                script("unary minuses", "-".repeat(5_000) + "1", raises("SyntaxError", message)),
                script("lambdas", "lambda: ".repeat(20_000) + "1", raises("SyntaxError", message)),
                script("attributes", "a" + ".b".repeat(100_000), raises("SyntaxError", message)));
    }

    private static Stream<DangerousScript> endless() {
        String backtracks = "import re\nre.match(r'(a+)+\\1$', 'a' * 60 + 'b')";
        return Stream.of(
                script(
                        "recursion",
                        "def f(n):\n    return f(n + 1)\nf(0)",
                        raises("RecursionError", "maximum recursion depth exceeded")),
                script(
                        "recursion in __repr__",
                        "class A:\n    def __repr__(self):\n        return repr(self)\nrepr(A())",
                        raises("RecursionError", "maximum recursion depth exceeded")),
                script("loop", SHORT, "while True: pass", hits(MontyLimit.DURATION)),
                script(
                        "loop that catches everything",
                        SHORT,
                        "while True:\n    try:\n        while True: pass\n    except BaseException: pass",
                        hits(MontyLimit.DURATION)),
                script("backtracking regular expression", backtracks, raises("re.PatternError", "backtracking")),
                script(
                        "backtracking regular expression, again and again",
                        SHORT,
                        "import re\nwhile True:\n    try:\n        re.match(r'(a+)+\\1$', 'a' * 60 + 'b')\n"
                                + "    except re.PatternError: pass",
                        hits(MontyLimit.DURATION)));
    }

    private static Stream<DangerousScript> memory() {
        return Stream.of(
                script("huge list", "[0] * 10**12", hits(MontyLimit.MEMORY)),
                script("huge text", "'x' * 2**40", hits(MontyLimit.MEMORY)),
                script("huge number", "2 ** 10**8", hits(MontyLimit.MEMORY)),
                script(
                        "list that grows for ever",
                        "x = []\nwhile True:\n    x.append('some text' * 10)",
                        hits(MontyLimit.MEMORY)),
                script("text that doubles for ever", "x = 'x'\nwhile True:\n    x += x", hits(MontyLimit.MEMORY)));
    }

    private static Stream<DangerousScript> sizes() {
        String prints = "for i in range(1000):\n    print('x' * 100_000)";
        String shares = "x = [1]\nfor i in range(60):\n    x = [x, x]\nx";
        return Stream.of(
                script("100 MB of output", prints, hits(MontyLimit.OUTPUT_SIZE)),
                script("result of 2**60 items that are one", shares, hits(MontyLimit.RESULT_SIZE)),
                script("source of 50 MB", HUGE_SOURCE, hits(MontyLimit.SOURCE_SIZE)),
                script("NUL in the source", "x = 1\0\nx", raises("SyntaxError", "unexpected token")),
                script("NUL in a literal of the source", "'a\0b'", value("'a\\x00b'")));
    }

    private static Stream<DangerousScript> inputs() {
        return Stream.of(
                input("lone surrogate", "\ud800", raises("UnicodeEncodeError", "surrogates not allowed")),
                input("list 10,000 deep", deep(true), hits(MontyLimit.NESTING)),
                input("map 10,000 deep", deep(false), hits(MontyLimit.NESTING)),
                input("text of 50 MB", "x".repeat(50 << 20), hits(MontyLimit.RESULT_SIZE)));
    }

    private static Object deep(boolean list) {
        Object value = 1;
        for (int i = 0; i < 10_000; i++) {
            value = list ? Collections.singletonList(value) : Collections.singletonMap("k", value);
        }
        return value;
    }

    /** Runs it on a platform, then sees whether the platform still works. */
    void runOn(MontyPlatform platform) {
        Object found;
        try {
            found = run.apply(platform).value().toString();
        } catch (RuntimeException e) {
            found = e;
        }
        outcome.accept(found);
        assertThat(platform.run("2 + 2").value().asLong())
                .as("the run after it")
                .isEqualTo(4);
    }

    @Override
    public String toString() {
        return name;
    }

    private static DangerousScript script(String name, String code, Consumer<Object> outcome) {
        return script(name, DEFAULT, code, outcome);
    }

    private static DangerousScript script(String name, MontyLimits limits, String code, Consumer<Object> outcome) {
        return new DangerousScript(name, limits, platform -> platform.run(code), outcome);
    }

    private static DangerousScript input(String name, Object input, Consumer<Object> outcome) {
        return new DangerousScript(name, DEFAULT, platform -> platform.run("x", Map.of("x", input)), outcome);
    }

    private static Consumer<Object> value(String repr) {
        return found -> assertThat(found).isEqualTo(repr);
    }

    private static Consumer<Object> raises(String type, String message) {
        return found -> assertThat(found).isInstanceOfSatisfying(MontyScriptError.class, error -> {
            assertThat(error.excType()).isEqualTo(type);
            assertThat(error.excMessage()).contains(message);
        });
    }

    private static Consumer<Object> hits(MontyLimit limit) {
        return found -> assertThat(found)
                .isInstanceOfSatisfying(
                        MontyResourceError.class,
                        error -> assertThat(error.limit()).isEqualTo(limit));
    }
}
