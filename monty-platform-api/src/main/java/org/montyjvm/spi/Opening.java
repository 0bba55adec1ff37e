package org.montyjvm.spi;

/** What leads into a turn; made by whoever has it, outside the interpreter. */
interface Opening {
    Entry entry() throws InterruptedException;
}
