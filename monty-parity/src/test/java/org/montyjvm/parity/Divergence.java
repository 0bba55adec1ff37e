package org.montyjvm.parity;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.Map;
import org.montyjvm.Monty;
import org.montyjvm.MontyLimits;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontyScript;
import org.montyjvm.fixtures.EngineComparison;
import org.montyjvm.fixtures.LadderRunner;

/** An engine that is wrong on purpose: it takes every {@code *} of a script for a {@code +}. */
final class Divergence {
    private Divergence() {}

    /** Returns a comparison of the native engine with one that diverges from it. */
    static EngineComparison ofFfi() {
        Map<String, LadderRunner> engines = new LinkedHashMap<>();
        engines.put("ffi", LadderRunner.on("ffi"));
        engines.put("diverging", new LadderRunner(Divergence::platform));
        return new EngineComparison(engines);
    }

    private static MontyPlatform platform(MontyLimits limits) {
        MontyPlatform platform = Monty.builder().backend("ffi").limits(limits).build();
        return (MontyPlatform) Proxy.newProxyInstance(
                Divergence.class.getClassLoader(), new Class<?>[] {MontyPlatform.class}, (proxy, method, arguments) -> {
                    if (arguments != null && arguments[0] instanceof MontyScript script) {
                        arguments[0] = diverted(script);
                    }
                    try {
                        return method.invoke(platform, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static MontyScript diverted(MontyScript script) {
        return new MontyScript(
                script.code().replace(" * ", " + "),
                script.name(),
                script.inputs(),
                script.functions(),
                script.modules(),
                script.offersNames(),
                script.cancelToken());
    }
}
