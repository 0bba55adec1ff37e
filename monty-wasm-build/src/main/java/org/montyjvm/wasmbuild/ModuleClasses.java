package org.montyjvm.wasmbuild;

import java.util.Map;

/** A module as it is compiled. Arrays are not copied. */
final class ModuleClasses {
    private final byte[] module;
    private final Map<String, byte[]> classes;
    private final String report;

    /**
     * Makes one.
     *
     * @param module the module, with its large functions split
     * @param classes the content of the class files by internal name
     * @param report how large the methods are, as text
     */
    ModuleClasses(byte[] module, Map<String, byte[]> classes, String report) {
        this.module = module;
        this.classes = classes;
        this.report = report;
    }

    byte[] module() {
        return module;
    }

    Map<String, byte[]> classes() {
        return classes;
    }

    String report() {
        return report;
    }
}
