package org.montyjvm;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What Python can ask of the operating system, see {@link MontyOsCall}. */
public enum MontyOsFunction {
    /** Does the path exist? {@code (path)} gives a bool. */
    EXISTS("Path.exists"),
    /** Is it a file? {@code (path)} gives a bool. */
    IS_FILE("Path.is_file"),
    /** Is it a directory? {@code (path)} gives a bool. */
    IS_DIR("Path.is_dir"),
    /** Is it a symbolic link? {@code (path)} gives a bool. */
    IS_SYMLINK("Path.is_symlink"),
    /** Read a text file. {@code (path)} gives a str. */
    READ_TEXT("Path.read_text"),
    /** Read a file. {@code (path)} gives bytes. */
    READ_BYTES("Path.read_bytes"),
    /** Describe a file. {@code (path)} gives a stat result. */
    STAT("Path.stat"),
    /** List a directory. {@code (path)} gives a list of paths. */
    ITERDIR("Path.iterdir"),
    /** Read a bounded subtree, for {@code os.walk}, {@code Path.glob} and the like. */
    SCAN("Path.scan"),
    /** Make a path absolute and follow its links. {@code (path)} gives a path. */
    RESOLVE("Path.resolve"),
    /** Make a path absolute. {@code (path)} gives a path. */
    ABSOLUTE("Path.absolute"),
    /** Write a text file. {@code (path, str)} gives the number of characters. */
    WRITE_TEXT("Path.write_text"),
    /** Append to a text file. {@code (path, str)} gives the number of characters. */
    APPEND_TEXT("Path.append_text"),
    /** Write a file. {@code (path, bytes)} gives the number of bytes. */
    WRITE_BYTES("Path.write_bytes"),
    /** Append to a file. {@code (path, bytes)} gives the number of bytes. */
    APPEND_BYTES("Path.append_bytes"),
    /** Open a file. {@code (path, mode)} gives a {@link MontyValue.FileHandle}. */
    OPEN("open"),
    /** Create a directory. {@code (path, parents=, exist_ok=)} gives None. */
    MKDIR("Path.mkdir"),
    /** Delete a file. {@code (path)} gives None. */
    UNLINK("Path.unlink"),
    /** Delete a directory. {@code (path)} gives None. */
    RMDIR("Path.rmdir"),
    /** Rename. {@code (source, target)} gives the new path. */
    RENAME("Path.rename"),
    /** Read an environment variable. {@code (name, default)} gives a str or the default. */
    GETENV("os.getenv"),
    /** Read the environment. Gives a dict. */
    ENVIRON("os.environ"),
    /** Today's date. Gives a date. */
    DATE_TODAY("date.today"),
    /** The current time. {@code (timezone or None)} gives a datetime. */
    DATETIME_NOW("datetime.now"),
    /** The clock. {@code (caller)} gives seconds since 1970 as a float. */
    TIME("time.time"),
    /** Random bytes. {@code (size)} gives bytes. */
    URANDOM("os.urandom"),
    /** Wait. {@code (seconds)}; what is answered is ignored. */
    SLEEP("time.sleep"),
    /** Wait, and let other tasks run. {@code (seconds)}; what is answered is ignored. */
    ASYNC_SLEEP("asyncio.sleep");

    private static final Map<String, MontyOsFunction> BY_WIRE_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(MontyOsFunction::wireName, Function.identity()));

    private final String wireName;

    MontyOsFunction(String wireName) {
        this.wireName = wireName;
    }

    /**
     * Returns how Python names the function.
     *
     * @return a name such as {@code "Path.read_text"}
     */
    public String wireName() {
        return wireName;
    }

    /**
     * Returns the function that Python gives that name.
     *
     * @param wireName a name such as {@code "Path.read_text"}
     * @return the function, or empty if there is none
     * @throws NullPointerException if {@code wireName} is null
     */
    public static Optional<MontyOsFunction> named(String wireName) {
        return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
    }
}
