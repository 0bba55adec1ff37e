package org.montyjvm.wasmbuild.split;

import java.util.Optional;

/** Splits the functions of a module. Used by one thread. */
public final class FunctionSplitting {

    /** A part smaller than this is not worth its call. */
    private static final int LEAST = 200;

    private final ModuleBytes module;
    private final Spills spills;

    /**
     * Begins with a module.
     *
     * @param module its bytes
     * @throws SplitException if it holds something that is not known
     */
    public FunctionSplitting(byte[] module) {
        this.module = new ModuleBytes(module);
        this.spills = new Spills(this.module);
    }

    /**
     * Takes parts out of a function until it is estimated to have at most {@code most} bytes of JVM code, or nothing more
     * can be taken out. Each part has at most as many.
     *
     * @param function the number of the function
     * @param most the size to come to
     * @return how many parts were taken out
     */
    public int split(int function, int most) {
        return split(function, most, LEAST);
    }

    int split(int function, int most, int least) {
        boolean hasResult = !module.signature(function).results().isEmpty();
        Body body = module.body(function);
        int parts = 0;
        while (CodeSize.of(body) > most) {
            // A part has more than the region: it hands back what it changed.
            Regions regions = new Regions(module, body, spills, hasResult);
            Optional<Region> region = regions.best(least, Math.min(most - most / 10, CodeSize.of(body) - least / 2));
            if (region.isEmpty()) {
                break;
            }
            body = new Outlining(module, function, body, regions.structure(), region.get(), spills).apply();
            parts++;
        }
        module.setBody(function, body);
        return parts;
    }

    /**
     * Returns the estimated size of a function.
     *
     * @param function the number of the function
     * @return bytes of JVM code
     */
    public int size(int function) {
        return CodeSize.of(module.body(function));
    }

    /**
     * Returns the module as it is now.
     *
     * @return its bytes
     */
    public byte[] toBytes() {
        return module.toBytes();
    }
}
