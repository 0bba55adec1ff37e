package org.montyjvm.internal.convert;

import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyConversionException;

/**
 * A Java object on its way to Python.
 *
 * @param object the object
 * @param path where it was found
 * @param holder the object that holds it
 */
record Source(
        @Nullable Object object, ValuePath path, @Nullable Source holder) {

    Source inside(@Nullable Object held, ValuePath where) {
        return new Source(held, where, this);
    }

    /** Tells whether one of the objects that hold this one is this one. */
    boolean holdsItself() {
        for (Source outer = holder; outer != null; outer = outer.holder) {
            if (outer.object == object) {
                return true;
            }
        }
        return false;
    }

    MontyConversionException refused(String reason, @Nullable Throwable cause) {
        String type = object == null ? "null" : object.getClass().getTypeName();
        return new MontyConversionException(
                "Java " + type + " at " + path + " cannot become a Python value: " + reason, path.toString(), cause);
    }
}
