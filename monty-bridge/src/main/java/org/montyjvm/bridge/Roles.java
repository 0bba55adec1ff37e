package org.montyjvm.bridge;

import java.util.Map;
import org.montyjvm.MontyValue;

/** What a script says about the role of its own call, and what becomes of that. */
final class Roles {
    /** The keyword argument that names a role. */
    static final String KEYWORD = "__role__";

    private Roles() {}

    /**
     * Returns the role of a call.
     *
     * @throws HostException if the script names no role, or claims one above that of the host
     */
    static CallRole of(String function, CallRole registered, Map<String, MontyValue> kwargs) {
        MontyValue claimed = kwargs.get(KEYWORD);
        if (claimed == null) {
            return registered;
        }
        if (!(claimed instanceof MontyValue.Str label)) {
            throw HostException.typeError(KEYWORD + " must be str, not " + claimed.typeName());
        }
        CallRole role = CallRole.named(label.value())
                .orElseThrow(() -> new HostException(
                        "ValueError", KEYWORD + " must be one of 'infra', 'tool', not " + brief(label)));
        if (!registered.covers(role)) {
            throw new HostException(
                    "PermissionError",
                    "the role of " + function + "() is '" + registered.label() + "': a script cannot claim '"
                            + role.label() + "'");
        }
        return role;
    }

    private static String brief(MontyValue.Str label) {
        String text = label.toString();
        return text.length() <= 40 ? text : text.substring(0, 37) + "...";
    }
}
