package org.montyjvm.bridge;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.montyjvm.MontyAnswer;

/** What a script sees of what went wrong in a handler. */
final class Failures {
    private Failures() {}

    /** Takes off the wrappers that futures put around a failure. */
    static Throwable unwrap(Throwable failure) {
        Throwable inner = failure;
        while ((inner instanceof CompletionException || inner instanceof ExecutionException)
                && inner.getCause() != null) {
            inner = inner.getCause();
        }
        return inner;
    }

    /** Returns the answer to a failure. */
    static MontyAnswer answer(Throwable failure, Function<? super Throwable, ? extends MontyAnswer.Raise> errors) {
        Throwable thrown = unwrap(failure);
        if (thrown instanceof NotHandled) {
            return MontyAnswer.notHandled();
        } else if (thrown instanceof NotFound) {
            return MontyAnswer.notFound();
        } else if (thrown instanceof HostException chosen) {
            return MontyAnswer.raise(chosen.excType(), chosen.getMessage(), chosen);
        } else if (thrown instanceof CancellationException) {
            return MontyAnswer.raise("RuntimeError", "the host cancelled the call", thrown);
        }
        try {
            return errors.apply(thrown);
        } catch (RuntimeException e) {
            return MontyAnswer.raise("RuntimeError", null, thrown);
        }
    }

    /** Says that nobody serves a call of the operating system. */
    static final class NotHandled extends HostException {
        private static final long serialVersionUID = 1;

        NotHandled(String name) {
            super("PermissionError", "'" + name + "' is not served");
        }
    }

    /** Says that there is no such function or method. */
    static final class NotFound extends HostException {
        private static final long serialVersionUID = 1;

        NotFound(String excType, String message) {
            super(excType, message);
        }
    }
}
