package org.montyjvm.internal.convert;

import java.util.Arrays;

/** Java enums, whose constants are known to Python by name. */
final class EnumToJava {
    private EnumToJava() {}

    static Object convert(Want want) {
        String name = ScalarToJava.string(want);
        Object[] constants = want.target().raw().getEnumConstants();
        for (Object constant : constants) {
            if (((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
        }
        throw want.refused(Preview.of(want.value()) + " is none of "
                + Arrays.stream(constants)
                        .map(constant -> ((Enum<?>) constant).name())
                        .toList());
    }
}
