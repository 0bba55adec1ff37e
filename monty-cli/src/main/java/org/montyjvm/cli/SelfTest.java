package org.montyjvm.cli;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.montyjvm.Monty;
import org.montyjvm.MontyCancelToken;
import org.montyjvm.MontyCancelledError;
import org.montyjvm.MontyComplete;
import org.montyjvm.MontyLimit;
import org.montyjvm.MontyLimits;
import org.montyjvm.MontyPending;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontyResourceError;
import org.montyjvm.MontyScript;
import org.montyjvm.MontyScriptError;
import org.montyjvm.MontySnapshot;
import org.montyjvm.MontySnapshotKey;

/** What an engine must be able to do, tried in a moment. */
final class SelfTest {
    private static final String ENDLESS = "while True:\n    pass";
    private static final Duration MOMENT = Duration.ofMillis(20);
    private static final long LITTLE_MEMORY = 4L << 20;
    private static final int KEY_BYTES = 32;

    private final String backend;

    SelfTest(String backend) {
        this.backend = backend;
    }

    /** Something to try. */
    interface Check {
        /** Returns whether the engine can do it. */
        boolean passes();
    }

    /** Returns all that is tried, by what it is called. */
    Map<String, Check> checks() {
        Map<String, Check> checks = new LinkedHashMap<>();
        checks.put("computes", this::computes);
        checks.put("shows errors", this::showsErrors);
        checks.put("keeps the time limit", this::keepsTime);
        checks.put("keeps the memory limit", this::keepsMemory);
        checks.put("can be cancelled", this::canBeCancelled);
        checks.put("opens no file", this::opensNoFile);
        checks.put("freezes and goes on", this::freezes);
        return checks;
    }

    /** Tries everything, and returns what failed and how; nothing for an engine that is well. */
    Map<String, String> failures() {
        Map<String, String> failures = new LinkedHashMap<>();
        checks().forEach((name, check) -> {
            try {
                if (!check.passes()) {
                    failures.put(name, "it does not");
                }
            } catch (RuntimeException e) {
                failures.put(name, e.toString());
            }
        });
        return failures;
    }

    private boolean computes() {
        try (MontyPlatform platform = Monty.builder().backend(backend).build()) {
            return platform.run("sum(n * n for n in range(10)), 2 ** 100")
                    .value()
                    .toString()
                    .equals("(285, 1267650600228229401496703205376)");
        }
    }

    private boolean showsErrors() {
        try (MontyPlatform platform = Monty.builder().backend(backend).build()) {
            platform.run("1 / 0");
            return false;
        } catch (MontyScriptError e) {
            return e.traceback().contains("1 / 0") && e.excType().equals("ZeroDivisionError");
        }
    }

    private boolean keepsTime() {
        return MontyLimit.DURATION
                == limitOf(MontyLimits.builder().duration(MOMENT).build(), ENDLESS);
    }

    private boolean keepsMemory() {
        return MontyLimit.MEMORY
                == limitOf(
                        MontyLimits.builder().memoryBytes(LITTLE_MEMORY).build(),
                        "kept = []\nwhile True:\n    kept.append('x' * 10_000)");
    }

    private MontyLimit limitOf(MontyLimits limits, String code) {
        try (MontyPlatform platform =
                Monty.builder().backend(backend).limits(limits).build()) {
            platform.run(code);
            throw new IllegalStateException("the script ended");
        } catch (MontyResourceError e) {
            return e.limit();
        }
    }

    private boolean canBeCancelled() {
        MontyCancelToken token = MontyCancelToken.create().cancelAfter(MOMENT);
        try (MontyPlatform platform = Monty.builder().backend(backend).build()) {
            platform.run(MontyScript.of(ENDLESS).withCancelToken(token));
            return false;
        } catch (MontyCancelledError e) {
            return true;
        }
    }

    private boolean opensNoFile() {
        try (MontyPlatform platform = Monty.builder().backend(backend).build()) {
            platform.run("open('/etc/passwd')");
            return false;
        } catch (MontyScriptError e) {
            return e.excType().equals("PermissionError");
        }
    }

    private boolean freezes() {
        byte[] random = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(random);
        MontySnapshotKey key = MontySnapshotKey.of(random);
        byte[] bytes;
        try (MontyPlatform platform = Monty.builder().backend(backend).build()) {
            MontyPending call =
                    (MontyPending) platform.start(MontyScript.of("ask(6) * 7").withFunctions("ask"));
            bytes = call.freeze(key).bytes();
        }
        try (MontyPlatform platform = Monty.builder().backend(backend).build()) {
            MontyPending call = (MontyPending) platform.restore(MontySnapshot.of(bytes), key);
            MontyComplete end = (MontyComplete) call.resume(call.args().get(0));
            return end.result().value().asLong() == 42;
        }
    }
}
