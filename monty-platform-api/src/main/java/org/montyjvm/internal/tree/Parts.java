package org.montyjvm.internal.tree;

import java.util.ArrayList;
import java.util.List;
import org.montyjvm.MontyValue;

/** The values that a value holds directly. */
final class Parts {
    private Parts() {}

    /** Returns the parts in order, keys and values of entries by turns; empty for a value that is no container. */
    static List<MontyValue> of(MontyValue value) {
        if (value instanceof MontyValue.List list) {
            return list.items();
        } else if (value instanceof MontyValue.Tuple tuple) {
            return tuple.items();
        } else if (value instanceof MontyValue.Set set) {
            return set.items();
        } else if (value instanceof MontyValue.FrozenSet set) {
            return set.items();
        } else if (value instanceof MontyValue.Dict dict) {
            return flat(dict.entries());
        } else if (value instanceof MontyValue.NamedTuple tuple) {
            return tuple.values();
        } else if (value instanceof MontyValue.ClassType type) {
            return flat(type.attributes());
        } else if (value instanceof MontyValue.Instance instance) {
            List<MontyValue> parts = flat(instance.attributes());
            parts.add(instance.type());
            return parts;
        } else if (value instanceof MontyValue.Module module) {
            return flat(module.attributes());
        }
        return List.of();
    }

    private static List<MontyValue> flat(List<MontyValue.Entry> entries) {
        List<MontyValue> parts = new ArrayList<>(2 * entries.size() + 1);
        for (MontyValue.Entry entry : entries) {
            parts.add(entry.key());
            parts.add(entry.value());
        }
        return parts;
    }
}
