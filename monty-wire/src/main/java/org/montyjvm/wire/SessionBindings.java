package org.montyjvm.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.montyjvm.MontyCall;
import org.montyjvm.MontyContinuation;
import org.montyjvm.MontyError;
import org.montyjvm.MontyValue;
import org.montyjvm.spi.MontyErrors;
import org.montyjvm.spi.MontyOptions;
import org.montyjvm.spi.MontySessionBindings;
import org.montyjvm.spi.MontyTurn;

/**
 * An interpreter that keeps its variables from run to run. Where it panicked, or a run had to be abandoned, they are lost:
 * every call throws a {@link org.montyjvm.MontyCrashError} that says so, until {@link #reset}.
 */
public final class SessionBindings extends WireBindings implements MontySessionBindings {
    SessionBindings(WireEngine engine, MontyOptions options, Interpreter interpreter) {
        super(engine, options, interpreter);
    }

    @Override
    public MontyTurn call(MontyCall call) {
        return turns().take(() -> Requests.call(call, limits()), transport()::call, Responses::turn);
    }

    @Override
    public Map<String, MontyValue> variables() {
        return interpreter().ask(transport()::variables, response -> {
            if (!(Responses.answer(response).value() instanceof MontyValue.Dict variables)) {
                throw MontyErrors.crash("the engine gave no variables", null);
            }
            Map<String, MontyValue> byName = new LinkedHashMap<>();
            for (MontyValue.Entry entry : variables.entries()) {
                byName.put(entry.key().asString(), entry.value());
            }
            return byName;
        });
    }

    @Override
    public boolean hasFunction(String name) {
        return interpreter()
                .ask(transport()::functions, Responses::answer)
                .functions()
                .contains(name);
    }

    @Override
    public MontyContinuation continuation(String source) {
        return Responses.continuation(transport().continuation(Requests.continuation(source, limits())));
    }

    @Override
    public Optional<MontyError> loss() {
        return interpreter().loss();
    }

    @Override
    public void reset() {
        interpreter().renew();
    }
}
