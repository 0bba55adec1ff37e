package org.montyjvm.internal.convert;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyValue;
import org.montyjvm.internal.tree.Step;

/** Maps. */
final class MapToJava {
    private MapToJava() {}

    static Step<Want, @Nullable Object> map(Want want) {
        if (want.value() instanceof MontyValue.Dict dict) {
            return open(
                    want,
                    dict.entries(),
                    want.target().argument(0),
                    want.target().argument(1));
        }
        throw want.mismatched("a dict");
    }

    static Step<Want, @Nullable Object> open(Want want, List<MontyValue.Entry> entries, Target key, Target value) {
        List<Want> wants = new ArrayList<>(2 * entries.size());
        for (MontyValue.Entry entry : entries) {
            wants.add(new Want(entry.key(), key, want.path().key(entry.key())));
            wants.add(new Want(entry.value(), value, want.path().at(entry.key())));
        }
        return new Step.Branch<>(wants.iterator(), results -> distinct(want, results));
    }

    /** Two keys of a Python dict can be equal in Java, NaN for one. */
    private static Map<@Nullable Object, @Nullable Object> distinct(Want want, List<@Nullable Object> keysAndValues) {
        Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.size(); i += 2) {
            Object key = keysAndValues.get(i);
            if (map.containsKey(key)) {
                throw want.refused("two keys become the same: " + Preview.of(key));
            }
            map.put(key, keysAndValues.get(i + 1));
        }
        return Collections.unmodifiableMap(map);
    }
}
