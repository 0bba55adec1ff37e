package org.montyjvm.internal.convert;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyValue;
import org.montyjvm.internal.tree.Descent;

/** What a value is to become as an argument of a Java method, or what a result of one is declared as. */
public final class ParameterTarget {
    private final Target target;
    private final boolean nullable;

    private ParameterTarget(Target target, boolean nullable) {
        this.target = target;
        this.nullable = nullable;
    }

    /**
     * Returns the target of a parameter or result.
     *
     * @param type its type as it is written
     * @param declared the parameter or method, which may be annotated as nullable
     */
    public static ParameterTarget of(AnnotatedType type, AnnotatedElement declared) {
        Target target = Target.of(type, Map.of());
        boolean nullable = target.nullable() || RecordShape.isNullable(declared);
        return new ParameterTarget(target, nullable && !target.raw().isPrimitive());
    }

    /** Returns the class that the argument has. */
    public Class<?> raw() {
        return target.raw();
    }

    /** Returns a type argument, or Object where none was written; of an array the type of its items. */
    public ParameterTarget argument(int index) {
        Target argument = target.argument(index);
        return new ParameterTarget(argument, argument.nullable());
    }

    /** Returns whether Java null may stand for None. */
    public boolean nullable() {
        return nullable;
    }

    /** Returns whether a caller may leave the argument out. */
    public boolean mayBeAbsent() {
        return nullable || target.raw() == Optional.class;
    }

    /** Returns what the argument is if the caller leaves it out. */
    public @Nullable Object absent() {
        return target.raw() == Optional.class ? Optional.empty() : null;
    }

    /**
     * Returns what a value becomes.
     *
     * @throws org.montyjvm.MontyConversionException if it does not fit
     */
    public @Nullable Object convert(MontyValue value) {
        if (nullable && value.isNone()) {
            return null;
        }
        return Descent.<Want, @Nullable Object>fold(new Want(value, target, ValuePath.root("$")), ToJava::step);
    }

    @Override
    public String toString() {
        return target.toString();
    }
}
