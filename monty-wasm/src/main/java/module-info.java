import org.jspecify.annotations.NullMarked;

/** The WASM engine: the Monty interpreter in pure Java. */
@NullMarked
@SuppressWarnings("module") // Chicory's jars have module names but no descriptors
module org.montyjvm.wasm {
    requires com.dylibso.chicory.runtime;
    requires com.dylibso.chicory.wasm;
    requires com.fasterxml.jackson.core;
    requires org.jspecify;
    requires org.montyjvm;
    requires org.montyjvm.wire;

    provides org.montyjvm.spi.MontyBackend with
            org.montyjvm.wasm.WasmBackend;
}
