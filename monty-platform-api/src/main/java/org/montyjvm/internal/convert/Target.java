package org.montyjvm.internal.convert;

import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedTypeVariable;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A Java type to convert to, with everything known that generics and annotations say.
 *
 * @param raw the class
 * @param arguments the type arguments; of an array the type of its items
 * @param nullable whether null may stand for Python's None
 */
record Target(Class<?> raw, List<Target> arguments, boolean nullable) {
    private static final Target ANYTHING = new Target(Object.class, List.of(), false);

    static Target of(Class<?> type) {
        return new Target(type, type.isArray() ? List.of(of(type.getComponentType())) : List.of(), false);
    }

    /**
     * Returns the target of a type as it is written.
     *
     * @param bindings what the type variables in it stand for
     */
    static Target of(AnnotatedType type, Map<TypeVariable<?>, Target> bindings) {
        return bare(type, bindings).nullableIf(RecordShape.isNullable(type));
    }

    /** Returns a type argument, or Object where none was written. */
    Target argument(int index) {
        return index < arguments.size() ? arguments.get(index) : ANYTHING;
    }

    /** Returns what a component of this record is to be converted to. */
    Target component(RecordShape.Component component) {
        Map<TypeVariable<?>, Target> bindings = new HashMap<>();
        TypeVariable<?>[] parameters = raw.getTypeParameters();
        for (int i = 0; i < parameters.length; i++) {
            bindings.put(parameters[i], argument(i));
        }
        return of(component.type(), bindings).nullableIf(component.nullable());
    }

    private Target nullableIf(boolean also) {
        return also && !nullable && !raw.isPrimitive() ? new Target(raw, arguments, true) : this;
    }

    private static Target bare(AnnotatedType type, Map<TypeVariable<?>, Target> bindings) {
        if (type instanceof AnnotatedParameterizedType parameterized) {
            Class<?> raw = (Class<?>) ((ParameterizedType) type.getType()).getRawType();
            List<Target> arguments = Arrays.stream(parameterized.getAnnotatedActualTypeArguments())
                    .map(argument -> of(argument, bindings))
                    .toList();
            return new Target(raw, arguments, false);
        } else if (type instanceof AnnotatedArrayType array) {
            Target items = of(array.getAnnotatedGenericComponentType(), bindings);
            return new Target(items.raw.arrayType(), List.of(items), false);
        } else if (type instanceof AnnotatedTypeVariable variable) {
            return bindings.getOrDefault((TypeVariable<?>) variable.getType(), ANYTHING);
        } else if (type instanceof AnnotatedWildcardType wildcard) {
            return of(wildcard.getAnnotatedUpperBounds()[0], bindings);
        }
        return new Target((Class<?>) type.getType(), List.of(), false);
    }

    /** The type as it is written in Java. */
    @Override
    public String toString() {
        return raw.isArray() || arguments.isEmpty()
                ? raw.getTypeName()
                : raw.getTypeName()
                        + arguments.stream().map(Target::toString).collect(Collectors.joining(", ", "<", ">"));
    }
}
