package org.montyjvm.wasm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.montyjvm.Monty;
import org.montyjvm.MontyExecution;
import org.montyjvm.MontyLimits;
import org.montyjvm.MontyRunner;

/**
 * Runs thirteen workloads on both engines in turn, in one JVM, and prints how many times as long the WASM engine takes:
 * {@code EngineRatios [SECONDS [NAME…]]}, where the seconds are how long each engine warms up for each workload. The
 * median of what follows counts.
 */
final class EngineRatios {
    private static final int ROUNDS = 7;
    private static final long ROUND_NANOS = 150_000_000;

    private static final Map<String, String> WORKLOADS = new LinkedHashMap<>();

    static {
        WORKLOADS.put("loop 1M", "t = 0\nfor i in range(1000000):\n    t += i\nt");
        WORKLOADS.put("fib(25)", "def fib(n):\n    return n if n < 2 else fib(n - 1) + fib(n - 2)\nfib(25)");
        WORKLOADS.put("100k append", "l = []\nfor i in range(100000):\n    l.append(i)\nlen(l)");
        WORKLOADS.put("str join 100k", "len(','.join([str(i) for i in range(100000)]))");
        WORKLOADS.put("dict 100k", "d = {}\nfor i in range(100000):\n    d[i] = i\nsum(d.values())");
        WORKLOADS.put("20k instances", """
                class P:
                    def __init__(self, x):
                        self.x = x
                    def g(self):
                        return self.x
                s = 0
                for i in range(20000):
                    s += P(i).g()
                s
                """);
        WORKLOADS.put("sort 20k", """
                l = [(i * 7919) % 20011 for i in range(20000)]
                l.sort(key=lambda v: -v)
                sorted(l)[5]
                """);
        WORKLOADS.put("f-string 20k", """
                n = 0
                for i in range(20000):
                    n += len(f'{i:>8} {i * 0.5:.2f}')
                n
                """);
        WORKLOADS.put("json 2k", """
                import json
                d = json.dumps([{'a': i, 'b': [1, 2, 3], 'c': 'x'} for i in range(2000)])
                len(json.loads(d))
                """);
        WORKLOADS.put("regex 2k", """
                import re
                p = re.compile(r'(\\w+)-(\\d+)')
                n = 0
                for i in range(2000):
                    n += len(p.match('abc-%d' % i).group(2))
                n
                """);
        WORKLOADS.put("parse 600 lines", "def f(a, b):\n    return a + b * 2 - 3\n".repeat(300) + "1");
        WORKLOADS.put("run 2 + 2", "2 + 2");
    }

    private static final String FEED = "feed x + 1";

    private EngineRatios() {}

    public static void main(String[] arguments) {
        long warmUp = arguments.length > 0 ? (long) (Double.parseDouble(arguments[0]) * 1e9) : 10_000_000_000L;
        List<String> wanted = List.of(arguments).subList(Math.min(1, arguments.length), arguments.length);
        System.out.println("JDK " + System.getProperty("java.version"));
        System.out.printf("%-16s %12s %12s %8s%n", "workload", "ffi µs", "wasm µs", "ratio");
        List<Double> ratios = new ArrayList<>();
        WORKLOADS.forEach((name, code) -> {
            if (wanted.isEmpty() || wanted.contains(name)) {
                ratios.add(compare(
                        name,
                        warmUp,
                        code,
                        builder("ffi").build(),
                        builder("wasm").build()));
            }
        });
        if (wanted.isEmpty() || wanted.contains(FEED)) {
            MontyRunner ffi = builder("ffi").openSession();
            MontyRunner wasm = builder("wasm").openSession();
            ffi.run("x = 1");
            wasm.run("x = 1");
            ratios.add(compare(FEED, warmUp, "x + 1", ffi, wasm));
        }
        double mean = Math.exp(ratios.stream().mapToDouble(Math::log).average().orElse(0));
        System.out.printf("%-16s %12s %12s %8.1f%n", "geometric mean", "", "", mean);
    }

    private static Monty.Builder builder(String backend) {
        MontyLimits limits = MontyLimits.builder()
                .duration(Duration.ofMinutes(5))
                .memoryBytes(256L << 20)
                .build();
        return Monty.builder().backend(backend).limits(limits).execution(MontyExecution.OWN_THREAD);
    }

    private static double compare(String name, long warmUp, String code, MontyRunner ffi, MontyRunner wasm) {
        try (ffi;
                wasm) {
            requireEqual(
                    name,
                    ffi.run(code).value().toString(),
                    wasm.run(code).value().toString());
            spend(warmUp / 4, code, ffi);
            spend(warmUp, code, wasm);
            List<Double> library = new ArrayList<>();
            List<Double> compiled = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                library.add(spend(ROUND_NANOS, code, ffi));
                compiled.add(spend(ROUND_NANOS, code, wasm));
            }
            double ratio = median(compiled) / median(library);
            System.out.printf("%-16s %12.1f %12.1f %8.1f%n", name, median(library), median(compiled), ratio);
            return ratio;
        }
    }

    private static void requireEqual(String name, String one, String other) {
        if (!one.equals(other)) {
            throw new IllegalStateException(name + " gives " + one + " and " + other);
        }
    }

    /** Runs the code for so long, at least once, and returns the mean of a run in microseconds. */
    private static double spend(long nanos, String code, MontyRunner runner) {
        long start = System.nanoTime();
        int runs = 0;
        long spent;
        do {
            runner.run(code);
            runs++;
            spent = System.nanoTime() - start;
        } while (spent < nanos);
        return spent / 1e3 / runs;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
