package org.montyjvm.cli;

import org.montyjvm.Monty;
import org.montyjvm.MontyCrashError;
import org.montyjvm.MontyEngineInfo;
import org.montyjvm.MontyPlatform;
import picocli.CommandLine.IVersionProvider;

/** What {@code monty --version} prints: all that a bug report needs. */
final class Versions implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String own = "monty " + ownVersion();
        String java = "java: " + System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + "), "
                + System.getProperty("os.name") + " " + System.getProperty("os.arch");
        try (MontyPlatform platform = Monty.create()) {
            MontyEngineInfo engine = platform.engine();
            return new String[] {
                own,
                "interpreter: Monty " + engine.interpreterVersion(),
                "engine: " + engine.backend() + ", ABI " + engine.abiVersion() + ", from " + engine.origin(),
                java
            };
        } catch (MontyCrashError e) {
            return new String[] {own, "engine: none; " + e.getMessage(), java};
        }
    }

    /** Returns the version of the command. */
    static String ownVersion() {
        String version = Versions.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }
}
