package org.montyjvm.nativebuild;

import java.util.Locale;
import java.util.Map;

/**
 * An operating system and processor, as the folders of the native library name them.
 *
 * @param os {@code linux}, {@code macos} or {@code windows}, or the JVM's own name for another
 * @param arch {@code x86_64} or {@code aarch64}, or the JVM's own name for another
 */
record NativePlatform(String os, String arch) {

    /** The one platform that has a prebuilt library. */
    static final NativePlatform LINUX_X86_64 = new NativePlatform("linux", "x86_64");

    private static final Map<String, String> ARCH_NAMES =
            Map.of("amd64", "x86_64", "x86-64", "x86_64", "x64", "x86_64", "arm64", "aarch64");

    /** Returns the platform that this JVM runs on. */
    static NativePlatform host() {
        return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    }

    /**
     * Returns the platform behind the JVM's names for it.
     *
     * @param osName the system property {@code os.name}
     * @param osArch the system property {@code os.arch}
     */
    static NativePlatform of(String osName, String osArch) {
        String os = osName.toLowerCase(Locale.ROOT);
        String arch = osArch.toLowerCase(Locale.ROOT);
        return new NativePlatform(family(os), ARCH_NAMES.getOrDefault(arch, arch));
    }

    private static String family(String os) {
        if (os.startsWith("mac") || os.startsWith("darwin")) {
            return "macos";
        }
        if (os.startsWith("windows")) {
            return "windows";
        }
        return os.replace(' ', '-');
    }

    /** Returns the folder name, for example {@code linux-x86_64}. */
    String folder() {
        return os + "-" + arch;
    }

    /** Returns the file name of the library, for example {@code libmonty_jvm.so}. */
    String libraryFile() {
        return switch (os) {
            case "windows" -> "monty_jvm.dll";
            case "macos" -> "libmonty_jvm.dylib";
            default -> "libmonty_jvm.so";
        };
    }
}
