package org.montyjvm.internal.tree;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyValue;

/**
 * Equality and hash codes of values of any depth. Both give each part a number, from the leaves up, out of the numbers
 * of its own parts: equality numbers equal parts alike, and then compares the numbers of the two roots.
 */
public final class Structure {
    private Structure() {}

    /** Tells whether two values are equal, as {@link MontyValue} defines it. */
    public static boolean equal(MontyValue one, @Nullable Object other) {
        if (one == other) {
            return true;
        }
        if (other == null || one.getClass() != other.getClass()) {
            return false;
        }
        Map<Shape, Integer> numbers = new HashMap<>();
        ToIntFunction<Shape> number = shape -> {
            int next = numbers.size();
            Integer known = numbers.putIfAbsent(shape, next);
            return known == null ? next : known;
        };
        return number(one, number) == number((MontyValue) other, number);
    }

    /** Returns a hash code that goes with {@link #equal}. */
    public static int hash(MontyValue value) {
        return number(value, Shape::hashCode);
    }

    private static int number(MontyValue root, ToIntFunction<Shape> number) {
        return Descent.<MontyValue, Integer>fold(root, value -> {
            List<MontyValue> parts = Parts.of(value);
            return parts.isEmpty()
                    ? new Step.Leaf<>(number.applyAsInt(shape(value, List.of())))
                    : new Step.Branch<>(parts.iterator(), numbers -> number.applyAsInt(shape(value, numbers)));
        });
    }

    /**
     * One value with numbers in place of its parts.
     *
     * @param label all of the value but its parts
     * @param parts the numbers, sorted where their order does not matter
     */
    private record Shape(Object label, List<? extends Number> parts) {}

    private static Shape shape(MontyValue value, List<Integer> numbers) {
        if (value instanceof MontyValue.List || value instanceof MontyValue.Tuple) {
            return new Shape(value.typeName(), numbers);
        } else if (value instanceof MontyValue.NamedTuple tuple) {
            return new Shape(List.of("namedtuple", tuple.typeName(), tuple.fields()), numbers);
        } else if (value instanceof MontyValue.Set || value instanceof MontyValue.FrozenSet) {
            List<Integer> sorted = new ArrayList<>(numbers);
            Collections.sort(sorted);
            return new Shape(value.typeName(), sorted);
        } else if (value instanceof MontyValue.Dict) {
            return new Shape("dict", entries(numbers));
        } else if (value instanceof MontyValue.ClassType type) {
            return new Shape(
                    List.of("class", type.name(), type.id(), type.hostDefined(), type.dataclass()), entries(numbers));
        } else if (value instanceof MontyValue.Instance instance) {
            int type = numbers.get(numbers.size() - 1);
            return new Shape(List.of("instance", instance.id(), type), entries(numbers.subList(0, numbers.size() - 1)));
        } else if (value instanceof MontyValue.Module module) {
            return new Shape(List.of("module", module.name(), module.id()), entries(numbers));
        }
        return new Shape(value, List.of());
    }

    /** Packs each key and its value, which come by turns, into one number, and drops the order of the entries. */
    private static List<Long> entries(List<Integer> keysAndValues) {
        List<Long> entries = new ArrayList<>(keysAndValues.size() / 2);
        for (int i = 0; i < keysAndValues.size(); i += 2) {
            entries.add((long) keysAndValues.get(i) << 32 | Integer.toUnsignedLong(keysAndValues.get(i + 1)));
        }
        Collections.sort(entries);
        return entries;
    }
}
