package org.montyjvm.conformance;

import java.util.Optional;
import org.montyjvm.MontyAnswer;
import org.montyjvm.MontyExpose;

/**
 * The classes of the objects that cases are handed. Python has copies of their fields, which it may change, and asks for
 * everything else.
 */
final class HostClasses {

    private HostClasses() {}

    @MontyExpose
    record Point(int x, int y) {

        @MontyExpose
        public int sum() {
            return x + y;
        }

        @MontyExpose
        public Point add(int dx, int dy) {
            return new Point(x + dx, y + dy);
        }

        @MontyExpose
        public Point scale(int factor) {
            return new Point(x * factor, y * factor);
        }

        @MontyExpose
        public String describe(Optional<String> label) {
            return label.orElse("point") + "(" + x + ", " + y + ")";
        }

        /** An attribute of the class, so no field of the copy. */
        @MontyExpose(lazy = true)
        public int dimensions() {
            return 2;
        }
    }

    @MontyExpose
    record MutablePoint(int x, int y) {

        @MontyExpose
        public int sum() {
            return x + y;
        }

        @MontyExpose(lazy = true)
        public int dimensions() {
            return 2;
        }

        /** An attribute that is there and cannot be read. */
        @MontyExpose(lazy = true)
        public MontyAnswer boom() {
            return MontyAnswer.raise("KeyError", "boom");
        }
    }

    @MontyExpose
    record User(String name, boolean active) {

        @MontyExpose
        public String greeting() {
            return "Hello, " + name + "!";
        }
    }

    @MontyExpose
    record Empty() {}
}
