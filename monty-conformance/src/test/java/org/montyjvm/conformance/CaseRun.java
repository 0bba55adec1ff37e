package org.montyjvm.conformance;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.montyjvm.Monty;
import org.montyjvm.MontyComplete;
import org.montyjvm.MontyError;
import org.montyjvm.MontyLimits;
import org.montyjvm.MontyMount;
import org.montyjvm.MontyOs;
import org.montyjvm.MontyOsGroup;
import org.montyjvm.MontyProgress;
import org.montyjvm.MontyRandom;
import org.montyjvm.MontyRunner;
import org.montyjvm.MontyScript;
import org.montyjvm.MontySleep;
import org.montyjvm.MontySnapshot;
import org.montyjvm.MontySnapshotKey;
import org.montyjvm.MontySuspended;
import org.montyjvm.MontyValue;

/** One run of a case, which moves to a new interpreter at each pause. */
final class CaseRun implements AutoCloseable {

    /** Where a case with {@code mount-fs} sees its folder. */
    private static final String MOUNT_POINT = "/mnt";

    /**
     * Upstream's recursion limit, which cases are written for. It sets no other: the memory is for formats with a width
     * of two thousand million, which reserve it and leave it untouched.
     */
    private static final MontyLimits LIMITS = MontyLimits.builder()
            .recursionDepth(50)
            .memoryBytes(8L << 30)
            .duration(Duration.ofSeconds(30))
            .build();

    private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);

    private static final MontySnapshotKey KEY =
            MontySnapshotKey.of("the key of the conformance suite".getBytes(StandardCharsets.UTF_8));

    private final UpstreamCase test;
    private final Home home;
    private final String backend;
    private final MontyOs os;
    private final HostWorld host = new HostWorld();
    private MontyRunner runner;
    private int roundTrips;

    /**
     * Prepares a run.
     *
     * @param test the case
     * @param home where it runs
     * @param backend the engine that runs it
     * @param mounted the folder that {@link PreparedFolder#mounted} has filled
     * @param virtual the folder that {@link PreparedFolder#virtual} has filled
     */
    CaseRun(UpstreamCase test, Home home, String backend, Path mounted, Path virtual) {
        this.test = home.adapted(test);
        this.home = home;
        this.backend = backend;
        this.os = os(test.directives(), mounted, virtual);
        this.runner = home.open(options(), test.name());
    }

    private static MontyOs os(Directives directives, Path mounted, Path virtual) {
        MontyOs.Builder os = MontyOs.builder().zone(directives.timezone()).fixedClock(NOW);
        if (directives.mountFs()) {
            os.mount(MOUNT_POINT, MontyMount.overlay(mounted))
                    .environment(HostSystem.ENVIRONMENT)
                    .random(MontyRandom.entropy())
                    .sleep(MontySleep.virtual());
        } else if (directives.callExternal()) {
            os.mount("/", MontyMount.overlay(virtual))
                    .delegate(MontyOsGroup.ENVIRONMENT, MontyOsGroup.ENTROPY, MontyOsGroup.SLEEP);
        }
        return os.build();
    }

    private Monty.Builder options() {
        return Monty.builder().backend(backend).limits(LIMITS).os(os);
    }

    /** Runs the case to its end and returns what is wrong with that, or nothing if it passes. */
    Optional<String> failure() {
        Optional<String> mismatch = test.expectation().mismatch(outcome());
        if (!test.directives().mustFail()) {
            return mismatch;
        }
        return mismatch.isPresent()
                ? Optional.empty()
                : Optional.of("It passes, which the interpreter is known not to do");
    }

    private Outcome outcome() {
        try {
            MontyProgress progress = runner.start(script());
            while (progress instanceof MontySuspended pause) {
                progress = host.answer(moved(pause));
            }
            return Outcome.of(((MontyComplete) progress).result().value());
        } catch (MontyError error) {
            return Outcome.of(error);
        }
    }

    /** Returns how often the run was frozen and restored. */
    int roundTrips() {
        return roundTrips;
    }

    private MontyScript script() {
        MontyScript script = MontyScript.of(test.code()).withName(test.name());
        if (test.directives().mountFs()) {
            script = script.withInput("root", new MontyValue.Path(MOUNT_POINT));
        }
        return test.directives().callExternal() ? host.offeredTo(script) : script;
    }

    /** Returns the same pause of the same run in another interpreter, to which only bytes have gone. */
    private MontySuspended moved(MontySuspended pause) {
        byte[] frozen = pause.freeze(KEY).bytes();
        runner.close();
        MontySuspended restored = home.restore(options(), MontySnapshot.of(frozen), KEY);
        runner = restored.runner();
        roundTrips++;
        return restored;
    }

    @Override
    public void close() {
        runner.close();
        host.close();
    }
}
