package org.montyjvm.spi;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.montyjvm.MontyEngineInfo;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontySession;

/** Makes {@link ScriptedBindings}, and remembers them. */
final class ScriptedEngine implements MontyEngine {
    static final MontyEngineInfo INFO = new MontyEngineInfo("scripted", "0", 1, "test");

    final List<ScriptedBindings> made = Collections.synchronizedList(new ArrayList<>());
    final List<MontyOptions> asked = Collections.synchronizedList(new ArrayList<>());
    MontyEngineInfo info = INFO;

    MontyPlatform platform(MontyOptions options) {
        return BaseMontyPlatform.over("scripted", options, this);
    }

    MontySession session(MontyOptions options) {
        return BaseMontySession.open("scripted", options, this, null);
    }

    ScriptedBindings last() {
        return made.get(made.size() - 1);
    }

    @Override
    public MontyEngineInfo info() {
        return info;
    }

    @Override
    public MontyCoreBindings script(MontyOptions options) {
        return make(options, new ScriptedBindings());
    }

    @Override
    public MontySessionBindings session(MontyOptions options, String name) {
        return make(options, new ScriptedBindings());
    }

    @Override
    public MontyRestored<MontyCoreBindings> restoreScript(MontyOptions options, byte[] payload) {
        ScriptedBindings bindings = make(options, new ScriptedBindings(payload));
        return new MontyRestored<>(
                bindings, Objects.requireNonNull(bindings.program).again());
    }

    @Override
    public MontyRestored<MontySessionBindings> restoreSession(MontyOptions options, byte[] payload) {
        if (payload.length == 0) {
            return new MontyRestored<>(make(options, new ScriptedBindings()), null);
        }
        ScriptedBindings bindings = make(options, new ScriptedBindings(payload));
        return new MontyRestored<>(
                bindings, Objects.requireNonNull(bindings.program).again());
    }

    private ScriptedBindings make(MontyOptions options, ScriptedBindings bindings) {
        made.add(bindings);
        asked.add(options);
        return bindings;
    }
}
