package org.montyjvm.nativebuild;

import java.util.Optional;

/**
 * A symbol that a library needs from others or offers to them.
 *
 * @param name the symbol's name
 * @param binding its binding as ELF numbers it
 * @param defined whether the library has it, rather than needs it
 * @param version which version of it is needed, if the library says so
 */
record ElfSymbol(String name, int binding, boolean defined, Optional<Version> version) {

    private static final int GLOBAL = 1;
    private static final int WEAK = 2;

    /**
     * A version of another library's symbol.
     *
     * @param library the library, for example {@code libc.so.6}
     * @param name the version, for example {@code GLIBC_2.17}
     */
    record Version(String library, String name) {}

    /** Returns whether other libraries can see it. */
    boolean isExported() {
        return defined && (binding == GLOBAL || binding == WEAK);
    }

    /** Returns whether the library cannot be loaded without it; a weak one may be missing. */
    boolean isRequired() {
        return !defined && binding != WEAK;
    }
}
