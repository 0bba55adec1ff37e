package org.montyjvm.spi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.montyjvm.spi.Snapshots.KEY;
import static org.montyjvm.spi.Snapshots.refused;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.montyjvm.MontyDisposedError;
import org.montyjvm.MontyEngineInfo;
import org.montyjvm.MontyPending;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontySession;
import org.montyjvm.MontySnapshot;
import org.montyjvm.MontySnapshotException;
import org.montyjvm.MontySnapshotException.Reason;
import org.montyjvm.MontySnapshotKey;
import org.montyjvm.MontyState;

@Timeout(60)
class SnapshotRefusalTest {
    private static final MontySnapshotKey OTHER = MontySnapshotKey.of("fedcba9876543210".getBytes(UTF_8));

    private final ScriptedEngine engine = new ScriptedEngine();
    private final MontyPlatform platform = engine.platform(MontyOptions.DEFAULTS);
    private final MontyPlatform home = engine.platform(MontyOptions.DEFAULTS);

    @Test
    void restore_withTheWrongKey_isRefusedBeforeTheEngineSeesIt() {
        MontySnapshot signed = ((MontyPending) platform.start("call f 1")).freeze(KEY);
        platform.cancel();
        MontySnapshot unsigned = ((MontyPending) platform.start("call f 1")).freeze(MontySnapshotKey.unsigned());
        int made = engine.made.size();
        refused(Reason.TAMPERED, () -> home.restore(signed, OTHER));
        refused(Reason.WRONG_KEY_KIND, () -> home.restore(signed, MontySnapshotKey.unsigned()));
        refused(Reason.WRONG_KEY_KIND, () -> home.restore(unsigned, KEY));
        refused(Reason.WRONG_KIND, () -> home.restoreSession(signed, KEY));
        engine.info = new MontyEngineInfo("scripted", "0.1", 1, "test");
        refused(Reason.FOREIGN_INTERPRETER, () -> home.restore(signed, KEY));
        engine.info = new MontyEngineInfo("another", "0", 2, "test");
        refused(Reason.FOREIGN_INTERPRETER, () -> home.restore(signed, KEY));
        assertThat(engine.made).hasSize(made);
        assertThat(home.state()).isEqualTo(MontyState.IDLE);
        engine.info = new MontyEngineInfo("another", "0", 1, "test");
        assertThat(home.restore(signed, KEY).isCurrent())
                .as("another backend of the same version")
                .isTrue();
    }

    @Test
    void restore_intoABusyOrClosedPlatform_isRefused() {
        MontySnapshot snapshot = ((MontyPending) platform.start("call f 1")).freeze(KEY);
        assertThatIllegalStateException()
                .isThrownBy(() -> platform.restore(snapshot, KEY))
                .withMessageContaining("cannot restore: the platform is ACTIVE");
        home.close();
        assertThatExceptionOfType(MontyDisposedError.class).isThrownBy(() -> home.restore(snapshot, KEY));
        assertThatExceptionOfType(MontyDisposedError.class).isThrownBy(() -> home.restoreSession(snapshot, KEY));
    }

    @Test
    void everyTruncation_isRefused() {
        byte[] bytes =
                ((MontyPending) platform.start("print a;call f 1")).freeze(KEY).bytes();
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            refused(Reason.TRUNCATED, () -> MontySnapshot.of(cut));
        }
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
        refused(Reason.TAMPERED, () -> MontySnapshot.of(longer));
        refused(Reason.NOT_A_SNAPSHOT, () -> MontySnapshot.of("{\"json\": 1}".getBytes(UTF_8)));
    }

    @ParameterizedTest
    @MethodSource("org.montyjvm.spi.Snapshots#keys")
    void everyBitFlip_isRefused_beforeTheEngineSeesIt(MontySnapshotKey key) {
        byte[] bytes =
                ((MontyPending) platform.start("print a;call f 1")).freeze(key).bytes();
        int made = engine.made.size();
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] flipped = bytes.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatExceptionOfType(MontySnapshotException.class)
                    .as("bit %d of %d", bit, bytes.length * 8)
                    .isThrownBy(() -> home.restore(MontySnapshot.of(flipped), key));
        }
        assertThat(engine.made).hasSize(made);
        bytes[9]++;
        refused(Reason.NEWER_VERSION, () -> MontySnapshot.of(bytes));
    }

    @Test
    void payload_thatTheEngineCannotRead_isDamage() {
        MontySession session = engine.session(MontyOptions.DEFAULTS);
        ScriptedBindings inside = engine.last();
        inside.program = new ScriptedProgram("x") {
            @Override
            String freeze() {
                return "nonsense";
            }
        };
        MontySnapshot snapshot = session.freeze(KEY);
        refused(Reason.TAMPERED, () -> home.restoreSession(snapshot, KEY));
    }

    @Test
    void key_thatIsTooShort_isRefused_andItsBytesAreCopiedAndNotShown() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MontySnapshotKey.of(new byte[15]))
                .withMessageContaining("at least 16 bytes");
        byte[] secret = "0123456789abcdef".getBytes(UTF_8);
        MontySnapshotKey key = MontySnapshotKey.of(secret);
        Arrays.fill(secret, (byte) 0);
        MontySnapshot snapshot = ((MontyPending) platform.start("call f 1")).freeze(key);
        assertThat(home.restore(snapshot, KEY)).isNotNull();
        assertThat(key.toString()).isEqualTo("MontySnapshotKey[signed]");
        assertThat(MontySnapshotKey.unsigned().isSigned()).isFalse();
    }
}
