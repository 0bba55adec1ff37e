package org.montyjvm.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyCancelledError;
import org.montyjvm.MontyCrashError;
import org.montyjvm.MontyDisposedError;
import org.montyjvm.MontyError;
import org.montyjvm.MontyLimit;
import org.montyjvm.MontyOutput;
import org.montyjvm.MontyPanicError;
import org.montyjvm.MontyResourceError;
import org.montyjvm.MontyScriptError;
import org.montyjvm.MontyUsage;
import org.montyjvm.spi.MontyFailure;

/**
 * The way from this module's other packages to the errors' constructors, which applications must not call. The public
 * package installs the one implementation when its errors are first used.
 */
public interface ErrorAccess {
    /** Where the one implementation is. */
    AccessPoint<ErrorAccess> POINT = new AccessPoint<>(MontyError.class);

    /** Makes a {@link MontyScriptError}. */
    MontyScriptError script(String excType, @Nullable String excMessage, MontyFailure failure);

    /** Makes a {@link MontyCancelledError}. */
    MontyCancelledError cancelled(String reason, MontyFailure failure);

    /** Makes a {@link MontyResourceError}; {@code detail} is added to the message as it is. */
    MontyResourceError resource(MontyLimit limit, long limitValue, long used, String detail, MontyFailure failure);

    /** Makes a {@link MontyPanicError}. */
    MontyPanicError panic(String message, @Nullable String location, MontyFailure failure);

    /** Makes a {@link MontyCrashError}. */
    MontyCrashError crash(String message, @Nullable Throwable cause);

    /** Makes a {@link MontyDisposedError}. */
    MontyDisposedError disposed(String message);

    /**
     * Completes an error of a run's last turn with what was printed in the turns before it, and with what all of them
     * cost. Only before the application sees the error.
     */
    void addEarlier(MontyError error, List<MontyOutput> earlier, MontyUsage whole);

    /** Returns the installed implementation. */
    static ErrorAccess get() {
        return POINT.get();
    }

    /** Called once, by the static initialiser of {@link MontyError}. */
    static void install(ErrorAccess access) {
        POINT.install(access);
    }
}
