package org.montyjvm.internal.convert;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a class of records is taken apart and put together; looked up once for each class. */
final class RecordShape {
    // A ClassValue, because a map would keep the classes of an application that was undeployed.
    private static final ClassValue<RecordShape> SHAPES = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
            return new RecordShape(type);
        }
    };

    private final List<Component> components;
    private final Constructor<?> constructor;

    private RecordShape(Class<?> type) {
        RecordComponent[] declared = type.getRecordComponents();
        components = Arrays.stream(declared).map(Component::of).toList();
        Class<?>[] types = Arrays.stream(declared).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            constructor = type.getDeclaredConstructor(types);
        } catch (NoSuchMethodException e) {
            throw new AssertionError(type + " is a record without its canonical constructor", e);
        }
        constructor.setAccessible(true);
    }

    static RecordShape of(Class<?> type) {
        return SHAPES.get(type);
    }

    List<Component> components() {
        return components;
    }

    Object create(@Nullable Object[] values) throws ReflectiveOperationException {
        return constructor.newInstance(values);
    }

    /** Returns what went wrong in {@link #of}, {@link #create} or {@link Component#read}, for a message. */
    static String explain(Exception e) {
        return e instanceof InaccessibleObjectException
                ? "its package must be opened to the module org.montyjvm"
                : "its own code refused it: " + cause(e);
    }

    /** Returns what the record's own code threw, if it did. */
    static Throwable cause(Exception e) {
        return e instanceof InvocationTargetException && e.getCause() != null ? e.getCause() : e;
    }

    /**
     * One component of a record.
     *
     * @param name its name
     * @param snakeName its name as Python would write it
     * @param type its type, with the annotations on it
     * @param accessor the method that reads it
     * @param nullable whether it is annotated as such, other than on its type
     */
    record Component(String name, String snakeName, AnnotatedType type, Method accessor, boolean nullable) {
        private static final Pattern WORD_START = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

        static Component of(RecordComponent declared) {
            Method accessor = declared.getAccessor();
            accessor.setAccessible(true);
            String snakeName =
                    WORD_START.matcher(declared.getName()).replaceAll("_").toLowerCase(Locale.ROOT);
            boolean nullable = isNullable(declared) || isNullable(accessor);
            return new Component(declared.getName(), snakeName, declared.getAnnotatedType(), accessor, nullable);
        }

        @Nullable Object read(Record record) throws ReflectiveOperationException {
            return accessor.invoke(record);
        }
    }

    /** Tells whether an annotation of that name is there: JSpecify's, Jakarta's or anybody's. */
    static boolean isNullable(AnnotatedElement element) {
        for (Annotation annotation : element.getAnnotations()) {
            if (annotation.annotationType().getSimpleName().equals("Nullable")) {
                return true;
            }
        }
        return false;
    }
}
