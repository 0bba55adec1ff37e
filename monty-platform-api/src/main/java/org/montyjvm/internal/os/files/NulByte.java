package org.montyjvm.internal.os.files;

import org.montyjvm.MontyAnswer;
import org.montyjvm.MontyOsFunction;
import org.montyjvm.MontyValue;

/** What CPython says of a path with a NUL in it: each layer that looks at a path first has words of its own. */
final class NulByte {
    private NulByte() {}

    /** Returns the answer; {@code inTarget} tells which path of a rename has it. */
    static MontyAnswer answer(MontyOsFunction function, boolean inTarget) {
        return switch (function) {
            case EXISTS, IS_FILE, IS_DIR, IS_SYMLINK -> new MontyAnswer.Value(MontyValue.Bool.FALSE);
            case MKDIR -> named("mkdir", "path");
            case UNLINK -> named("unlink", "path");
            case RMDIR -> named("rmdir", "path");
            case STAT -> named("stat", "path");
            case ITERDIR, SCAN -> named("scandir", "path");
            case RESOLVE -> named("lstat", "path");
            case RENAME -> named("rename", inTarget ? "dst" : "src");
            default -> MontyAnswer.raise("ValueError", "embedded null byte");
        };
    }

    private static MontyAnswer named(String call, String argument) {
        return MontyAnswer.raise("ValueError", call + ": embedded null character in " + argument);
    }
}
