package org.montyjvm.conformance;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.montyjvm.MontyValue;

/** The names that cases use and do not define, other than functions that they only call. */
final class HostNames {

    private static final Map<String, MontyValue> CONSTANTS = Map.of(
            "CONST_INT", MontyValue.of(42),
            "CONST_STR", MontyValue.of("hello"),
            "CONST_FLOAT", MontyValue.of(3.14),
            "CONST_BOOL", MontyValue.of(true),
            "CONST_LIST", MontyValue.of(List.of(1, 2, 3)),
            "CONST_NONE", MontyValue.of(null));

    private HostNames() {}

    /** Returns the value of {@code name}, or nothing if Python is to raise {@code NameError}. */
    static Optional<MontyValue> value(String name) {
        return Optional.ofNullable(CONSTANTS.get(name));
    }
}
