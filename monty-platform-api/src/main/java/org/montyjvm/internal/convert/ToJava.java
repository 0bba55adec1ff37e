package org.montyjvm.internal.convert;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyTypeRef;
import org.montyjvm.MontyValue;
import org.montyjvm.internal.tree.Descent;
import org.montyjvm.internal.tree.Step;

/** From values to Java objects. */
public final class ToJava {
    private static final Target VALUE = Target.of(MontyValue.class);
    private static final Target VALUES = new Target(List.class, List.of(VALUE), false);
    private static final Target ENTRIES = new Target(Map.class, List.of(VALUE, VALUE), false);

    private ToJava() {}

    /** Returns what a value is in Java, as {@link MontyValue#as(Class)} promises. */
    public static <T> T convert(MontyValue value, Class<T> type) {
        return convert(value, Target.of(type));
    }

    /** Returns what a value is in Java, as {@link MontyValue#as(MontyTypeRef)} promises. */
    public static <T extends @Nullable Object> T convert(MontyValue value, MontyTypeRef<T> type) {
        return convert(value, Target.of(type.type(), Map.of()));
    }

    /** Returns the items of a value, as {@link MontyValue#asList()} promises. */
    public static List<MontyValue> list(MontyValue value) {
        return convert(value, VALUES);
    }

    /** Returns the entries of a value, as {@link MontyValue#asMap()} promises. */
    public static Map<MontyValue, MontyValue> map(MontyValue value) {
        return convert(value, ENTRIES);
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the target is made from T by the callers
    private static <T extends @Nullable Object> T convert(MontyValue value, Target target) {
        return (T) Descent.<Want, @Nullable Object>fold(new Want(value, target, ValuePath.root("$")), ToJava::step);
    }

    static Step<Want, @Nullable Object> step(Want want) {
        Class<?> raw = want.target().raw();
        if (want.value().isNone() && want.target().nullable()) {
            return javaNull();
        } else if (raw == Object.class) {
            return NaturalShape.step(want);
        } else if (MontyValue.class.isAssignableFrom(raw)) {
            return new Step.Leaf<>(itself(want, raw));
        } else if (raw == Optional.class) {
            return optional(want);
        } else if (want.value().isNone()) {
            throw want.refused("None is no Java null; ask for Optional, or for a type annotated @Nullable");
        }
        Function<Want, Object> scalar = ScalarToJava.CONVERSIONS.get(raw);
        if (scalar != null) {
            return new Step.Leaf<>(scalar.apply(want));
        } else if (raw.isEnum()) {
            return new Step.Leaf<>(EnumToJava.convert(want));
        }
        return container(want, raw);
    }

    @SuppressWarnings("NullAway") // does not look into type arguments, where null is allowed
    private static Step<Want, @Nullable Object> javaNull() {
        return new Step.Leaf<>(null);
    }

    private static Step<Want, @Nullable Object> container(Want want, Class<?> raw) {
        if (raw == List.class || raw == Collection.class || raw == Iterable.class) {
            return SequenceToJava.list(want);
        } else if (raw == Set.class) {
            return SequenceToJava.set(want);
        } else if (raw.isArray()) {
            return SequenceToJava.array(want);
        } else if (raw == Map.class) {
            return MapToJava.map(want);
        } else if (raw.isRecord()) {
            return RecordToJava.open(want);
        }
        throw want.refused("no Python value becomes that class; see MontyValue.as for those that work");
    }

    private static MontyValue itself(Want want, Class<?> raw) {
        if (!raw.isInstance(want.value())) {
            throw want.mismatched(raw.getSimpleName());
        }
        return want.value();
    }

    private static Step<Want, @Nullable Object> optional(Want want) {
        if (want.value().isNone()) {
            return new Step.Leaf<>(Optional.empty());
        }
        Want held = new Want(want.value(), want.target().argument(0), want.path());
        return new Step.Branch<>(List.of(held).iterator(), results -> Optional.ofNullable(results.get(0)));
    }
}
