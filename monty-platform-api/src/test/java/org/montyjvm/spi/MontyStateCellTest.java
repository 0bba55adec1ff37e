package org.montyjvm.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.montyjvm.MontyDisposedError;

class MontyStateCellTest {
    @ParameterizedTest
    @CsvSource({
        "IDLE, RUN, RUNNING",
        "IDLE, START, RUNNING",
        "IDLE, DISPOSE, DISPOSED",
        "RUNNING, PAUSE, SUSPENDED",
        "RUNNING, END, IDLE",
        "RUNNING, DISPOSE, DISPOSED",
        "SUSPENDED, RESUME, RUNNING",
        "SUSPENDED, CANCEL, RUNNING",
        "SUSPENDED, DISPOSE, DISPOSED",
        "DISPOSED, PAUSE, DISPOSED",
        "DISPOSED, END, DISPOSED",
        "DISPOSED, DISPOSE, DISPOSED",
    })
    void move_legal_leadsWhereTheTableSays(MontyPhase from, MontyMove move, MontyPhase to) {
        MontyStateCell cell = cellIn(from);
        assertThat(cell.move(move)).isEqualTo(from);
        assertThat(cell.phase()).isEqualTo(to);
        assertThat(cell.get()).isEqualTo(to.state());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RUNNING   | RUN    | cannot run: the platform is ACTIVE, another run is in progress;"
                        + " create one platform per thread",
                "RUNNING   | START  | cannot start: the platform is ACTIVE, another run is in progress;"
                        + " create one platform per thread",
                "RUNNING   | RESUME | cannot resume: the platform is ACTIVE, another run is in progress;"
                        + " create one platform per thread",
                "SUSPENDED | RUN    | cannot run: the platform is ACTIVE, a run waits for an answer;"
                        + " resume() or cancel() it first",
                "SUSPENDED | START  | cannot start: the platform is ACTIVE, a run waits for an answer;"
                        + " resume() or cancel() it first",
                "IDLE      | RESUME | cannot resume: the platform is IDLE, no run is in progress",
                "IDLE      | CANCEL | cannot cancel: the platform is IDLE, no run is in progress",
                "IDLE      | PAUSE  | cannot pause: the platform is IDLE, no run is in progress",
                "IDLE      | END    | cannot end a run: the platform is IDLE, no run is in progress",
            })
    void move_illegal_namesTheStateAndChangesNothing(MontyPhase from, MontyMove move, String message) {
        MontyStateCell cell = cellIn(from);
        assertThatIllegalStateException().isThrownBy(() -> cell.move(move)).withMessage(message);
        assertThat(cell.phase()).isEqualTo(from);
    }

    @ParameterizedTest
    @EnumSource(names = {"RUN", "START", "RESUME", "CANCEL"})
    void move_whenDisposed_isADisposedError(MontyMove move) {
        MontyStateCell cell = cellIn(MontyPhase.DISPOSED);
        assertThatExceptionOfType(MontyDisposedError.class)
                .isThrownBy(() -> cell.move(move))
                .withMessage("cannot " + move.verb() + ": the platform is DISPOSED; it was closed before");
    }

    @Test
    void take_byAnotherHolder_changesNothing() {
        MontyStateCell cell = cellIn(MontyPhase.SUSPENDED);
        assertThat(cell.take(MontyMove.RESUME, "another pause", "run")).isFalse();
        assertThat(cell.phase()).isEqualTo(MontyPhase.SUSPENDED);
        assertThat(cell.take(MontyMove.RESUME, "pause", "run")).isTrue();
        assertThat(cell.at()).isEqualTo(new MontyStateCell.At(MontyPhase.RUNNING, "run"));
    }

    private static MontyStateCell cellIn(MontyPhase phase) {
        MontyStateCell cell = new MontyStateCell("platform");
        switch (phase) {
            case IDLE -> {}
            case RUNNING -> cell.move(MontyMove.RUN);
            case SUSPENDED -> {
                cell.move(MontyMove.RUN);
                cell.move(MontyMove.PAUSE, "pause", "pause");
            }
            case DISPOSED -> cell.move(MontyMove.DISPOSE);
        }
        return cell;
    }
}
