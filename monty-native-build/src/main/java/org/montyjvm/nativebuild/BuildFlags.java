package org.montyjvm.nativebuild;

import java.util.List;

/** The choices that, beside the sources, decide what the library is; all of them are part of the input digest. */
final class BuildFlags {

    /** The cargo profile that the library is built with. */
    static final String PROFILE = "release";

    /** The Rust target of the prebuilt library. */
    static final String PREBUILT_TARGET = "x86_64-unknown-linux-gnu";

    /** The newest glibc that the prebuilt library may need: what CentOS 7 and everything after it has. */
    static final String GLIBC = "2.17";

    /**
     * What cargo is told to build. Naming the one crate type matters twice: the crate is an {@code rlib} too, for its
     * tests, and cargo leaves out link-time optimisation for a library that is also one.
     */
    static final List<String> CARGO_ARGUMENTS = List.of("--lib", "--crate-type", "cdylib", "--profile", PROFILE);

    private BuildFlags() {}

    /** Returns the choices as one line of text, the same on every machine. */
    static String describe() {
        return "target=" + PREBUILT_TARGET + " glibc=" + GLIBC + " cargo=" + String.join(" ", CARGO_ARGUMENTS)
                + " rustflags=" + PathRemapping.DESCRIPTION;
    }
}
