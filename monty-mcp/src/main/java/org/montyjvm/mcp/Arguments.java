package org.montyjvm.mcp;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The arguments of a call of a tool, read strictly: what is unknown, missing or of a wrong type is refused by its name. */
final class Arguments {
    private final Map<String, @Nullable Object> values;

    Arguments(@Nullable Map<String, @Nullable Object> values, Set<String> known) {
        this.values = values == null ? Map.of() : values;
        Set<String> unknown = new TreeSet<>(this.values.keySet());
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            String name = unknown.iterator().next();
            throw Failure.invalid("there is no argument '" + name.substring(0, Math.min(name.length(), 40))
                    + "'; there are " + new TreeSet<>(known));
        }
    }

    String text(String name) {
        Object value = values.get(name);
        if (value == null) {
            throw Failure.invalid("the argument '" + name + "' is missing");
        }
        return asText(name, value);
    }

    @Nullable String textOrNull(String name) {
        Object value = values.get(name);
        return value == null ? null : asText(name, value);
    }

    private static String asText(String name, Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw Failure.invalid("the argument '" + name + "' is a string");
    }

    /** Returns a text that is shown in lists; empty if it is not given. */
    String label(String name, int longest) {
        String label = textOrNull(name);
        if (label == null) {
            return "";
        }
        boolean plain = Messages.isUnicode(label) && label.codePoints().noneMatch(Character::isISOControl);
        if (label.length() > longest || !plain) {
            throw Failure.invalid("the argument '" + name + "' has at most " + longest
                    + " characters, none of them a control character or half a character");
        }
        return label;
    }

    boolean flag(String name) {
        Object value = values.get(name);
        if (value == null) {
            return false;
        }
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw Failure.invalid("the argument '" + name + "' is true or false");
    }

    Map<String, @Nullable Object> object(String name) {
        Object value = values.get(name);
        if (value == null) {
            return Map.of();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((key, item) -> copy.put(String.valueOf(key), item));
            return copy;
        }
        throw Failure.invalid("the argument '" + name + "' is an object");
    }
}
