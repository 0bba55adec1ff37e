package org.montyjvm.internal.convert;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyValue;
import org.montyjvm.internal.tree.Step;

/** Java records, whose components are made from the entries of a dict, the fields of a tuple or an object's attributes. */
final class RecordToJava {
    private RecordToJava() {}

    static Step<Want, @Nullable Object> open(Want want) {
        List<RecordShape.Component> components = shape(want).components();
        Map<String, MontyValue> fields = fields(want);
        List<Integer> given = new ArrayList<>();
        List<Want> wants = new ArrayList<>();
        @Nullable Object[] values = new Object[components.size()];
        for (int i = 0; i < values.length; i++) {
            Target target = want.target().component(components.get(i));
            Map.Entry<String, MontyValue> field = take(want, fields, components.get(i));
            if (field != null) {
                given.add(i);
                wants.add(new Want(field.getValue(), target, want.path().name(field.getKey())));
            } else if (target.raw() == Optional.class) {
                values[i] = Optional.empty();
            } else if (!target.nullable()) {
                throw want.refused(
                        "nothing for its component " + components.get(i).name());
            }
        }
        requireAllTaken(want, fields, components);
        return new Step.Branch<>(wants.iterator(), results -> {
            for (int i = 0; i < results.size(); i++) {
                values[given.get(i)] = results.get(i);
            }
            return create(want, values);
        });
    }

    private static RecordShape shape(Want want) {
        try {
            return RecordShape.of(want.target().raw());
        } catch (RuntimeException e) {
            throw want.refused(RecordShape.explain(e), e);
        }
    }

    private static Object create(Want want, @Nullable Object[] values) {
        try {
            return RecordShape.of(want.target().raw()).create(values);
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw want.refused(RecordShape.explain(e), RecordShape.cause(e));
        }
    }

    private static Map<String, MontyValue> fields(Want want) {
        List<MontyValue.Entry> entries;
        if (want.value() instanceof MontyValue.Dict dict) {
            entries = dict.entries();
        } else if (want.value() instanceof MontyValue.Instance instance) {
            entries = instance.attributes();
        } else if (want.value() instanceof MontyValue.NamedTuple tuple) {
            entries = NaturalShape.entries(tuple);
        } else {
            throw want.mismatched("a dict, a named tuple or an object with attributes");
        }
        Map<String, MontyValue> fields = new HashMap<>();
        for (MontyValue.Entry entry : entries) {
            if (!(entry.key() instanceof MontyValue.Str name)) {
                throw want.refused("a record needs str keys, not " + Preview.of(entry.key()));
            }
            if (fields.put(name.value(), entry.value()) != null) {
                throw want.refused("there are two values for " + Preview.of(name));
            }
        }
        return fields;
    }

    /** Removes and returns what is there for a component, under its own name or its name in snake case. */
    private static Map.@Nullable Entry<String, MontyValue> take(
            Want want, Map<String, MontyValue> fields, RecordShape.Component component) {
        MontyValue byName = fields.remove(component.name());
        MontyValue bySnakeName = fields.remove(component.snakeName());
        if (byName != null && bySnakeName != null) {
            throw want.refused("there are two values for its component " + component.name());
        }
        return byName != null
                ? Map.entry(component.name(), byName)
                : bySnakeName != null ? Map.entry(component.snakeName(), bySnakeName) : null;
    }

    private static void requireAllTaken(
            Want want, Map<String, MontyValue> left, List<RecordShape.Component> components) {
        if (!left.isEmpty()) {
            throw want.refused("it has no component for "
                    + left.keySet().stream().sorted().map(Preview::shortened).toList() + ", only "
                    + components.stream().map(RecordShape.Component::name).toList());
        }
    }
}
