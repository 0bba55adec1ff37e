package org.montyjvm.internal.os;

import org.montyjvm.MontyAnswer;
import org.montyjvm.MontyOsFunction;
import org.montyjvm.internal.os.files.Errno;

/** What a script is told that asks for more than the policy grants. The engine says the same of what it refuses alone. */
final class Refusal {
    private Refusal() {}

    /** Returns CPython's answer to a call that the system does not permit. */
    static MontyAnswer of(MontyOsFunction function) {
        return of(Errno.EPERM, function);
    }

    static MontyAnswer of(Errno errno, MontyOsFunction function) {
        return MontyAnswer.raise(errno.type(), errno.message(function.wireName()));
    }
}
