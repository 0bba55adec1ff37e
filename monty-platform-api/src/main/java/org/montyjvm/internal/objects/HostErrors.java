package org.montyjvm.internal.objects;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyAnswer;

/** What the script sees of an exception that the host's own code threw. */
public final class HostErrors {
    private HostErrors() {}

    /**
     * Returns the exception in Python, with the one in Java as its cause. The message goes along where the type says
     * that it is about the arguments; others may tell of the host's inside, and stay there.
     */
    public static MontyAnswer.Raise raise(Throwable thrown) {
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
        Throwable reason =
                thrown instanceof UncheckedIOException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (reason instanceof FileNotFoundException || reason instanceof NoSuchFileException) {
            return "FileNotFoundError";
        } else if (reason instanceof SecurityException || reason instanceof AccessDeniedException) {
            return "PermissionError";
        }
        return reason instanceof IOException ? "OSError" : "RuntimeError";
    }

    private static MontyAnswer.Raise raise(String excType, Throwable thrown) {
        @Nullable String message = thrown.getMessage();
        return MontyAnswer.raise(excType, message, thrown);
    }
}
