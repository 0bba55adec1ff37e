package org.montyjvm.bridge;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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

    /**
     * Returns the exception that fits a Java type. The message goes along where the type says that it is about the
     * arguments; others may tell of the host's inside, and stay there.
     */
    static MontyAnswer.Raise raise(Throwable thrown) {
        if (thrown instanceof IndexOutOfBoundsException) {
            return raise("IndexError", thrown);
        } else if (thrown instanceof NoSuchElementException) {
            return raise("LookupError", thrown);
        } else if (thrown instanceof ArithmeticException) {
            return raise("ArithmeticError", thrown);
        } else if (thrown instanceof IllegalArgumentException) {
            return raise("ValueError", thrown);
        } else if (thrown instanceof UnsupportedOperationException) {
            return raise("NotImplementedError", thrown);
        } else if (thrown instanceof TimeoutException) {
            return raise("TimeoutError", thrown);
        }
        return MontyAnswer.raise(quiet(thrown), null, thrown);
    }

    private static String quiet(Throwable thrown) {
        @Nullable Throwable cause = thrown instanceof UncheckedIOException ? thrown.getCause() : null;
        Throwable reason = cause == null ? thrown : cause;
        if (reason instanceof FileNotFoundException || reason instanceof NoSuchFileException) {
            return "FileNotFoundError";
        } else if (reason instanceof SecurityException || reason instanceof AccessDeniedException) {
            return "PermissionError";
        }
        return reason instanceof IOException ? "OSError" : "RuntimeError";
    }

    private static MontyAnswer.Raise raise(String excType, Throwable thrown) {
        return MontyAnswer.raise(excType, thrown.getMessage(), thrown);
    }
}
