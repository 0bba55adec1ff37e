package org.montyjvm.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.montyjvm.MontyDisposedError;
import org.montyjvm.MontyState;

class MontyStateCellTest {
    @ParameterizedTest
    @CsvSource({
        "IDLE, RUN, ACTIVE",
        "IDLE, DISPOSE, DISPOSED",
        "ACTIVE, END, IDLE",
        "ACTIVE, DISPOSE, DISPOSED",
        "DISPOSED, END, DISPOSED",
        "DISPOSED, DISPOSE, DISPOSED",
    })
    void move_legal_leadsWhereTheTableSays(MontyState from, MontyMove move, MontyState to) {
        MontyStateCell cell = cellIn(from);
        assertThat(cell.move(move)).isEqualTo(from);
        assertThat(cell.get()).isEqualTo(to);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ACTIVE | RUN | cannot run: the platform is ACTIVE, another run is in progress;"
                        + " create one platform per thread",
                "IDLE | END | cannot end a run: the platform is IDLE, no run is in progress",
            })
    void move_illegal_namesTheStateAndChangesNothing(MontyState from, MontyMove move, String message) {
        MontyStateCell cell = cellIn(from);
        assertThatIllegalStateException().isThrownBy(() -> cell.move(move)).withMessage(message);
        assertThat(cell.get()).isEqualTo(from);
    }

    @Test
    void move_runWhenDisposed_isADisposedError() {
        MontyStateCell cell = cellIn(MontyState.DISPOSED);
        assertThatExceptionOfType(MontyDisposedError.class)
                .isThrownBy(() -> cell.move(MontyMove.RUN))
                .withMessage("cannot run: the platform is DISPOSED; it was closed before");
    }

    @ParameterizedTest
    @EnumSource(MontyState.class)
    void get_afterTheMovesThatLeadThere_isTheState(MontyState state) {
        assertThat(cellIn(state).get()).isEqualTo(state);
    }

    private static MontyStateCell cellIn(MontyState state) {
        MontyStateCell cell = new MontyStateCell();
        switch (state) {
            case IDLE -> {}
            case ACTIVE -> cell.move(MontyMove.RUN);
            case DISPOSED -> cell.move(MontyMove.DISPOSE);
        }
        return cell;
    }
}
