import org.jspecify.annotations.NullMarked;

/**
 * What the engines share on the Java side: the one codec between {@link org.montyjvm.MontyValue} and the JSON that the
 * engines speak, and the threads that runs are waited for on.
 */
@NullMarked
@SuppressWarnings("module") // the engines are compiled after this module, so javac does not know their names yet
module org.montyjvm.wire {
    requires com.fasterxml.jackson.core;
    requires transitive org.jspecify;
    requires transitive org.montyjvm;

    exports org.montyjvm.wire to
            org.montyjvm.ffi,
            org.montyjvm.wasm;
}
