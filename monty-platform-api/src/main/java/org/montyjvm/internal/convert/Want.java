package org.montyjvm.internal.convert;

import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyConversionException;
import org.montyjvm.MontyValue;

/**
 * A value on its way to Java.
 *
 * @param value the value
 * @param target what it is to become
 * @param path where it was found
 */
record Want(MontyValue value, Target target, ValuePath path) {

    MontyConversionException refused(String reason) {
        return refused(reason, null);
    }

    MontyConversionException refused(String reason, @Nullable Throwable cause) {
        return new MontyConversionException(
                "Python " + value.typeName() + " at " + path + " cannot become " + target + ": " + reason,
                path.toString(),
                cause);
    }

    /** The value has a type that never becomes the target. */
    MontyConversionException mismatched(String expected) {
        return refused("that takes " + expected + ", not " + Preview.of(value));
    }
}
