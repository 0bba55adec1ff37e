package org.montyjvm.internal.objects;

import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyExpose;
import org.montyjvm.internal.convert.ParameterTarget;

/** Collects the members of a view and refuses those that Python cannot have. */
final class MemberList {
    private final Class<?> type;
    private final Map<String, Member> members = new LinkedHashMap<>();

    MemberList(Class<?> type) {
        this.type = type;
    }

    /** Returns the members by their names in Python, in the order added. */
    Map<String, Member> build() {
        return members;
    }

    /** Adds a component of a record. */
    void addComponent(RecordComponent component, @Nullable MontyExpose expose) {
        add(attribute(component.getName(), component.getAccessor(), expose));
    }

    /** Adds a method. */
    void add(Method method, @Nullable MontyExpose expose) {
        if (isAttribute(method, expose)) {
            if (method.getParameterCount() > 0 || method.getReturnType() == void.class) {
                throw refused(method, "an attribute takes no arguments and has a value");
            }
            add(attribute(property(method), method, expose));
            return;
        }
        String name = name(method.getName(), expose, method);
        Signature signature = Signature.of(type.getSimpleName() + "." + name, method);
        add(new Member.Callable(name, callable(method), result(method), signature));
    }

    private Member attribute(String javaName, Method method, @Nullable MontyExpose expose) {
        boolean lazy = expose != null && expose.lazy();
        return new Member.Attribute(name(javaName, expose, method), callable(method), result(method), lazy);
    }

    private void add(Member member) {
        Member other = members.get(member.name());
        if (other == null || isOverriddenBy(other.method(), member.method())) {
            members.put(member.name(), member);
        } else if (!isOverriddenBy(member.method(), other.method())) {
            throw new IllegalArgumentException("both " + signature(other.method()) + " and "
                    + signature(member.method()) + " would be '" + member.name() + "' in Python, which knows no"
                    + " overloading: give one of them another name with @MontyExpose(name = …), or hide it with"
                    + " @MontyHidden");
        }
    }

    /** Tells whether two methods are one, of which the second is the more exact. */
    private static boolean isOverriddenBy(Method method, Method other) {
        return method.getName().equals(other.getName())
                && Arrays.equals(method.getParameterTypes(), other.getParameterTypes())
                && method.getReturnType().isAssignableFrom(other.getReturnType());
    }

    private static boolean isAttribute(Method method, @Nullable MontyExpose expose) {
        return isAccessor(method)
                || (expose != null && (expose.attribute() || expose.lazy()))
                || (isGetter(method) && method.getParameterCount() == 0);
    }

    private static boolean isGetter(Method method) {
        Class<?> result = method.getReturnType();
        return (hasPrefix(method, "get") && result != void.class)
                || (hasPrefix(method, "is") && (result == boolean.class || result == Boolean.class));
    }

    private static boolean hasPrefix(Method method, String prefix) {
        String name = method.getName();
        return name.startsWith(prefix)
                && name.length() > prefix.length()
                && Character.isUpperCase(name.charAt(prefix.length()));
    }

    /** Tells whether the method is what reads a component of a record. */
    static boolean isAccessor(Method method) {
        Class<?> declaring = method.getDeclaringClass();
        return declaring.isRecord()
                && method.getParameterCount() == 0
                && Arrays.stream(declaring.getRecordComponents())
                        .anyMatch(component -> component.getName().equals(method.getName()));
    }

    /** Returns the name of what a method reads: {@code isPaid} keeps its word, {@code getTotal} does not. */
    private static String property(Method method) {
        return hasPrefix(method, "get") ? method.getName().substring(3) : method.getName();
    }

    private String name(String javaName, @Nullable MontyExpose expose, Method method) {
        String name = expose == null || expose.name().isEmpty() ? PythonNames.of(javaName) : expose.name();
        if (!PythonNames.isReachable(name)) {
            throw refused(
                    method, "Python cannot reach '" + name + "': no identifier, a keyword or an underscore in front");
        }
        return name;
    }

    private Method callable(Method method) {
        int modifiers = method.getModifiers();
        if (!Modifier.isPublic(modifiers) || Modifier.isStatic(modifiers)) {
            throw refused(method, "it must be public and not static");
        } else if (CompletionStage.class.isAssignableFrom(method.getReturnType())) {
            throw refused(
                    method, "it returns a future; serve it as a function of the host, with the help of MontyFutures");
        }
        try {
            method.setAccessible(true);
        } catch (InaccessibleObjectException e) {
            throw new IllegalArgumentException(
                    signature(method) + " cannot be called: its package must be exported or opened to the module"
                            + " org.montyjvm, and its type be public",
                    e);
        }
        return method;
    }

    private static ParameterTarget result(Method method) {
        return ParameterTarget.of(method.getAnnotatedReturnType(), method);
    }

    private static IllegalArgumentException refused(Method method, String reason) {
        return new IllegalArgumentException(signature(method) + " cannot be exposed: " + reason);
    }

    private static String signature(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName() + "("
                + String.join(
                        ", ",
                        Arrays.stream(method.getParameterTypes())
                                .map(Class::getSimpleName)
                                .toList())
                + ")";
    }
}
