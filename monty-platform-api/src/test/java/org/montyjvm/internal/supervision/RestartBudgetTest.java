package org.montyjvm.internal.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RestartBudgetTest {
    private final RestartBudget twoInTen = new RestartBudget(2, 10);

    @Test
    void budget_isSpentByAsManyAsItHas() {
        assertThat(twoInTen.take(0)).isTrue();
        assertThat(twoInTen.take(4)).isTrue();
        assertThat(twoInTen.take(4)).isFalse();
    }

    @Test
    void window_slides_soThatEachComesBackByItself() {
        assertThat(twoInTen.take(0)).isTrue();
        assertThat(twoInTen.take(4)).isTrue();
        assertThat(twoInTen.nanosUntilNext(9)).isEqualTo(1);
        assertThat(twoInTen.take(9)).isFalse();
        assertThat(twoInTen.take(10)).isTrue();
        assertThat(twoInTen.nanosUntilNext(10)).isEqualTo(4);
        assertThat(twoInTen.take(13)).isFalse();
        assertThat(twoInTen.take(14)).isTrue();
    }

    @Test
    void refusal_costsNothing() {
        assertThat(twoInTen.take(0)).isTrue();
        assertThat(twoInTen.take(0)).isTrue();
        assertThat(twoInTen.take(5)).isFalse();
        assertThat(twoInTen.nanosUntilNext(10)).isZero();
    }

    @Test
    void budgetOfNone_isNeverThere() {
        RestartBudget none = new RestartBudget(0, 10);

        assertThat(none.take(0)).isFalse();
        assertThat(none.nanosUntilNext(1_000_000)).isEqualTo(Long.MAX_VALUE);
    }
}
