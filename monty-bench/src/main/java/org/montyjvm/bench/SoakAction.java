package org.montyjvm.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.montyjvm.Monty;
import org.montyjvm.MontyCancelToken;
import org.montyjvm.MontyCancelledError;
import org.montyjvm.MontyComplete;
import org.montyjvm.MontyCrashError;
import org.montyjvm.MontyLease;
import org.montyjvm.MontyLimit;
import org.montyjvm.MontyLimits;
import org.montyjvm.MontyPanicError;
import org.montyjvm.MontyPending;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontyProgress;
import org.montyjvm.MontyResourceError;
import org.montyjvm.MontyScript;
import org.montyjvm.MontyScriptError;
import org.montyjvm.MontySession;
import org.montyjvm.MontySnapshot;
import org.montyjvm.MontySuspended;

/** What the threads of {@link SessionSoak} do, again and again. Each checks what comes out. */
enum SoakAction {
    /** Feeds a session that counts. */
    FEED(40) {
        @Override
        void run(SoakWorker worker) {
            worker.counted(worker.session().run("count += 1\ncount"), 1);
        }
    },
    /** Calls a function of the session. */
    CALL(20) {
        @Override
        void run(SoakWorker worker) {
            worker.counted(worker.session().call("increment", 3), 3);
        }
    },
    /** Answers some calls of the host. */
    PAUSE(20) {
        @Override
        void run(SoakWorker worker) {
            MontyProgress progress = worker.session()
                    .start(MontyScript.of("for n in range(10):\n    count += answer(n)\ncount")
                            .withFunctions("answer"));
            while (progress instanceof MontyPending call) {
                progress = call.resume(call.args().get(0));
            }
            worker.counted(((MontyComplete) progress).result(), 45);
        }
    },
    /** Raises, and prints before. */
    RAISE(5) {
        @Override
        void run(SoakWorker worker) {
            try {
                worker.session().run("count += 1\nprint(count)\nraise ValueError(count)");
                throw new IllegalStateException("nothing was raised");
            } catch (MontyScriptError e) {
                worker.counted(e.output().strip(), 1);
            }
        }
    },
    /** Cancels an endless run by its token. */
    CANCEL(5) {
        @Override
        void run(SoakWorker worker) {
            MontyCancelToken token = MontyCancelToken.create();
            worker.later(token::cancel);
            Victim victim = Victim.ALL.get(worker.random(Victim.ALL.size()));
            worker.expect(MontyCancelledError.class, () -> victim.run(worker.session(), token));
        }
    },
    /** Interrupts the thread of an endless run. */
    INTERRUPT(3) {
        @Override
        void run(SoakWorker worker) {
            Thread thread = Thread.currentThread();
            worker.later(thread::interrupt);
            worker.expect(MontyCancelledError.class, () -> worker.session().run("while True: pass"));
            if (!Thread.interrupted()) {
                throw new IllegalStateException("the interrupt was swallowed");
            }
        }
    },
    /** Lets the session forget everything: each feed leaves a little behind, which is not to be taken for a leak. */
    RESET(1) {
        @Override
        void run(SoakWorker worker) {
            worker.session().reset();
            worker.prepare();
        }
    },
    /** Goes on in a session that was frozen and restored. */
    FREEZE(5) {
        @Override
        void run(SoakWorker worker) {
            MontySnapshot snapshot = MontySnapshot.of(
                    worker.session().freeze(SnapshotBenchmark.KEY).bytes());
            worker.goOnIn(worker.platform().restoreSession(snapshot, SnapshotBenchmark.KEY));
            worker.counted(worker.session().run("count += 1\ncount"), 1);
        }
    },
    /** Finishes a run of a session twice: where it was frozen, and where it was restored. */
    FREEZE_PAUSED(5) {
        @Override
        void run(SoakWorker worker) {
            MontyProgress progress = worker.session()
                    .start(MontyScript.of("count += answer(1)\ncount").withFunctions("answer"));
            MontySuspended pause = (MontySuspended) progress;
            MontySnapshot snapshot =
                    MontySnapshot.of(pause.freeze(SnapshotBenchmark.KEY).bytes());
            try (MontySession copy = worker.platform().restoreSession(snapshot, SnapshotBenchmark.KEY)) {
                MontyPending restored = (MontyPending) copy.suspended().orElseThrow();
                worker.requireCount(
                        ((MontyComplete) restored.resume(2)).result().value().toString(), 2);
            }
            worker.counted(((MontyComplete) ((MontyPending) pause).resume(1)).result(), 1);
        }
    },
    /** Makes the interpreter of a session panic, between two feeds or while it waits for the host. */
    PANIC(3) {
        @Override
        void run(SoakWorker worker) {
            try (MontySession session = worker.panicButton().open(worker.platform())) {
                if (worker.random(2) == 0) {
                    session.run("x = 1");
                    worker.requirePanic(session);
                    worker.expect(MontyPanicError.class, () -> session.run("x"));
                } else {
                    MontyPending pause = (MontyPending) session.start(ASKS);
                    worker.requirePanic(session);
                    worker.expect(MontyPanicError.class, () -> pause.resume(1));
                }
                worker.expect(MontyCrashError.class, () -> session.run("1"));
                session.reset();
                worker.requireSum(session);
            }
        }
    },
    /** Borrows a session of a supervisor that all threads share, and sometimes makes its interpreter panic. */
    BORROW(10) {
        @Override
        void run(SoakWorker worker) {
            try (MontyLease lease = worker.supervisor().acquire(Duration.ofSeconds(60))) {
                worker.requireSum(lease.session());
                if (worker.random(4) == 0 && worker.panicButton().press(lease.session())) {
                    worker.expect(MontyPanicError.class, () -> lease.session().run("1"));
                }
            }
        }
    },
    /** Opens sessions, uses and closes them. */
    OPEN(5) {
        @Override
        void run(SoakWorker worker) {
            List<MontySession> sessions = new ArrayList<>();
            try {
                for (int i = 0; i < 10; i++) {
                    sessions.add(worker.platform().openSession());
                    sessions.get(i).run("x = " + i);
                }
            } finally {
                sessions.forEach(MontySession::close);
            }
        }
    },
    /** Runs into a native operation that does not look at its limits, and leaves it behind. */
    LEAVE(0) {
        @Override
        void run(SoakWorker worker) {
            MontyLimits brief =
                    MontyLimits.builder().duration(Duration.ofMillis(20)).build();
            try (MontyPlatform platform = Monty.builder().limits(brief).build()) {
                platform.run("3 ** 12_000_000");
                throw new IllegalStateException("a long operation was short");
            } catch (MontyResourceError e) {
                if (e.limit() != MontyLimit.DURATION) {
                    throw e;
                }
            }
        }
    };

    private static final MontyScript ASKS = MontyScript.of("answer()").withFunctions("answer");

    /** How long after its start a run is stopped, at most. */
    static final long LATEST_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    /** How often it is chosen, beside the others; what is not chosen is done at fixed times. */
    final int weight;

    SoakAction(int weight) {
        this.weight = weight;
    }

    private static final int ALL =
            Arrays.stream(values()).mapToInt(action -> action.weight).sum();

    static SoakAction chosenBy(Random random) {
        int left = random.nextInt(ALL);
        for (SoakAction action : values()) {
            left -= action.weight;
            if (left < 0) {
                return action;
            }
        }
        throw new AssertionError("the weights do not add up");
    }

    abstract void run(SoakWorker worker);
}
