package org.montyjvm.wasm;

import org.montyjvm.Monty;
import org.montyjvm.MontyLimits;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontyResourceError;

/** Lets scripts take more than the JVM has, though not more than they may. */
final class FullHeapMain {
    private static final long MORE_THAN_THE_HEAP = 1L << 30;

    private FullHeapMain() {}

    public static void main(String[] arguments) {
        MontyLimits limits =
                MontyLimits.builder().memoryBytes(MORE_THAN_THE_HEAP).build();
        try (MontyPlatform platform =
                Monty.builder().backend("wasm").limits(limits).build()) {
            for (int i = 0; i < 3; i++) {
                try {
                    platform.run("x = 'x' * 1000\nwhile True:\n    x += x");
                } catch (MontyResourceError error) {
                    System.out.println(error.limit());
                }
                System.out.println(platform.run("6 * 7").value());
            }
        }
    }
}
