package org.montyjvm.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.montyjvm.Monty;
import org.montyjvm.MontyComplete;
import org.montyjvm.MontyOs;
import org.montyjvm.MontyOsCall;
import org.montyjvm.MontyOsGroup;
import org.montyjvm.MontyPending;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontyProgress;
import org.montyjvm.MontyScript;
import org.montyjvm.MontySession;
import org.montyjvm.MontySnapshot;
import org.montyjvm.MontySnapshotKey;
import org.montyjvm.MontyValue;

/** A session goes on, on the other engine and back, with all that it kept: between feeds, and in the middle of one. */
class SessionSnapshotParityTest {
    private static final MontySnapshotKey KEY =
            MontySnapshotKey.of("a secret of the application".getBytes(StandardCharsets.UTF_8));

    /** What a session keeps, and what is asked of it afterwards. Everything that hashes or counts is of interest. */
    private static final List<String[]> KEPT = List.of(
            new String[] {
                "d = {b'a': 1, (1, 'x', (2.5, None)): 2, frozenset({1, 2}): 3, 2 ** 70: 4, 1.5: 5, 'é': 6, True: 7, None: 8}",
                "(d[b'a'], d[(1, 'x', (2.5, None))], d[frozenset({2, 1})], d[2 ** 70], d[1.5], d['é'], d[1], d[None], d)"
            },
            new String[] {
                "import datetime\nfrom decimal import Decimal\n"
                        + "d = {datetime.date(2024, 2, 29): 1, datetime.timedelta(days=3): 2, Decimal('1.50'): 3, range(3): 4}",
                "(d[datetime.date(2024, 2, 29)], d[datetime.timedelta(days=3)], d[Decimal('1.5')], d[range(0, 3)])"
            },
            new String[] {
                "s = {(i, str(i), str(i).encode()) for i in range(300)}",
                "(all((i, str(i), str(i).encode()) in s for i in range(300)), len(s), (300, '300', b'300') in s)"
            },
            new String[] {"""
                class P:
                    def __init__(self, x):
                        self.x = x
                    def __hash__(self):
                        return hash(self.x)
                    def __eq__(self, other):
                        return self.x == other.x
                d = {P('a'): 1, P(b'b'): 2, P((1, 2)): 3}
                """, "(d[P('a')], d[P(b'b')], d[P((1, 2))])"},
            new String[] {"def f(a, *, b=[1]):\n    b.append(a)\n    return b\nf(5)", "f(6)"},
            new String[] {
                "import itertools\na = iter([1, 2, 3])\nb = itertools.count(2 ** 40)\nc = itertools.cycle('ab')\n"
                        + "d = iter(range(2 ** 40, 2 ** 41))\nx = [next(i) for i in (a, b, c, d)]",
                "(x, [next(i) for i in (a, b, c, d)])"
            },
            new String[] {
                "import random\nr = random.Random(7)\nx = [r.random() for i in range(700)]",
                "(r.random(), r.randint(0, 10 ** 15), r.sample(range(10 ** 9), 5))"
            },
            new String[] {"import re\np = re.compile(r'(\\w+)-(\\d+)')", "p.match('abc-12').groups()"},
            new String[] {
                "x = [1]\nx.append(x)\ny = 2 ** 1000\nz = -0.0\nw = float('nan')\nn = len(range(2 ** 40))",
                "(x[1] is x, y, z, w != w, n, len(range(2 ** 50)))"
            });

    static Stream<Arguments> sessions() {
        return KEPT.stream()
                .flatMap(kept -> Stream.of(
                        Arguments.of("ffi", "wasm", kept[0], kept[1]), Arguments.of("wasm", "ffi", kept[0], kept[1])));
    }

    @ParameterizedTest
    @MethodSource("sessions")
    void session_frozenBetweenFeeds_goesOnOnTheOtherEngine_andBack(
            String from, String to, String feed, String question) {
        try (MontySession stays = open(from);
                MontySession leaves = open(from)) {
            stays.run(feed);
            leaves.run(feed);
            String expected = stays.run(question).value().toString();
            try (MontySession moved = restored(to, leaves.freeze(KEY));
                    MontySession back = restored(from, restoredAndFrozen(to, leaves.freeze(KEY)))) {
                assertThat(moved.run(question).value()).hasToString(expected);
                assertThat(back.run(question).value()).hasToString(expected);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("sessions")
    void session_frozenInAFeed_goesOnOnTheOtherEngine(String from, String to, String feed, String question) {
        MontyScript asks = MontyScript.of(feed + "\nanswer = ask()\n[answer, " + question + "]")
                .withFunctions("ask");
        try (MontySession stays = open(from);
                MontySession leaves = open(from)) {
            String expected = answer((MontyPending) stays.start(asks));
            leaves.start(asks);
            try (MontySession moved = restored(to, leaves.freeze(KEY))) {
                assertThat(answer((MontyPending) moved.suspended().orElseThrow()))
                        .isEqualTo(expected);
                assertThat(moved.run("answer").value()).hasToString("'yes'");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"ffi, wasm", "wasm, ffi"})
    void run_frozenAtACallOfTheSystem_goesOnOnTheOtherEngine(String from, String to) {
        MontyOs os = MontyOs.builder().delegate(MontyOsGroup.FILES).build();
        try (MontyPlatform leaves = Monty.builder().backend(from).os(os).build();
                MontyPlatform moved = Monty.builder().backend(to).os(os).build()) {
            MontySnapshot frozen = ((MontyOsCall) leaves.start("open('/notes').read() * 2")).freeze(KEY);
            MontyOsCall open = (MontyOsCall) moved.restore(frozen, KEY);
            assertThat(open.name()).isEqualTo("open");
            MontyOsCall read = (MontyOsCall) open.resume(new MontyValue.FileHandle("/notes", "r", 0));
            MontySnapshot again = read.freeze(KEY);
            leaves.cancel();
            MontyOsCall back = (MontyOsCall) leaves.restore(again, KEY);
            assertThat(back.name()).isEqualTo("Path.read_text");
            assertThat(value(back.resume("hello "))).isEqualTo("'hello hello '");
            assertThat(value(read.resume("bye "))).isEqualTo("'bye bye '");
        }
    }

    private static String answer(MontyPending question) {
        return value(question.resume("yes"));
    }

    private static String value(MontyProgress progress) {
        return ((MontyComplete) progress).value().toString();
    }

    private static MontySession open(String engine) {
        return Monty.builder().backend(engine).openSession();
    }

    private static MontySession restored(String engine, MontySnapshot snapshot) {
        try (MontyPlatform platform = Monty.builder().backend(engine).build()) {
            return platform.restoreSession(MontySnapshot.of(snapshot.bytes()), KEY);
        }
    }

    private static MontySnapshot restoredAndFrozen(String engine, MontySnapshot snapshot) {
        try (MontySession session = restored(engine, snapshot)) {
            return session.freeze(KEY);
        }
    }
}
