package org.montyjvm.internal.convert;

import java.lang.reflect.Array;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyValue;
import org.montyjvm.internal.tree.Step;

/** Lists, sets and arrays. */
final class SequenceToJava {
    private SequenceToJava() {}

    static Step<Want, @Nullable Object> list(Want want) {
        return open(want, items(want), want.target().argument(0), SequenceToJava::unmodifiable);
    }

    static Step<Want, @Nullable Object> set(Want want) {
        List<MontyValue> items = setItems(want.value());
        if (items == null) {
            throw want.mismatched("a set or frozenset");
        }
        return open(want, items, want.target().argument(0), results -> distinct(want, results));
    }

    static Step<Want, @Nullable Object> array(Want want) {
        Target item = want.target().argument(0);
        return open(want, items(want), item, results -> {
            Object array = Array.newInstance(item.raw(), results.size());
            for (int i = 0; i < results.size(); i++) {
                Array.set(array, i, results.get(i));
            }
            return array;
        });
    }

    static Step<Want, @Nullable Object> open(
            Want want, List<MontyValue> items, Target item, Function<List<@Nullable Object>, @Nullable Object> finish) {
        Iterator<MontyValue> values = items.iterator();
        Iterator<Want> wants = new Iterator<>() {
            private int index;

            @Override
            public boolean hasNext() {
                return values.hasNext();
            }

            @Override
            public Want next() {
                return new Want(values.next(), item, want.path().index(index++));
            }
        };
        return new Step.Branch<>(wants, finish);
    }

    static List<@Nullable Object> unmodifiable(List<@Nullable Object> results) {
        return Collections.unmodifiableList(results);
    }

    /** Two items of a Python set can be equal in Java, NaN for one. */
    static Set<@Nullable Object> distinct(Want want, List<@Nullable Object> results) {
        Set<@Nullable Object> set = new LinkedHashSet<>();
        for (Object result : results) {
            if (!set.add(result)) {
                throw want.refused("two items become the same: " + Preview.of(result));
            }
        }
        return Collections.unmodifiableSet(set);
    }

    static @Nullable List<MontyValue> setItems(MontyValue value) {
        return value instanceof MontyValue.Set set
                ? set.items()
                : value instanceof MontyValue.FrozenSet frozen ? frozen.items() : null;
    }

    static @Nullable List<MontyValue> listItems(MontyValue value) {
        return value instanceof MontyValue.List list
                ? list.items()
                : value instanceof MontyValue.Tuple tuple ? tuple.items() : null;
    }

    private static List<MontyValue> items(Want want) {
        List<MontyValue> items = listItems(want.value());
        if (items == null) {
            items = setItems(want.value());
        }
        if (items == null && want.value() instanceof MontyValue.NamedTuple tuple) {
            items = tuple.values();
        }
        if (items == null) {
            throw want.mismatched("a list, tuple or set");
        }
        return items;
    }
}
