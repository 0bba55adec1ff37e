import org.jspecify.annotations.NullMarked;

/** Plugins that applications need again and again, each over a library that they may have already. */
@NullMarked
module org.montyjvm.plugins {
    requires com.fasterxml.jackson.core;
    requires transitive java.net.http;
    requires transitive java.sql;
    requires transitive org.jspecify;
    requires transitive org.montyjvm.bridge;

    // Each for one plugin; who does not use that has no need of the module.
    requires static de.siegmar.fastcsv;
    requires static transitive org.slf4j;

    exports org.montyjvm.plugins;
}
