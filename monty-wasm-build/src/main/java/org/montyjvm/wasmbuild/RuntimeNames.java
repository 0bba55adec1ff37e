package org.montyjvm.wasmbuild;

/** The names by which generated code calls the classes of {@code monty-wasm} that it is compiled against. */
final class RuntimeNames {

    /** The package of the generated classes; theirs too, so that none of them has to be public. */
    static final String PACKAGE = "org/montyjvm/wasm/";

    /** The linear memory, and with it everything else that belongs to one instance. */
    static final String MEMORY = PACKAGE + "LinearMemory";

    /** A memory in a method's descriptor. */
    static final String MEMORY_DESCRIPTOR = "L" + MEMORY + ";";

    /** The memory's field that holds the module's own mutable global. */
    static final String STACK_POINTER = "stackPointer";

    /** How the memory's fields begin that hold the other mutable globals; the type and a number follow. */
    static final String VARIABLE = "variable";

    /** Operations that Chicory's runtime gets wrong or slow. */
    static final String OPERATIONS = PACKAGE + "Operations";

    /** The functions that the module imports. */
    static final String HOST = PACKAGE + "HostCalls";

    /** The class whose methods are given the bodies of the module's exported functions. */
    static final String EXPORTS = PACKAGE + "MontyModule";

    /** Generated classes that hold functions, with a number behind. */
    static final String CODE = PACKAGE + "Code";

    /** Generated classes that hold indirect calls, with a number behind. */
    static final String INDIRECT = PACKAGE + "Indirect";

    /** The initial content of the linear memory, a resource beside the classes. */
    static final String MEMORY_IMAGE = PACKAGE + "memory.image";

    private RuntimeNames() {}
}
