package org.montyjvm.bridge;

import java.util.Optional;

/**
 * What a call is for. The host decides it when it registers a function; middleware goes by it. A script may lower the
 * role of a single call with the keyword argument {@code __role__}, and can never raise it.
 */
public sealed interface CallRole {
    /** The role of what makes the bridge work: introspection, and calls of the operating system. */
    CallRole INFRA = new Infra();

    /** The role of what an application offers to scripts. */
    CallRole TOOL = new Tool();

    /**
     * Returns the role's name, as in events and in {@code __role__}.
     *
     * @return {@code "infra"} or {@code "tool"}
     */
    String label();

    /**
     * Returns whether a call with this role may be treated as one with another.
     *
     * @param other the other role
     * @return true if the other role has the same privileges, or fewer
     */
    boolean covers(CallRole other);

    /**
     * Returns the role of that name.
     *
     * @param label a name as {@link #label()} gives it
     * @return the role, or empty if there is none of that name
     */
    static Optional<CallRole> named(String label) {
        return label.equals(INFRA.label())
                ? Optional.of(INFRA)
                : label.equals(TOOL.label()) ? Optional.of(TOOL) : Optional.empty();
    }

    /** The higher role. */
    record Infra() implements CallRole {
        @Override
        public String label() {
            return "infra";
        }

        @Override
        public boolean covers(CallRole other) {
            return true;
        }
    }

    /** The lower role. */
    record Tool() implements CallRole {
        @Override
        public String label() {
            return "tool";
        }

        @Override
        public boolean covers(CallRole other) {
            return other instanceof Tool;
        }
    }
}
