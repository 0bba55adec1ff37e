package org.montyjvm.internal.objects;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.montyjvm.internal.convert.ParameterTarget;

/**
 * One parameter of a method.
 *
 * @param name its name in Python, or null if the class was compiled without the names of parameters
 * @param position where it stands, from 1
 * @param target what the argument is to become; of the parameter that takes the rest, what each one is to become
 */
record Parameter(@Nullable String name, int position, ParameterTarget target) {

    /** Returns whether a caller may leave it out. */
    boolean optional() {
        return target.mayBeAbsent();
    }

    /** Returns whether a caller may give it by that name. */
    boolean isNamed(String keyword) {
        return keyword.equals(name);
    }

    /** Returns what messages call it. */
    String inMessages() {
        return Optional.ofNullable(name).map(known -> "'" + known + "'").orElse(String.valueOf(position));
    }
}
