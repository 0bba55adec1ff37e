package org.montyjvm.internal.os;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.montyjvm.MontyAnswer;
import org.montyjvm.MontyOsFunction;
import org.montyjvm.MontyValue;

/** Answers {@code os.getenv} and {@code os.environ} from a map. */
final class EnvironmentCalls {
    private EnvironmentCalls() {}

    static MontyAnswer answer(
            Optional<Map<String, String>> variables, MontyOsFunction function, List<MontyValue> args) {
        if (variables.isEmpty()) {
            return Refusal.of(function);
        }
        if (function == MontyOsFunction.ENVIRON) {
            return MontyAnswer.value(variables.get());
        }
        String value = variables.get().get(args.get(0).asString());
        return value == null ? new MontyAnswer.Value(args.get(1)) : MontyAnswer.value(value);
    }
}
