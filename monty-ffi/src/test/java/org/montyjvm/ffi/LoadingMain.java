package org.montyjvm.ffi;

import org.montyjvm.Monty;
import org.montyjvm.MontyCrashError;
import org.montyjvm.MontyPlatform;

/** Prints what a script gives and where the library came from, or why there is none. */
final class LoadingMain {
    private LoadingMain() {}

    public static void main(String[] args) {
        try (MontyPlatform platform = Monty.create()) {
            System.out.println(
                    platform.run("2 + 2").value() + " " + platform.engine().origin());
        } catch (MontyCrashError e) {
            System.out.println(e.getMessage());
        }
    }
}
