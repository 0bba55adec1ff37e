package org.montyjvm.internal;

import java.lang.invoke.MethodHandles;
import org.jspecify.annotations.Nullable;

/**
 * Where a public class leaves what this module's other packages may do with it and applications may not.
 *
 * @param <T> what they may do
 */
public final class AccessPoint<T> {
    private final Class<?> owner;

    /** Not volatile: the owner's initialisation writes it, and is over before {@link #get()} reads. */
    private @Nullable T access;

    /** Makes the point of a public class whose static initialiser installs the access. */
    public AccessPoint(Class<?> owner) {
        this.owner = owner;
    }

    /** Called once, by the static initialiser of the owner. */
    public void install(T implementation) {
        access = implementation;
    }

    /** Returns what was installed, after the initialisation of the owner. */
    public T get() {
        try {
            MethodHandles.lookup().ensureInitialized(owner);
        } catch (IllegalAccessException e) {
            throw new AssertionError(owner.getName() + " is public", e);
        }
        if (access == null) {
            throw new AssertionError(owner.getName() + " was initialised without installing its access");
        }
        return access;
    }
}
