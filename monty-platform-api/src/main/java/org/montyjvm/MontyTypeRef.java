package org.montyjvm;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import org.jspecify.annotations.Nullable;

/**
 * A Java type with its type arguments, which a {@link Class} cannot hold. Made as an empty subclass:
 *
 * <pre>{@code
 * Map<String, List<Order>> byCity = value.as(new MontyTypeRef<Map<String, List<Order>>>() {});
 * List<@Nullable String> names = value.as(new MontyTypeRef<List<@Nullable String>>() {});
 * }</pre>
 *
 * <p>Immutable, and safe to share between threads.
 *
 * @param <T> the type
 */
public abstract class MontyTypeRef<T extends @Nullable Object> {
    private final AnnotatedType type;

    /**
     * Takes the type from the subclass.
     *
     * @throws IllegalStateException if the subclass does not name a type argument, or is not a direct one
     */
    protected MontyTypeRef() {
        AnnotatedType parent = getClass().getAnnotatedSuperclass();
        if (getClass().getSuperclass() != MontyTypeRef.class || !(parent instanceof AnnotatedParameterizedType self)) {
            throw new IllegalStateException("write new MontyTypeRef<SomeType>() {} with a type argument");
        }
        type = self.getAnnotatedActualTypeArguments()[0];
    }

    /**
     * Returns the type, with the annotations written on it.
     *
     * @return the type argument of the subclass
     */
    public final AnnotatedType type() {
        return type;
    }

    /** Returns the type as it is written. */
    @Override
    public final String toString() {
        return type.toString();
    }
}
