package org.montyjvm.internal.repr;

import java.util.ArrayList;
import java.util.List;
import org.montyjvm.MontyValue;

/** The containers, as pieces: text, and the values between it. */
final class ContainerRepr {
    private ContainerRepr() {}

    static boolean isContainer(MontyValue value) {
        return value instanceof MontyValue.List
                || value instanceof MontyValue.Tuple
                || value instanceof MontyValue.Set
                || value instanceof MontyValue.FrozenSet
                || value instanceof MontyValue.Dict
                || value instanceof MontyValue.NamedTuple
                || value instanceof MontyValue.Instance;
    }

    static List<Object> pieces(MontyValue value) {
        if (value instanceof MontyValue.List list) {
            return items("[", list.items(), "]");
        } else if (value instanceof MontyValue.Tuple tuple) {
            return items("(", tuple.items(), tuple.items().size() == 1 ? ",)" : ")");
        } else if (value instanceof MontyValue.Set set) {
            return set.items().isEmpty() ? List.of("set()") : items("{", set.items(), "}");
        } else if (value instanceof MontyValue.FrozenSet set) {
            return set.items().isEmpty() ? List.of("frozenset()") : items("frozenset({", set.items(), "})");
        } else if (value instanceof MontyValue.Dict dict) {
            return dict(dict.entries());
        } else if (value instanceof MontyValue.NamedTuple tuple) {
            return namedTuple(tuple);
        }
        return instance((MontyValue.Instance) value);
    }

    private static List<Object> items(String start, List<MontyValue> items, String end) {
        List<Object> pieces = new ArrayList<>(2 * items.size() + 2);
        pieces.add(start);
        for (int i = 0; i < items.size(); i++) {
            pieces.add(separator(i));
            pieces.add(items.get(i));
        }
        pieces.add(end);
        return pieces;
    }

    private static List<Object> dict(List<MontyValue.Entry> entries) {
        List<Object> pieces = new ArrayList<>(4 * entries.size() + 2);
        pieces.add("{");
        for (int i = 0; i < entries.size(); i++) {
            pieces.add(separator(i));
            pieces.add(entries.get(i).key());
            pieces.add(": ");
            pieces.add(entries.get(i).value());
        }
        pieces.add("}");
        return pieces;
    }

    private static List<Object> namedTuple(MontyValue.NamedTuple tuple) {
        List<Object> pieces = new ArrayList<>();
        pieces.add(tuple.typeName() + "(");
        for (int i = 0; i < tuple.fields().size(); i++) {
            pieces.add(separator(i) + tuple.fields().get(i) + "=");
            pieces.add(tuple.values().get(i));
        }
        pieces.add(")");
        return pieces;
    }

    private static List<Object> instance(MontyValue.Instance instance) {
        List<Object> pieces = new ArrayList<>();
        pieces.add(instance.typeName() + "(");
        for (int i = 0; i < instance.attributes().size(); i++) {
            MontyValue.Entry attribute = instance.attributes().get(i);
            pieces.add(separator(i));
            pieces.add(attribute.key() instanceof MontyValue.Str name ? name.value() : attribute.key());
            pieces.add("=");
            pieces.add(attribute.value());
        }
        pieces.add(")");
        return pieces;
    }

    private static String separator(int index) {
        return index == 0 ? "" : ", ";
    }
}
