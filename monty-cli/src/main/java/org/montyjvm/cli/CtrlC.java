package org.montyjvm.cli;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * Does something else than to end the process when Ctrl-C is pressed. By reflection, as the JDK's class for it has no
 * public successor, need not be there, and cannot be named without a warning that cannot be switched off.
 */
public final class CtrlC implements AutoCloseable {
    private final @Nullable Object before;

    /**
     * Does the action at each Ctrl-C from now on. Where that cannot be had, nothing changes.
     *
     * @param action run by a thread of its own
     */
    public CtrlC(Runnable action) {
        before = handle(handler -> Proxy.newProxyInstance(
                CtrlC.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                    if (method.getName().equals("handle")) {
                        action.run();
                        return null;
                    }
                    return method.getName().equals("equals") ? proxy == arguments[0] : System.identityHashCode(proxy);
                }));
    }

    /** Lets Ctrl-C do what it did before. */
    @Override
    public void close() {
        if (before != null) {
            handle(handler -> before);
        }
    }

    private interface Maker {
        Object make(Class<?> handler);
    }

    private static @Nullable Object handle(Maker maker) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Method handle = signal.getMethod("handle", signal, handler);
            return handle.invoke(null, signal.getConstructor(String.class).newInstance("INT"), maker.make(handler));
        } catch (ReflectiveOperationException e) {
            return null; // there is no such class, or the JVM was told to leave signals alone
        }
    }
}
