package org.montyjvm.conformance;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.montyjvm.MontyAnswer;
import org.montyjvm.MontyOsCall;
import org.montyjvm.MontyValue;

/**
 * The part of the operating system that cases with {@code call-external} ask the host for, as their calls are delegated:
 * so that there is a pause to freeze. The clock and the files are the policy's, and in other cases everything is.
 */
final class HostSystem {

    /** The whole environment that cases know. */
    static final Map<String, String> ENVIRONMENT =
            Map.of("VIRTUAL_HOME", "/virtual/home", "VIRTUAL_USER", "testuser", "VIRTUAL_EMPTY", "");

    private HostSystem() {}

    /** Returns what the system says to {@code call}; no sleep takes any time. */
    static HostReply answer(MontyOsCall call) {
        return switch (call.function()) {
            case ENVIRON -> now(ENVIRONMENT);
            case GETENV -> now(variable(call.args()));
            case URANDOM -> now(randomBytes(call.args().get(0).asInt()));
            case SLEEP -> now(MontyValue.None.INSTANCE);
            case ASYNC_SLEEP -> HostReply.later(MontyAnswer.value(null));
            default -> throw new AssertionError("Not delegated, but the host is asked for " + call.name());
        };
    }

    private static Object variable(List<MontyValue> nameAndDefault) {
        String value = ENVIRONMENT.get(nameAndDefault.get(0).asString());
        return value == null ? nameAndDefault.get(1) : value;
    }

    private static byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        RandomGenerator.getDefault().nextBytes(bytes);
        return bytes;
    }

    private static HostReply now(Object value) {
        return HostReply.now(MontyAnswer.value(value));
    }
}
