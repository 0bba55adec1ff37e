import org.jspecify.annotations.NullMarked;

/** The native engine: the Monty interpreter as a shared library, called through JNA. */
@NullMarked
module org.montyjvm.ffi {
    requires com.sun.jna;
    requires org.jspecify;
    requires org.montyjvm;
    requires org.montyjvm.wire;

    opens org.montyjvm.ffi to
            com.sun.jna;

    provides org.montyjvm.spi.MontyBackend with
            org.montyjvm.ffi.FfiBackend;
}
