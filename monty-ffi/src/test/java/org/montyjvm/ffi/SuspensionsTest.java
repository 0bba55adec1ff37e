package org.montyjvm.ffi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.montyjvm.Monty;
import org.montyjvm.MontyAnswer;
import org.montyjvm.MontyComplete;
import org.montyjvm.MontyExecution;
import org.montyjvm.MontyLimit;
import org.montyjvm.MontyLimits;
import org.montyjvm.MontyPending;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontyProgress;
import org.montyjvm.MontyResolveFutures;
import org.montyjvm.MontyResourceError;
import org.montyjvm.MontyScript;
import org.montyjvm.MontySession;
import org.montyjvm.fixtures.contract.Await;
import org.montyjvm.fixtures.contract.ThreadKind;

/** Many pauses, of one run and at once. */
class SuspensionsTest {
    private static final int MANY = 100_000;

    @AfterEach
    void nothingIsLeft() {
        EngineState.awaitEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void hundredThousandPauses_ofOneRun_areAnsweredEachWithItsOwn(MontyExecution execution) {
        MontyLimits limits =
                MontyLimits.builder().suspensions(MANY).duration(Await.PATIENCE).build();
        MontyScript script = MontyScript.of("s = 0\nfor i in range(n):\n    s += f(i)\ns")
                .withInput("n", MANY)
                .withFunctions("f");
        try (MontyPlatform platform =
                Monty.builder().execution(execution).limits(limits).build()) {
            MontyProgress progress = platform.start(script);
            int pauses = 0;
            while (progress instanceof MontyPending pending) {
                long i = pending.args().get(0).asLong();
                if (i != pauses) {
                    assertThat(i).isEqualTo(pauses); // not on each of them: it would take longer than the rest
                }
                pauses++;
                progress = pending.resume(2 * i);
            }
            assertThat(pauses).isEqualTo(MANY);
            assertThat(((MontyComplete) progress).value().asLong())
                    .isEqualTo(2 * LongStream.range(0, MANY).sum());
        }
    }

    @Test
    void onePauseMoreThanAllowed_isAnError() {
        MontyLimits limits = MontyLimits.builder().suspensions(5).build();
        try (MontySession session = Monty.builder().limits(limits).openSession()) {
            MontyProgress progress =
                    session.start(MontyScript.of("for i in range(6): f(i)").withFunctions("f"));
            for (int i = 0; i < 4; i++) {
                progress = ((MontyPending) progress).resume(null);
            }
            MontyPending fifth = (MontyPending) progress;
            assertThatThrownBy(() -> fifth.resume(null)).isInstanceOfSatisfying(MontyResourceError.class, error -> {
                assertThat(error.limit()).isEqualTo(MontyLimit.SUSPENSIONS);
                assertThat(error.limitValue()).isEqualTo(5);
            });
            assertThat(session.run("1").value().asLong()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void hundredFuturesInFlight_areResolvedInAnyOrderAndNumber(MontyExecution execution) {
        int calls = 100;
        MontyScript script = MontyScript.of("""
                        import asyncio

                        async def one(i):
                            return await f(i)

                        async def main():
                            return await asyncio.gather(*[one(i) for i in range(n)])

                        asyncio.run(main())
                        """).withInput("n", calls).withFunctions("f");
        Random random = new Random(4);
        try (MontySession session = Monty.builder().execution(execution).openSession()) {
            for (int round = 0; round < 20; round++) {
                MontyProgress progress = session.start(script);
                List<Integer> open = new ArrayList<>();
                while (progress instanceof MontyPending pending) {
                    open.add(pending.callId());
                    progress = pending.resumeFuture();
                }
                assertThat(open).hasSize(calls).doesNotHaveDuplicates();
                List<Integer> ids = List.copyOf(open);
                Collections.shuffle(open, random);
                while (progress instanceof MontyResolveFutures futures) {
                    assertThat(futures.callIds()).containsExactlyInAnyOrderElementsOf(open);
                    Map<Integer, MontyAnswer> answers = new java.util.HashMap<>();
                    for (int i = Math.min(open.size(), 1 + random.nextInt(7)); i > 0; i--) {
                        int id = open.remove(0);
                        answers.put(id, MontyAnswer.value("r" + ids.indexOf(id)));
                    }
                    progress = futures.resume(answers);
                }
                assertThat(open).isEmpty();
                List<String> results = ((MontyComplete) progress)
                        .value().asList().stream()
                                .map(value -> value.asString())
                                .toList();
                assertThat(results).hasSize(calls);
                for (int i = 0; i < calls; i++) {
                    assertThat(results.get(i)).isEqualTo("r" + i);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void runThatWaits_isAnsweredByAnyThread(MontyExecution execution) {
        MontyScript script = MontyScript.of("[f(i) for i in range(3)]").withFunctions("f");
        for (ThreadKind starter : ThreadKind.all()) {
            for (ThreadKind answerer : ThreadKind.all()) {
                try (MontySession session = Monty.builder().execution(execution).openSession()) {
                    MontyProgress progress = starter.call(() -> session.start(script));
                    while (progress instanceof MontyPending pending) {
                        progress = answerer.call(
                                () -> pending.resume(pending.args().get(0)));
                    }
                    assertThat(((MontyComplete) progress).value())
                            .as("%s, then %s", starter, answerer)
                            .hasToString("[0, 1, 2]");
                }
            }
        }
    }
}
