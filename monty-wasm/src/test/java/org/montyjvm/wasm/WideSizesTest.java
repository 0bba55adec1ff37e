package org.montyjvm.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.montyjvm.Monty;
import org.montyjvm.MontyLimit;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontyResourceError;
import org.montyjvm.MontyScriptError;

/**
 * The module has pointers of 32 bits, and Python's sizes have 64: what a program sees of them is what the native engine,
 * which these results are from, shows it.
 */
class WideSizesTest {
    private static MontyPlatform platform;

    @BeforeAll
    static void open() {
        platform = Monty.builder().backend("wasm").build();
    }

    @AfterAll
    static void close() {
        platform.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "len(range(2**40)) | 1099511627776",
                "len(range(0, 10**12, 7)) | 142857142858",
                "range(2**40)[2**35:2**39:3] | range(34359738368, 549755813888, 3)",
                "len(range(2**40)[5:]) | 1099511627771",
                "range(2**40)[::-1] | range(1099511627775, -1, -1)",
                "range(2**33) == range(2**34) | False",
                "list(reversed(range(2**40, 2**40+3))) | [1099511627778, 1099511627777, 1099511627776]",
                "'' * 2**40 | ''",
                "f'{\"abc\":.10000000000}' | 'abc'",
                "'{0[99999999999]}'.format({99999999999: 5}) | '5'",
                "'abc'[2**40:] + 'abc'[::2**40] + 'abc'[::-2**40] | 'ac'",
                "1 >> 2**33 | 0",
                "float(2**64 + 6144) | 1.844674407370956e+19",
                "float(2**63 + 1025) | 9.223372036854778e+18",
            })
    void expression_hasTheValueThatItHasOnTheNativeEngine(String code, String expected) {
        assertThat(platform.run("repr(" + code + ")").value().asString()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "hash(b'abc') | 5378393838603134665",
                "hash((1, 2)) | -358736473817604792",
                "hash(()) | -3315872660926475476",
                "hash(2**100) | 688090542995911141",
                "hash((1,'a',b'x',None,2.5)) | -6481561574293278346",
                "hash(range(2**40)) | -696977267400263810",
                "hash(slice(1, 2)) | 7782250586464142608",
                "hash(len) | 2456456309100923238",
            })
    void hash_isTheSame_becauseSnapshotsKeepIt(String code, long expected) {
        assertThat(platform.run(code).value().asLong()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "choice(range(2**40)) | 140719340484",
                "sample(range(2**40), 2) | [140719340484, 258793550908]",
                "choices(range(2**40), k=1) | [147735048758]",
            })
    void random_drawsFromLongRanges(String code, String expected) {
        String drawn = platform.run("import random\nrandom.seed(1)\nrepr(random." + code + ")")
                .value()
                .asString();

        assertThat(drawn).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "list(itertools.islice(range(5), 0, None, 2**40)) | [0]",
                "list(itertools.combinations('abc', 2**40)) | []",
                "list(itertools.permutations('abc', 2**40)) | []",
                "list(itertools.product([], repeat=2**40)) | []",
                "list(itertools.batched('ab', 2**40)) | [('a', 'b')]",
                "collections.deque([1], 2**40).maxlen | 1099511627776",
                "collections.deque([1, 2, 3], 2) * 2**40 | deque([2, 3], maxlen=2)",
            })
    void iterators_takeLargeCounts(String code, String expected) {
        String text = platform.run("import collections, itertools\nrepr(" + code + ")")
                .value()
                .asString();

        assertThat(text).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'x' * 2**40",
                "[0] * 10**12",
                "(1,) * 2**62",
                "bytes(10**12)",
                "b'x' * 2**33",
                "f'{1:>10000000000}'",
                "'{:>10000000000}'.format(1)",
                "'%10000000000d' % 1",
                "'%*d' % (-2**40, 1)",
                "'x'.ljust(2**40)",
                "1 << 2**33",
                "list(range(2**40))",
                "import itertools\nlist(itertools.combinations_with_replacement('abc', 2**40))",
                "import itertools\nitertools.product('ab', repeat=2**40)",
                "import itertools\nitertools.tee([1], 2**40)",
                "import random\nrandom.choices([1, 2], k=2**40)",
                "import random\nrandom.getrandbits(2**45)",
                "import random\nrandom.randbytes(2**45)",
                "import os\nos.urandom(2**40)",
                "from collections import deque\ndeque([1]) * 2**40",
            })
    void whatNoMemoryHolds_exceedsTheMemoryLimit(String code) {
        assertThatThrownBy(() -> platform.run(code))
                .isInstanceOfSatisfying(
                        MontyResourceError.class,
                        error -> assertThat(error.limit()).isEqualTo(MontyLimit.MEMORY));
        assertThat(platform.run("2 + 2").value().asLong()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "len(range(2**63)) | OverflowError: Python int too large to convert to C ssize_t",
                "'x' * 2**64 | OverflowError: cannot fit 'int' into an index-sized integer",
                "'{99999999999}'.format(1) | IndexError: Replacement index 99999999999 out of range for positional args tuple",
                "'{9223372036854775808}'.format(1) | ValueError: Too many decimal digits in format string",
                "'%99999999999999999999d' % 1 | ValueError: width too big",
            })
    void error_isTheSame(String code, String expected) {
        assertThatThrownBy(() -> platform.run(code))
                .isInstanceOf(MontyScriptError.class)
                .hasMessageStartingWith(expected);
    }

    @Test
    void dictWithKeysOfBytes_isFoundAgain() {
        String code = "d = {b'k': 1, (1, b'x'): 2}\nd[b'k'] + d[(1, b'x')]";

        assertThat(platform.run(code).value().asLong()).isEqualTo(3);
    }
}
