package org.montyjvm.internal.objects;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyConversionException;
import org.montyjvm.MontyResourceError;
import org.montyjvm.MontyValue;
import org.montyjvm.internal.convert.ParameterTarget;

/** Arguments on their way to Java: objects of the host are looked up, everything else is converted. */
final class FromPython {
    private final Registry registry;

    FromPython(Registry registry) {
        this.registry = registry;
    }

    /**
     * Returns an argument of a method.
     *
     * @throws PythonRaise if the value does not fit
     */
    @Nullable Object argument(String function, Parameter parameter, MontyValue value) {
        ParameterTarget target = parameter.target();
        try {
            return convert(value, target);
        } catch (MontyConversionException | MontyResourceError e) {
            throw unsuitable(function + "() argument " + parameter.inMessages(), target, value, e);
        }
    }

    private @Nullable Object convert(MontyValue value, ParameterTarget target) {
        Object known = value instanceof MontyValue.Instance instance ? registry.object(instance.id()) : null;
        if (known != null && target.raw().isInstance(known)) {
            return known;
        } else if (target.raw() == Optional.class && isHost(value)) {
            return Optional.ofNullable(convert(value, target.argument(0)));
        }
        List<MontyValue> items = items(value);
        boolean ofHost = items.stream().anyMatch(this::isHost) && target.raw() != Object.class;
        if (ofHost && (isList(target.raw()) || target.raw() == Set.class)) {
            return collection(items, target);
        }
        return target.convert(value);
    }

    private Object collection(List<MontyValue> items, ParameterTarget target) {
        Collection<@Nullable Object> converted = target.raw() == Set.class ? new LinkedHashSet<>() : new ArrayList<>();
        for (MontyValue item : items) {
            converted.add(convert(item, target.argument(0)));
        }
        return converted;
    }

    private boolean isHost(MontyValue value) {
        return value instanceof MontyValue.Instance instance && registry.object(instance.id()) != null;
    }

    private static boolean isList(Class<?> raw) {
        return raw == List.class || raw == Collection.class || raw == Iterable.class;
    }

    private static List<MontyValue> items(MontyValue value) {
        if (value instanceof MontyValue.List list) {
            return list.items();
        } else if (value instanceof MontyValue.Tuple tuple) {
            return tuple.items();
        } else if (value instanceof MontyValue.Set set) {
            return set.items();
        } else if (value instanceof MontyValue.FrozenSet set) {
            return set.items();
        }
        return List.of();
    }

    /** Says what is wrong as Python would. The script learns nothing of Java's types; the cause tells the host. */
    private static PythonRaise unsuitable(
            String argument, ParameterTarget target, MontyValue value, RuntimeException reason) {
        String expected = PythonTypes.name(target.raw());
        if (!expected.equals(value.typeName())) {
            return new PythonRaise(
                    "TypeError", argument + " must be " + expected + ", not " + value.typeName(), reason);
        } else if (expected.equals("int")) {
            return new PythonRaise("OverflowError", argument + " is out of range", reason);
        } else if (target.raw().isEnum()) {
            String choice = PythonTypes.constants(target.raw());
            return new PythonRaise("ValueError", argument + " must be one of " + choice + ", not " + value, reason);
        }
        String where = reason instanceof MontyConversionException conversion
                        && !conversion.path().equals("$")
                ? " at " + conversion.path().substring(1)
                : "";
        return new PythonRaise("ValueError", argument + " has an unsuitable value" + where, reason);
    }
}
