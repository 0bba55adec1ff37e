import org.jspecify.annotations.NullMarked;

/**
 * The contract of Monty for the JVM: what applications program against, and what engines implement.
 *
 * <p>Applications use {@link org.montyjvm}. Engines are found with {@link java.util.ServiceLoader}; the package they
 * implement, {@code org.montyjvm.spi}, is exported to them alone.
 */
@NullMarked
@SuppressWarnings("module") // the engines are compiled after this module, so javac does not know their names yet
module org.montyjvm {
    requires transitive org.jspecify;

    exports org.montyjvm;
    exports org.montyjvm.spi to
            org.montyjvm.wire,
            org.montyjvm.ffi,
            org.montyjvm.wasm;

    uses org.montyjvm.spi.MontyBackend;
}
