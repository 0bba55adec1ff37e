package org.montyjvm.internal.objects;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyExpose;
import org.montyjvm.MontyHidden;

/** Makes the list of an interface, or of the annotations in a class; once for each. */
final class Views {
    // A ClassValue, because a map would keep the classes of an application that was undeployed.
    private static final ClassValue<View> OF_INTERFACES = new ClassValue<>() {
        @Override
        protected View computeValue(Class<?> type) {
            return interfaceView(type);
        }
    };

    private static final ClassValue<Optional<View>> OF_CLASSES = new ClassValue<>() {
        @Override
        protected Optional<View> computeValue(Class<?> type) {
            return annotatedView(type);
        }
    };

    private Views() {}

    /**
     * Returns the list of all methods of an interface.
     *
     * @throws IllegalArgumentException if it is no interface, or Python cannot have its methods
     */
    static View ofInterface(Class<?> type) {
        return OF_INTERFACES.get(type);
    }

    /**
     * Returns the list of what is annotated in a class and in what it inherits from.
     *
     * @return the list, or empty if nothing is annotated
     * @throws IllegalArgumentException if Python cannot have what is annotated
     */
    static Optional<View> ofClass(Class<?> type) {
        return OF_CLASSES.get(type);
    }

    private static View interfaceView(Class<?> type) {
        if (!type.isInterface() || type.isAnnotation()) {
            throw new IllegalArgumentException(type.getTypeName()
                    + " is no interface: what Python may reach is listed by an interface, or by @MontyExpose in the"
                    + " object's class");
        }
        MemberList members = new MemberList(type);
        addMethods(members, type);
        return new View(type, className(type), members.build());
    }

    private static Optional<View> annotatedView(Class<?> type) {
        MemberList members = new MemberList(type);
        boolean any = false;
        for (Class<?> declaring : hierarchy(type)) {
            boolean whole = declaring.isAnnotationPresent(MontyExpose.class);
            if (whole && !declaring.isInterface() && !declaring.isRecord()) {
                throw new IllegalArgumentException("@MontyExpose on " + declaring.getTypeName()
                        + ": it stands on a whole interface or record; annotate the methods of a class one by one");
            }
            any |= whole;
            if (whole && declaring.isInterface()) {
                addMethods(members, declaring);
            }
            any |= addAnnotated(members, declaring, whole);
        }
        return any ? Optional.of(new View(type, className(type), members.build())) : Optional.empty();
    }

    private static boolean addAnnotated(MemberList members, Class<?> declaring, boolean whole) {
        boolean any = false;
        if (declaring.isRecord()) {
            for (RecordComponent component : declaring.getRecordComponents()) {
                MontyExpose expose = component.getAnnotation(MontyExpose.class);
                boolean listed = expose != null || (whole && !component.isAnnotationPresent(MontyHidden.class));
                if (listed) {
                    members.addComponent(component, expose);
                    any = true;
                }
            }
        }
        for (Method method : sorted(declaring.getDeclaredMethods())) {
            MontyExpose expose = method.getAnnotation(MontyExpose.class);
            if (expose != null && !method.isSynthetic() && !MemberList.isAccessor(method)) {
                members.add(method, expose);
                any = true;
            }
        }
        return any;
    }

    private static void addMethods(MemberList members, Class<?> type) {
        for (Method method : sorted(type.getMethods())) {
            boolean listed = !Modifier.isStatic(method.getModifiers())
                    && !method.isSynthetic()
                    && !method.isAnnotationPresent(MontyHidden.class)
                    && !isOfObject(method);
            if (listed) {
                members.add(method, method.getAnnotation(MontyExpose.class));
            }
        }
    }

    /** Tells whether the interface repeats a method that every object has, such as {@code Comparator.equals}. */
    private static boolean isOfObject(Method method) {
        return Arrays.stream(Object.class.getDeclaredMethods())
                .anyMatch(own -> own.getName().equals(method.getName())
                        && Arrays.equals(own.getParameterTypes(), method.getParameterTypes()));
    }

    /** Java gives methods in no order; Python's attributes have one. */
    private static Method[] sorted(Method[] methods) {
        Arrays.sort(methods, Comparator.comparing(Method::getName).thenComparing(Method::toGenericString));
        return methods;
    }

    private static Set<Class<?>> hierarchy(Class<?> type) {
        Set<Class<?>> found = new LinkedHashSet<>();
        collect(type, found);
        return found;
    }

    private static void collect(@Nullable Class<?> type, Set<Class<?>> found) {
        if (type != null && type != Object.class && found.add(type)) {
            collect(type.getSuperclass(), found);
            for (Class<?> parent : type.getInterfaces()) {
                collect(parent, found);
            }
        }
    }

    private static String className(Class<?> type) {
        MontyExpose expose = type.getAnnotation(MontyExpose.class);
        String name = expose == null || expose.name().isEmpty() ? type.getSimpleName() : expose.name();
        if (!PythonNames.isIdentifier(name)) {
            throw new IllegalArgumentException("Python cannot have a class of the name '" + name + "' for "
                    + type.getTypeName() + "; list its methods in an interface");
        }
        return name;
    }
}
