package org.montyjvm.internal.convert;

import java.util.ArrayList;
import java.util.List;
import org.montyjvm.MontyValue;

/** Short ways to write the dicts of these tests. */
final class Dicts {
    private Dicts() {}

    /** A dict of keys and values by turns, each as {@link MontyValue#of} takes it. */
    static MontyValue.Dict dict(Object... keysAndValues) {
        List<MontyValue.Entry> entries = new ArrayList<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            entries.add(new MontyValue.Entry(MontyValue.of(keysAndValues[i]), MontyValue.of(keysAndValues[i + 1])));
        }
        return new MontyValue.Dict(entries);
    }

    static MontyValue.List list(Object... items) {
        return (MontyValue.List) MontyValue.of(items);
    }
}
