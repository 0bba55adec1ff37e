package org.montyjvm.internal.objects;

import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyAnswer;

/** What a script did wrong in a call, on its way to become an exception there. */
final class PythonRaise extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** The name of the exception in Python. */
    private final String excType;

    PythonRaise(String excType, String message, @Nullable Throwable cause) {
        super(message, cause, false, false);
        this.excType = excType;
    }

    static PythonRaise typeError(String message) {
        return new PythonRaise("TypeError", message, null);
    }

    MontyAnswer.Raise answer() {
        return MontyAnswer.raise(excType, getMessage(), getCause());
    }
}
