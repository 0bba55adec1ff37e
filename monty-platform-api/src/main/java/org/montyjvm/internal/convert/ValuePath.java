package org.montyjvm.internal.convert;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyValue;
import org.montyjvm.internal.repr.StringRepr;

/**
 * A place inside a value, such as {@code $.orders[3].total}: a step, and the place it starts from. Written out only when
 * an error is.
 */
final class ValuePath {
    /** The most steps that are written at either end of a path; between them comes "…". */
    private static final int STEPS_SHOWN = 10;

    private enum Kind {
        ROOT,
        INDEX,
        NAME,
        KEY,
        KEY_ITSELF
    }

    private final @Nullable ValuePath parent;
    private final Kind kind;
    private final Object step;
    private final int depth;

    private ValuePath(@Nullable ValuePath parent, Kind kind, Object step) {
        this.parent = parent;
        this.kind = kind;
        this.step = step;
        this.depth = parent == null ? 0 : parent.depth + 1;
    }

    static ValuePath root(String name) {
        return new ValuePath(null, Kind.ROOT, name);
    }

    /** How many containers the place is inside of. */
    int depth() {
        return depth;
    }

    /** The item at an index. */
    ValuePath index(int index) {
        return new ValuePath(this, Kind.INDEX, index);
    }

    /** The component, field or attribute of a name. */
    ValuePath name(String name) {
        return new ValuePath(this, Kind.NAME, name);
    }

    /** The value at a key. */
    ValuePath at(Object key) {
        return new ValuePath(this, Kind.KEY, key);
    }

    /** A key itself. */
    ValuePath key(Object key) {
        return new ValuePath(this, Kind.KEY_ITSELF, key);
    }

    @Override
    public String toString() {
        Deque<String> steps = new ArrayDeque<>();
        for (ValuePath place = this; place != null; place = place.parent) {
            if (place.depth <= STEPS_SHOWN || place.depth > depth - STEPS_SHOWN) {
                steps.addFirst(place.written());
            } else if (place.depth == STEPS_SHOWN + 1) {
                steps.addFirst("…");
            }
        }
        return String.join("", steps);
    }

    private String written() {
        return switch (kind) {
            case ROOT -> (String) step;
            case INDEX -> "[" + step + "]";
            case NAME -> name(step);
            case KEY -> text(step) == null ? "[" + Preview.of(step) + "]" : name(step);
            case KEY_ITSELF -> "{" + Preview.of(step) + "}";
        };
    }

    private static String name(Object step) {
        String name = String.valueOf(text(step));
        boolean identifier = !name.isEmpty()
                && Character.isJavaIdentifierStart(name.charAt(0))
                && name.chars().allMatch(Character::isJavaIdentifierPart);
        return identifier ? "." + name : "[" + Preview.shortened(StringRepr.of(name)) + "]";
    }

    private static @Nullable String text(Object step) {
        return step instanceof String text ? text : step instanceof MontyValue.Str str ? str.value() : null;
    }
}
