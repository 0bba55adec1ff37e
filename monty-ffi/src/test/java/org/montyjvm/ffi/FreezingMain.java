package org.montyjvm.ffi;

import java.io.IOException;
import java.nio.file.Path;

/** Begins work, freezes it, says so, and waits to be killed. */
final class FreezingMain {
    static final String FROZEN = "frozen";

    private FreezingMain() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        FrozenWork.begin(Path.of(System.getProperty("folder")));
        System.out.println(FROZEN);
        Thread.sleep(Long.MAX_VALUE);
    }
}
