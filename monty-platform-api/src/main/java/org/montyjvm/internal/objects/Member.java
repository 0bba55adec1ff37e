package org.montyjvm.internal.objects;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.montyjvm.internal.convert.ParameterTarget;

/** Something that Python may reach in an object of the host. */
sealed interface Member {
    /** Returns the name in Python. */
    String name();

    /** Returns the Java method behind it. */
    Method method();

    /** Returns what the method gives. */
    ParameterTarget result();

    /** Runs the method. What its own code throws is thrown as it is. */
    default @Nullable Object invoke(Object object, @Nullable Object... arguments) throws Throwable {
        try {
            return method().invoke(object, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    /**
     * What Python reads without parentheses.
     *
     * @param lazy whether it is read whenever Python asks, and not once
     */
    record Attribute(String name, Method method, ParameterTarget result, boolean lazy) implements Member {}

    /** What Python calls. */
    record Callable(String name, Method method, ParameterTarget result, Signature signature) implements Member {}
}
