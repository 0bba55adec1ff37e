package org.montyjvm.internal.os;

import org.montyjvm.MontyAnswer;

/** What the policy does with a call. */
public sealed interface OsReply {
    /** It answers at once. */
    record Answer(MontyAnswer answer) implements OsReply {}

    /** It answers None after a time; only for {@code asyncio.sleep}. */
    record Timer(SleepTimer timer) implements OsReply {}

    /** It leaves the call to the host. */
    record Delegate() implements OsReply {}
}
