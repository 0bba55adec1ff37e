package org.montyjvm.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.montyjvm.Monty;
import org.montyjvm.MontyComplete;
import org.montyjvm.MontyPending;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontyScript;
import org.montyjvm.MontySnapshot;
import org.montyjvm.MontySnapshotKey;
import org.montyjvm.fixtures.Comparison;
import org.montyjvm.fixtures.EngineComparison;

/** An address has 64 bits on one engine and 32 on the other. Nothing of that is seen by a script. */
class PointerWidthTest {
    private static final MontySnapshotKey KEY = MontySnapshotKey.of(new byte[32]);

    private final ProgramComparison engines = new ProgramComparison(EngineComparison.of(List.of("ffi", "wasm")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "len(range(2**40)), range(10**12)[::7], range(2**62)[2**61]",
                "len(range(256, 9223372036854775807, 79)), len(range(2**70))",
                "[hash(n) for n in (0, -1, 2**31, 2**61 - 1, 2**63, 2**64, -2**64, 10**30)]",
                "[hash(x) for x in (0.5, 1e300, -0.0, float('inf'))]",
                "[hash(x) for x in ('', 'abc', b'', b'abc', (), (1, 2), frozenset([1, 2]), range(3), None, True)]",
                "import datetime, decimal, pathlib\n"
                        + "[hash(x) for x in (datetime.date(2024, 1, 2), decimal.Decimal('1.5'), pathlib.Path('/a'))]",
                "float(2**64 + 6144), float(2**63), float(2**64 - 1), float(2**53 + 1), float(2**70 + 1)",
                "'x' * 2**40",
                "'x' * 2**31",
                "[0] * 10**12",
                "[0] * 2**33",
                "bytes(10**12)",
                "f'{1:>10000000000}'",
                "'{:>5000000000}'.format(1)",
                "'%5000000000d' % 1",
                "1 << 2**33",
                "(1).bit_length(), 'abc'.ljust(2**40)",
                "[1, 2, 3][2**40]",
                "'abc'[2**33:], 'abc'[-2**40:2**40:2**36], [1, 2, 3][::2**35]",
                "'abc'.find('c', -2**40), 'abc'.replace('b', 'x', 2**40), 'a,b,c'.split(',', 2**33)",
                "import itertools\nlist(itertools.islice(itertools.count(2**62), 3)), list(itertools.repeat(1, 2))",
                "import itertools\nlist(itertools.combinations(range(3), 2**33))",
                "import itertools\nlist(itertools.islice([1, 2, 3], 2**33, None))",
                "import random\nrandom.seed(7)\n[random.random(), random.randint(0, 10**30), random.sample(range(10**12), 3)]",
                "import random\nrandom.sample(range(10), 2**33)",
                "import random\nrandom.getrandbits(2**33)",
                "import sys\nsys.maxsize",
                "list(enumerate('ab', 2**40)), sum(range(10**6)), 2**100 % 2**33",
                "import re\nre.findall('a{2,3}', 'aaaa')",
                "round(1.5, 2**33), round(15, -2**33)",
                "pow(3, 2**40, 7), 7 ** 2**40",
                "'ab' 'c'.zfill(2**34)",
                "'\\t'.expandtabs(2**34)"
            })
    void script_comesToTheSame(String code) {
        Comparison comparison = engines.of(0, code);

        assertThat(comparison.complaints()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "b'k'",
                "'k'",
                "(1, 2)",
                "(b'k', 'k', (2**70,))",
                "frozenset([b'k', 1])",
                "2**64 + 1",
                "1.5",
                "range(3)",
                "datetime.date(2024, 1, 2)",
                "datetime.timedelta(days=1, seconds=2)",
                "decimal.Decimal('1.50')",
                "pathlib.Path('/a/b')"
            })
    void keyOfADictAndASet_isFoundOnTheOtherEngine(String key) {
        String code = "import datetime, decimal, pathlib\nd = {" + key + ": 'there'}\ns = {" + key + "}\nask()\nd["
                + key + "], " + key + " in s, len(d | {" + key + ": 1})";

        assertThat(moved(code, "ffi", "wasm")).isEqualTo("('there', True, 1)");
        assertThat(moved(code, "wasm", "ffi")).isEqualTo("('there', True, 1)");
    }

    private static String moved(String code, String from, String to) {
        byte[] frozen;
        try (MontyPlatform first = Monty.builder().backend(from).build()) {
            frozen = ((MontyPending) first.start(MontyScript.of(code).withFunctions("ask")))
                    .freeze(KEY)
                    .bytes();
        }
        try (MontyPlatform second = Monty.builder().backend(to).build()) {
            MontyPending restored = (MontyPending) second.restore(MontySnapshot.of(frozen), KEY);
            return ((MontyComplete) restored.resume(null)).value().toString();
        }
    }
}
