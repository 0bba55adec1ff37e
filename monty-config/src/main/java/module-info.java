import org.jspecify.annotations.NullMarked;

/** One file that says what scripts may use, for the commands and for applications. */
@NullMarked
module org.montyjvm.config {
    requires transitive org.jspecify;
    requires transitive org.montyjvm.bridge;
    requires org.montyjvm.plugins;
    requires org.slf4j;
    requires org.snakeyaml.engine.v2;

    exports org.montyjvm.config;
}
