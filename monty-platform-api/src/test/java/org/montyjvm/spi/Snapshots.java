package org.montyjvm.spi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.montyjvm.MontySnapshotException;
import org.montyjvm.MontySnapshotException.Reason;
import org.montyjvm.MontySnapshotKey;

/** What the tests of snapshots share. */
final class Snapshots {
    static final MontySnapshotKey KEY = MontySnapshotKey.of("0123456789abcdef".getBytes(UTF_8));

    private Snapshots() {}

    /** Returns a key of each kind. */
    static Stream<MontySnapshotKey> keys() {
        return Stream.of(KEY, MontySnapshotKey.unsigned());
    }

    /** Requires that a snapshot is refused, and why. */
    static void refused(Reason reason, ThrowingCallable restore) {
        assertThatExceptionOfType(MontySnapshotException.class)
                .isThrownBy(restore)
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }
}
