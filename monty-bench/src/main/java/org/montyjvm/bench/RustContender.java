package org.montyjvm.bench;

/**
 * Runs scripts in another process, without a JVM.
 *
 * @param way which of the interfaces of the crate is called
 * @param driver the process
 */
record RustContender(Way way, RustDriver driver) implements Contender {

    /** An interface of the crate. */
    enum Way {
        /** The interpreter's own Rust interface. */
        INTERPRETER("Rust API"),

        /** The functions that Java calls. */
        ABI("Rust, C ABI");

        private final String title;

        Way(String title) {
            this.title = title;
        }
    }

    @Override
    public String name() {
        return way.title;
    }

    @Override
    public Batch run(Workload workload, int threads, int runs) {
        return driver.measure(way, workload, threads, runs);
    }
}
