package org.montyjvm.wasm;

import org.montyjvm.Monty;

/** What a JVM is given the smallest class path for. */
final class MinimalMain {
    private MinimalMain() {}

    public static void main(String[] arguments) {
        System.out.println(Monty.run("2 + 2").value());
    }
}
