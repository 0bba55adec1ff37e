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

    // Each for one middleware; who does not use that has no need of the module.
    requires static io.github.bucket4j.core;
    requires static io.opentelemetry.api;
    requires static io.opentelemetry.context;
    requires static jdk.jfr;

    exports org.montyjvm.bridge;
    exports org.montyjvm.bridge.middleware;
}
