package org.montyjvm;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.montyjvm.internal.ErrorAccess;
import org.montyjvm.spi.MontyFailure;

/** Opens the errors' constructors to the engines, and to nobody else. */
final class ErrorConstructors implements ErrorAccess {
    @Override
    public MontyScriptError script(String excType, @Nullable String excMessage, MontyFailure failure) {
        return new MontyScriptError(excType, excMessage, failure);
    }

    @Override
    public MontyCancelledError cancelled(String reason, MontyFailure failure) {
        return new MontyCancelledError(reason, failure);
    }

    @Override
    public MontyResourceError resource(
            MontyLimit limit, long limitValue, long used, String detail, MontyFailure failure) {
        return new MontyResourceError(limit, limitValue, used, detail, failure);
    }

    @Override
    public MontyPanicError panic(String message, @Nullable String location, MontyFailure failure) {
        return new MontyPanicError(message, location, failure);
    }

    @Override
    public MontyCrashError crash(String message, @Nullable Throwable cause) {
        return new MontyCrashError(message, cause);
    }

    @Override
    public MontyDisposedError disposed(String message) {
        return new MontyDisposedError(message);
    }

    @Override
    public void addEarlier(MontyError error, List<MontyOutput> earlier, MontyUsage whole) {
        error.addEarlier(earlier, whole);
    }
}
