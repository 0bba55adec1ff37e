package org.montyjvm.config;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A configuration cannot be used. The message begins with the place, {@code file:line:column} as far as it is known, and says
 * what is allowed there; it contains no secret.
 */
public final class MontyConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable Path file;
    private final transient int line;
    private final transient int column;

    MontyConfigException(String problem) {
        this(null, 0, 0, problem, null);
    }

    MontyConfigException(@Nullable Path file, int line, int column, String problem, @Nullable Throwable cause) {
        super(place(file, line, column) + problem, cause);
        this.file = file;
        this.line = line;
        this.column = column;
    }

    /**
     * Returns the file that is meant.
     *
     * @return the file, or empty if the problem is not in one
     */
    public Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    /**
     * Returns the line of the problem.
     *
     * @return the line, from 1 on, or empty if the file as a whole is meant
     */
    public OptionalInt line() {
        return line > 0 ? OptionalInt.of(line) : OptionalInt.empty();
    }

    /**
     * Returns the column of the problem.
     *
     * @return the column, from 1 on, or empty if the file as a whole is meant
     */
    public OptionalInt column() {
        return column > 0 ? OptionalInt.of(column) : OptionalInt.empty();
    }

    private static String place(@Nullable Path file, int line, int column) {
        if (file == null) {
            return "";
        }
        return line > 0 ? file + ":" + line + ":" + column + ": " : file + ": ";
    }
}
