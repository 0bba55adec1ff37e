import org.jspecify.annotations.NullMarked;

/**
 * The layer that applications and agents are built on: plugins that scripts call, middleware around every call, and a
 * stream of events. It stands on the public contract, and runs on any engine.
 */
@NullMarked
module org.montyjvm.bridge {
    requires com.fasterxml.jackson.core;
    requires transitive org.jspecify;
    requires transitive org.montyjvm;

    exports org.montyjvm.bridge;
}
