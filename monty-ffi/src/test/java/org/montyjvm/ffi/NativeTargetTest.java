package org.montyjvm.ffi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativeTargetTest {
    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, /org/montyjvm/native/linux-x86_64/libmonty_jvm.so",
        "Linux, x86_64, /org/montyjvm/native/linux-x86_64/libmonty_jvm.so",
        "Linux, aarch64, /org/montyjvm/native/linux-aarch64/libmonty_jvm.so",
        "Mac OS X, aarch64, /org/montyjvm/native/macos-aarch64/libmonty_jvm.dylib",
        "Mac OS X, arm64, /org/montyjvm/native/macos-aarch64/libmonty_jvm.dylib",
        "Windows Server 2022, amd64, /org/montyjvm/native/windows-x86_64/monty_jvm.dll",
        "FreeBSD, riscv64, /org/montyjvm/native/freebsd-riscv64/libmonty_jvm.so"
    })
    void target_namesItsResource(String os, String arch, String resource) {
        assertThat(NativeTarget.of(os, arch).resource()).isEqualTo(resource);
    }
}
