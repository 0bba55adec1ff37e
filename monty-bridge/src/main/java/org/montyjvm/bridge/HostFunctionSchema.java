package org.montyjvm.bridge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a function is called, takes and gives: the one description that the check of arguments, stubs, JSON Schema,
 * {@code help()} and prompts are made of. Immutable, and safe to share between threads.
 *
 * @param name its name in Python, without the namespace
 * @param description what it does; the first line is its summary. May be empty
 * @param params its parameters, in Python's order: those without default, those with, {@code *args}, those by name only,
 *     {@code **kwargs}
 * @param returns what it gives
 * @param awaitable whether Python has to {@code await} what a call gives
 * @param timeout how long a call may take, or null for what the bridge allows
 */
public record HostFunctionSchema(
        String name,
        String description,
        List<HostParam> params,
        HostType returns,
        boolean awaitable,
        @Nullable Duration timeout) {

    /**
     * Holds a description; copies the list.
     *
     * @param name {@link #name()}
     * @param description {@link #description()}
     * @param params {@link #params()}
     * @param returns {@link #returns()}
     * @param awaitable {@link #awaitable()}
     * @param timeout {@link #timeout()}
     * @throws IllegalArgumentException if the name is no identifier or starts with an underscore, two parameters have one
     *     name, their order is not Python's, or the timeout is not positive
     * @throws NullPointerException if an argument is null that may not be
     */
    public HostFunctionSchema {
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(returns, "returns");
        params = List.copyOf(params);
        if (!PythonText.isIdentifier(name) || name.startsWith("_")) {
            throw new IllegalArgumentException("'" + name
                    + "' is no name for a function: Python wants an identifier, and the bridge one that does not start"
                    + " with an underscore");
        }
        if (timeout != null && (timeout.isZero() || timeout.isNegative())) {
            throw new IllegalArgumentException("the timeout of '" + name + "' is positive, not " + timeout);
        }
        requireOrder(name, params);
    }

    private static void requireOrder(String function, List<HostParam> params) {
        Set<String> names = new LinkedHashSet<>();
        int last = 0;
        for (HostParam param : params) {
            if (!names.add(param.name()) || param.name().equals(Roles.KEYWORD)) {
                throw new IllegalArgumentException(
                        "duplicate or reserved parameter '" + param.name() + "' in '" + function + "'");
            }
            int place = place(param);
            if (place < last || (place == last && (place == 2 || place == 4))) {
                throw new IllegalArgumentException("the parameters of '" + function
                        + "' come as in Python: without default, with default, *args, by name only, **kwargs; '"
                        + param.name() + "' does not");
            }
            last = place;
        }
    }

    private static int place(HostParam param) {
        return switch (param.kind()) {
            case NORMAL -> param.isRequired() ? 0 : 1;
            case ARGS -> 2;
            case KEYWORD_ONLY -> 3;
            case KWARGS -> 4;
        };
    }

    /**
     * Returns the first line of the description.
     *
     * @return the line, empty if there is none
     */
    public String summary() {
        return description.lines().findFirst().orElse("");
    }

    /**
     * Returns the function's head as Python writes it.
     *
     * @return text such as {@code get_forecast(city: str, days: int = 3) -> list[float]}
     */
    public String signature() {
        List<String> parts = new ArrayList<>();
        boolean named = params.stream().anyMatch(param -> param.kind() == HostParam.Kind.ARGS);
        for (HostParam param : params) {
            if (param.kind() == HostParam.Kind.KEYWORD_ONLY && !named) {
                parts.add("*");
                named = true;
            }
            parts.add(param.declaration());
        }
        return name + parts.stream().collect(Collectors.joining(", ", "(", ")")) + " -> " + returns.annotation();
    }
}
