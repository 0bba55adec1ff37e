package org.montyjvm.nativebuild;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativePlatformTest {

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, linux-x86_64, libmonty_jvm.so",
        "Linux, aarch64, linux-aarch64, libmonty_jvm.so",
        "Mac OS X, aarch64, macos-aarch64, libmonty_jvm.dylib",
        "Mac OS X, x86_64, macos-x86_64, libmonty_jvm.dylib",
        "Windows 11, amd64, windows-x86_64, monty_jvm.dll",
        "FreeBSD, amd64, freebsd-x86_64, libmonty_jvm.so",
    })
    void platform_ofTheJvmsNames_hasAFolderAndALibrary(String os, String arch, String folder, String library) {
        NativePlatform platform = NativePlatform.of(os, arch);

        assertThat(platform.folder()).isEqualTo(folder);
        assertThat(platform.libraryFile()).isEqualTo(library);
    }
}
