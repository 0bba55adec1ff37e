package org.montyjvm.bridge.middleware;

import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyValue;
import org.montyjvm.bridge.CallRole;
import org.montyjvm.bridge.HostCall;

/** Which calls a policy is about. Conditions are put together with {@link #and}, {@link #or} and {@link #negate}. */
@FunctionalInterface
public interface CallFilter extends Predicate<HostCall> {
    /**
     * Returns the filter that lets every call through.
     *
     * @return a filter
     */
    static CallFilter all() {
        return call -> true;
    }

    /**
     * Returns the filter for calls of functions of plugins.
     *
     * @return a filter
     */
    static CallFilter tools() {
        return call -> call.kind() == HostCall.Kind.TOOL && call.role() instanceof CallRole.Tool;
    }

    /**
     * Returns the filter for calls of the operating system.
     *
     * @return a filter
     */
    static CallFilter os() {
        return call -> call.kind() == HostCall.Kind.OS;
    }

    /**
     * Returns the filter for calls with a role.
     *
     * @param role the role
     * @return a filter
     */
    static CallFilter role(CallRole role) {
        return call -> call.role().equals(role);
    }

    /**
     * Returns the filter for calls in some namespaces.
     *
     * @param namespaces the namespaces
     * @return a filter
     */
    static CallFilter namespace(String... namespaces) {
        Set<String> wanted = Arrays.stream(namespaces).collect(Collectors.toUnmodifiableSet());
        return call -> call.kind() == HostCall.Kind.TOOL && wanted.contains(call.namespace());
    }

    /**
     * Returns the filter for calls of some names.
     *
     * @param names full names, such as {@code weather.get_forecast} or {@code Path.read_text}
     * @return a filter
     */
    static CallFilter named(String... names) {
        Set<String> wanted = Arrays.stream(names).collect(Collectors.toUnmodifiableSet());
        return call -> wanted.contains(call.name());
    }

    /**
     * Returns the filter for calls with an argument that meets a condition. A call without such a parameter does not.
     *
     * @param param the parameter's name
     * @param condition the condition
     * @return a filter
     */
    static CallFilter argument(String param, Predicate<? super MontyValue> condition) {
        return call -> {
            @Nullable MontyValue value = call.arguments().get(param);
            return value != null && condition.test(value);
        };
    }

    @Override
    default CallFilter and(Predicate<? super HostCall> other) {
        return call -> test(call) && other.test(call);
    }

    @Override
    default CallFilter or(Predicate<? super HostCall> other) {
        return call -> test(call) || other.test(call);
    }

    @Override
    default CallFilter negate() {
        return call -> !test(call);
    }
}
