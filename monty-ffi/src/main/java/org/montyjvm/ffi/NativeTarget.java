package org.montyjvm.ffi;

import java.util.Locale;

/**
 * The operating system and processor that a library is for.
 *
 * @param os {@code linux}, {@code macos} or {@code windows}, or the system's own name
 * @param arch {@code x86_64} or {@code aarch64}, or the processor's own name
 */
record NativeTarget(String os, String arch) {

    /** Returns the target of this JVM. */
    static NativeTarget current() {
        return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    }

    static NativeTarget of(String osName, String osArch) {
        String os = osName.toLowerCase(Locale.ROOT);
        String arch = osArch.toLowerCase(Locale.ROOT);
        return new NativeTarget(
                os.startsWith("mac") ? "macos" : os.startsWith("win") ? "windows" : os,
                arch.equals("amd64") || arch.equals("x86_64") ? "x86_64" : arch.equals("arm64") ? "aarch64" : arch);
    }

    /** Returns the name of the folder that holds the library in the jar. */
    String folder() {
        return os + "-" + arch;
    }

    /** Returns the name of the library's file. */
    String fileName() {
        return switch (os) {
            case "windows" -> "monty_jvm.dll";
            case "macos" -> "libmonty_jvm.dylib";
            default -> "libmonty_jvm.so";
        };
    }

    /** Returns the name of the resource that holds the library. */
    String resource() {
        return "/org/montyjvm/native/" + folder() + "/" + fileName();
    }

    @Override
    public String toString() {
        return folder();
    }
}
