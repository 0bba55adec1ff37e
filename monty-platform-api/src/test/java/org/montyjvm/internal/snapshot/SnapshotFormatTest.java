package org.montyjvm.internal.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.montyjvm.MontyLimits;
import org.montyjvm.MontyOutput;
import org.montyjvm.MontySnapshotException;
import org.montyjvm.MontySnapshotException.Reason;
import org.montyjvm.MontySnapshotInfo;
import org.montyjvm.MontyUsage;
import org.montyjvm.internal.os.OsState;

class SnapshotFormatTest {
    private static final MontySnapshotInfo INFO = new MontySnapshotInfo(
            SnapshotFormat.VERSION,
            "ffi",
            "1.4.0",
            2,
            MontySnapshotInfo.Kind.SESSION,
            true,
            MontyLimits.builder().duration(Duration.ofNanos(1_234_567_891)).build(),
            List.of("clock", "files ü 🙂"),
            false,
            4);
    private static final SnapshotBody BODY = new SnapshotBody(
            "näme",
            true,
            List.of(
                    new MontyOutput(MontyOutput.Stream.STDERR, "e\n"),
                    new MontyOutput(MontyOutput.Stream.STDOUT, "🙂")),
            new MontyUsage(Duration.ofNanos(7), 8, 9),
            new OsState(10, 11),
            Map.of(3, Duration.ofMillis(5)));
    private static final byte[] PAYLOAD = {1, 2, 3, 4};

    @Test
    void everything_comesBackAsItWas() {
        byte[] bytes = SnapshotFormat.write(INFO, BODY, PAYLOAD, Seal.checksum());
        assertThat(SnapshotFormat.head(bytes)).isEqualTo(INFO);
        SnapshotFormat.Opened opened = SnapshotFormat.open(bytes, Seal.checksum());
        assertThat(opened.body()).isEqualTo(BODY);
        assertThat(opened.payload()).isEqualTo(PAYLOAD);
    }

    @Test
    void sameContent_isTheSameBytes() {
        Seal seal = Seal.hmac("0123456789abcdef".getBytes(StandardCharsets.UTF_8));
        assertThat(SnapshotFormat.write(INFO, BODY, PAYLOAD, seal))
                .isEqualTo(SnapshotFormat.write(INFO, BODY, PAYLOAD, seal));
    }

    /** Whoever may write unsigned snapshots can fix the checksum: the parser itself must hold. */
    @Test
    void nonsense_withARightChecksum_isRefusedAndNothingElseHappens() {
        byte[] good = SnapshotFormat.write(INFO, BODY, PAYLOAD, Seal.checksum());
        Random random = new Random(4);
        int refusals = 0;
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = good.clone();
            for (int change = random.nextInt(3); change >= 0; change--) {
                bytes[random.nextInt(good.length - Seal.TAG_BYTES)] = (byte) random.nextInt(256);
            }
            int sealed = bytes.length - Seal.TAG_BYTES;
            System.arraycopy(Seal.checksum().tag(bytes, sealed), 0, bytes, sealed, Seal.TAG_BYTES);
            try {
                SnapshotFormat.head(bytes);
                SnapshotFormat.open(bytes, Seal.checksum());
            } catch (MontySnapshotException refused) {
                refusals++;
            }
        }
        assertThat(refusals).isBetween(10_000, 20_000);
    }

    @Test
    void negativeLength_isTampering() {
        byte[] bytes = SnapshotFormat.write(INFO, BODY, PAYLOAD, Seal.checksum());
        bytes[12] = (byte) 0xff;
        assertThatExceptionOfType(MontySnapshotException.class)
                .isThrownBy(() -> SnapshotFormat.head(bytes))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.TAMPERED));
    }
}
