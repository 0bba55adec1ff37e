package org.montyjvm.bridge;

import java.util.List;

/** A plugin that was put together. */
record SimplePlugin(String namespace, String description, List<HostFunction> functions, String prompt, Runnable onClose)
        implements MontyPlugin {
    SimplePlugin {
        functions = List.copyOf(functions);
    }

    @Override
    public void close() {
        onClose.run();
    }

    @Override
    public String toString() {
        return "MontyPlugin[" + namespace + "]";
    }
}
