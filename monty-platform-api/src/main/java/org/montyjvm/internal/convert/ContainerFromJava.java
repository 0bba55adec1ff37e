package org.montyjvm.internal.convert;

import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyValue;
import org.montyjvm.internal.tree.Step;

/** Java objects that hold others. */
final class ContainerFromJava {
    private ContainerFromJava() {}

    /** Returns how the object is taken apart and put together again, or null if it is no container. */
    static Step.@Nullable Branch<Source, MontyValue> open(Source source) {
        Object object = source.object();
        if (object instanceof Map<?, ?> map) {
            return map(source, map);
        } else if (object instanceof Set<?> set) {
            return items(source, set.iterator(), items -> new MontyValue.Set(hashable(source, items)));
        } else if (object instanceof Path) {
            throw source.refused("a path of the host means nothing in the sandbox; pass MontyValue.Path", null);
        } else if (object instanceof Iterable<?> items) {
            return items(source, items.iterator(), MontyValue.List::new);
        } else if (object != null && object.getClass().isArray()) {
            return items(source, arrayIterator(object), MontyValue.List::new);
        } else if (object instanceof Record record) {
            return RecordFromJava.open(source, record);
        }
        return null;
    }

    private static Step.Branch<Source, MontyValue> items(
            Source source, Iterator<?> items, Function<List<MontyValue>, MontyValue> finish) {
        return new Step.Branch<>(
                new Iterator<>() {
                    private int index;

                    @Override
                    public boolean hasNext() {
                        return items.hasNext();
                    }

                    @Override
                    public Source next() {
                        return source.inside(items.next(), source.path().index(index++));
                    }
                },
                finish);
    }

    private static Step.Branch<Source, MontyValue> map(Source source, Map<?, ?> map) {
        List<Source> keysAndValues = new ArrayList<>(2 * map.size());
        map.forEach((key, value) -> {
            Object known = key == null ? "None" : key;
            keysAndValues.add(source.inside(key, source.path().key(known)));
            keysAndValues.add(source.inside(value, source.path().at(known)));
        });
        return new Step.Branch<>(keysAndValues.iterator(), converted -> {
            List<MontyValue.Entry> entries = new ArrayList<>(converted.size() / 2);
            for (int i = 0; i < converted.size(); i += 2) {
                requireHashable(source, converted.get(i));
                entries.add(new MontyValue.Entry(converted.get(i), converted.get(i + 1)));
            }
            return new MontyValue.Dict(entries);
        });
    }

    private static List<MontyValue> hashable(Source source, List<MontyValue> items) {
        items.forEach(item -> requireHashable(source, item));
        return items;
    }

    private static void requireHashable(Source source, MontyValue value) {
        if (value instanceof MontyValue.List || value instanceof MontyValue.Dict || value instanceof MontyValue.Set) {
            throw source.refused(
                    "Python cannot hash a " + value.typeName() + ", so it can be no key of a dict or item of a set: "
                            + Preview.of(value) + "; pass MontyValue.Tuple or MontyValue.FrozenSet",
                    null);
        }
    }

    private static Iterator<@Nullable Object> arrayIterator(Object array) {
        int length = Array.getLength(array);
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < length;
            }

            @Override
            public @Nullable Object next() {
                return Array.get(array, next++);
            }
        };
    }
}
