package org.montyjvm.internal.convert;

import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyValue;

/** The beginning of an object's text, for messages. */
final class Preview {
    private static final int LENGTH = 60;

    private Preview() {}

    /** Returns the text of what has a harmless one; of any other object only the class, whose code is not run. */
    static String of(@Nullable Object object) {
        if (object == null) {
            return "null";
        }
        boolean harmless = object instanceof MontyValue
                || object instanceof CharSequence
                || object instanceof Number
                || object instanceof Boolean
                || object instanceof Character
                || object instanceof Enum<?>;
        return harmless ? shortened(object.toString()) : object.getClass().getTypeName();
    }

    static String shortened(String text) {
        return text.length() <= LENGTH ? text : text.substring(0, LENGTH) + "…";
    }
}
