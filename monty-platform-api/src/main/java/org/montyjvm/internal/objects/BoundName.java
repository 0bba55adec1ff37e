package org.montyjvm.internal.objects;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A method that a script took out of its object, {@code f = order.refund}. Python has no such value for objects of the
 * host, so it gets a function whose name tells both; a script cannot make one up, as the name is no identifier and the id
 * is random.
 *
 * @param receiver the object
 * @param method the method's name in Python
 */
record BoundName(UUID receiver, String method) {
    private static final Pattern FORM = Pattern.compile("[^.@]+\\.([^.@]+)@([0-9a-f-]{36})");

    /** Returns what the name of a function tells, or null if it is none of these. */
    static @Nullable BoundName parse(String function) {
        Matcher matcher = FORM.matcher(function);
        return matcher.matches() ? new BoundName(UUID.fromString(matcher.group(2)), matcher.group(1)) : null;
    }

    /** Returns the name of the function. */
    String in(String className) {
        return className + "." + method + "@" + receiver;
    }
}
