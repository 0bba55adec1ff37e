package org.montyjvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class MontyHostObjectsTest {
    public interface Named {
        String getName();
    }

    @MontyExpose
    public record Point(int x, int y) {}

    @Test
    void exposedObject_isFoundByIdAndByValue_untilItIsReleased() {
        try (MontyHostObjects objects = MontyHostObjects.create()) {
            Point point = new Point(1, 2);
            MontyValue.Instance exposed = objects.expose(point);
            assertThat(exposed).hasToString("Point(x=1, y=2)");
            assertThat(objects.find(exposed.id())).containsSame(point);
            assertThat(objects.find(exposed)).containsSame(point);
            assertThat(objects.find(MontyValue.of(1))).isEmpty();
            assertThat(objects.size()).isEqualTo(1);
            assertThat(objects.release(point)).isTrue();
            assertThat(objects.find(exposed)).isEmpty();
            assertThat(objects.size()).isZero();
        }
    }

    @Test
    void exposedObject_goesThroughTheConversion_asItIs() {
        try (MontyHostObjects objects = MontyHostObjects.create()) {
            MontyValue.Instance exposed = objects.expose(new Point(1, 2));
            assertThat(MontyValue.of(java.util.List.of(exposed)).asList()).containsExactly(exposed);
        }
    }

    @Test
    void restore_givesTheIdBack() {
        try (MontyHostObjects objects = MontyHostObjects.create()) {
            UUID id = UUID.randomUUID();
            Named named = () -> "ann";
            assertThat(objects.restore(id, named, Named.class).id()).isEqualTo(id);
            assertThat(objects.expose(named, Named.class).id()).isEqualTo(id);
            UUID other = UUID.randomUUID();
            assertThat(objects.restore(other, new Point(1, 2)).id()).isEqualTo(other);
        }
    }

    @Test
    void objectWithNothingListed_isRefused_sayingWhatToDo() {
        try (MontyHostObjects objects = MontyHostObjects.create()) {
            assertThatThrownBy(() -> objects.expose("text"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("java.lang.String")
                    .hasMessageContaining("@MontyExpose");
            assertThatThrownBy(() -> objects.expose(new Point(1, 2), Record.class))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("no interface");
        }
    }

    @Test
    void attributeThatCannotBeRead_isTheCallersError_andLeavesNothing() {
        try (MontyHostObjects objects = MontyHostObjects.create()) {
            Named broken = () -> {
                throw new UnsupportedOperationException("no name");
            };
            assertThatThrownBy(() -> objects.expose(broken, Named.class))
                    .isInstanceOf(UnsupportedOperationException.class);
            assertThat(objects.size()).isZero();
        }
    }

    @Test
    void maxObjects_mustBePositive() {
        assertThatThrownBy(() -> MontyHostObjects.builder().maxObjects(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("maxObjects");
    }

    @Test
    @SuppressWarnings("NullAway") // passing null is the point
    void null_isRefused() {
        try (MontyHostObjects objects = MontyHostObjects.create()) {
            assertThatThrownBy(() -> objects.expose(null)).isInstanceOf(NullPointerException.class);
            assertThatThrownBy(() -> objects.expose(null, Named.class)).isInstanceOf(NullPointerException.class);
            assertThatThrownBy(() -> objects.expose(new Point(1, 2), null)).isInstanceOf(NullPointerException.class);
            assertThatThrownBy(() -> objects.find((UUID) null)).isInstanceOf(NullPointerException.class);
            assertThatThrownBy(() -> MontyHostObjects.builder().errors(null)).isInstanceOf(NullPointerException.class);
        }
    }
}
