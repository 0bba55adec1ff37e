package org.montyjvm.bench;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyScript;

/** Scripts that each keep another part of the interpreter busy. Java and the Rust driver run the same texts. */
public enum Workload {
    /** The dispatch loop and small integers. */
    LOOP_1M("loop of 1M steps", """
            total = 0
            for i in range(1_000_000):
                total += i
            total
            """),

    /** Calls of Python functions: 242,785 of them. */
    FIB_25("fib(25)", """
            def fib(n):
                return n if n < 2 else fib(n - 1) + fib(n - 2)
            fib(25)
            """),

    /** Calls of a method of a builtin type. */
    APPEND_100K("100k appends", """
            items = []
            for i in range(100_000):
                items.append(i)
            len(items)
            """),

    /** Many short strings, and one long. */
    JOIN_100K("join of 100k", """
            len(','.join([str(i) for i in range(100_000)]))
            """),

    /** A dict that grows. */
    DICT_100K("dict of 100k", """
            squares = {}
            for i in range(100_000):
                squares[i] = i * i
            sum(squares.values())
            """),

    /** Instances of a Python class, and calls of their methods. */
    INSTANCES_20K("20k instances, method", """
            class Point:
                def __init__(self, x):
                    self.x = x
                def get(self):
                    return self.x
            total = 0
            for i in range(20_000):
                total += Point(i).get()
            total
            """),

    /** A sort that calls back into Python, and one that does not. */
    SORT_20K("sort of 20k, key", """
            items = [(i * 7919) % 20011 for i in range(20_000)]
            items.sort(key=lambda item: -item)
            sorted(items)[5]
            """),

    /** Formatting of integers and floats. */
    FORMAT_20K("20k f-strings", """
            length = 0
            for i in range(20_000):
                length += len(f'{i:>8} {i * 0.5:.2f}')
            length
            """),

    /** Writing and reading JSON. */
    JSON_2K("json of 2k", """
            import json
            text = json.dumps([{'id': i, 'list': [1, 2, 3], 'name': 'x'} for i in range(2_000)])
            len(json.loads(text))
            """),

    /** Regular expressions. */
    REGEX_2K("2k regex matches", """
            import re
            pattern = re.compile(r'(\\w+)-(\\d+)')
            length = 0
            for i in range(2_000):
                length += len(pattern.match('abc-%d' % i).group(2))
            length
            """),

    /** Parsing and compiling: 600 lines that are not run. */
    PARSE_600_LINES("parse 600 lines", """
            def f(a, b):
                return a + b * 2 - 3
            """.repeat(300) + "1\n"),

    /** Next to nothing: what a run costs by itself. */
    TWO_PLUS_TWO("2 + 2", "2 + 2"),

    /** Next to nothing, with a value that goes in. */
    INPUT_PLUS_1("x + 1, x an input", "x + 1", 1);

    private final String title;
    private final String code;
    private final @Nullable Integer x;

    Workload(String title, String code) {
        this(title, code, null);
    }

    Workload(String title, String code, @Nullable Integer x) {
        this.title = title;
        this.code = code;
        this.x = x;
    }

    /**
     * Returns the script.
     *
     * @return the script, with its inputs
     */
    public MontyScript script() {
        return MontyScript.of(code).withInputs(inputs());
    }

    /** Returns the source text. */
    String code() {
        return code;
    }

    /** Returns the variables that the script starts with. */
    Map<String, Integer> inputs() {
        return x == null ? Map.of() : Map.of("x", x);
    }

    /** Returns a few words for a table. */
    String title() {
        return title;
    }
}
