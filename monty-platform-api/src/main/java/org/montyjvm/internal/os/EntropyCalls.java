package org.montyjvm.internal.os;

import java.security.SecureRandom;
import java.util.List;
import org.montyjvm.MontyAnswer;
import org.montyjvm.MontyOsFunction;
import org.montyjvm.MontyRandom;
import org.montyjvm.MontyValue;
import org.montyjvm.internal.os.files.Errno;

/** Answers {@code os.urandom}, which also gives the first state of an unseeded {@code random}. */
final class EntropyCalls {
    /** More than any key needs; the host pays for it outside the script's limits. */
    private static final long MOST_BYTES = 1 << 20;

    private static final SecureRandom SOURCE = new SecureRandom();

    private EntropyCalls() {}

    static MontyAnswer answer(MontyRandom random, List<MontyValue> args) {
        if (!(random instanceof MontyRandom.Entropy)) {
            return Refusal.of(MontyOsFunction.URANDOM);
        }
        MontyValue.Int size = (MontyValue.Int) args.get(0);
        if (size.value().bitLength() > Integer.SIZE || size.asLong() > MOST_BYTES) {
            return Refusal.of(Errno.ENOMEM, MontyOsFunction.URANDOM);
        }
        byte[] bytes = new byte[size.asInt()];
        SOURCE.nextBytes(bytes);
        return new MontyAnswer.Value(new MontyValue.Bytes(bytes));
    }
}
