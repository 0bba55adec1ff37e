package org.montyjvm.spi;

/** One way into the interpreter: a turn that is still to be made. */
interface Entry {
    MontyTurn enter(MontyCoreBindings bindings);
}
