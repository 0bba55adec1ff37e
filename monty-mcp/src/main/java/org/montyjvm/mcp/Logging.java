package org.montyjvm.mcp;

/** Sends all logs to the standard error, and says how much. Must come before the first logger. */
final class Logging {
    private static final String PREFIX = "org.slf4j.simpleLogger.";

    private Logging() {}

    static void configure(boolean verbose) {
        set("defaultLogLevel", "error");
        set("log.org.montyjvm", verbose ? "info" : "warn");
        // Jetty tells each bad request as a warning. The SDK quotes what clients send.
        set("log.org.eclipse.jetty", "error");
        set("log.io.modelcontextprotocol", "off");
        set("showThreadName", "false");
        set("showDateTime", "true");
        set("dateTimeFormat", "yyyy-MM-dd'T'HH:mm:ssXXX");
    }

    private static void set(String name, String value) {
        if (System.getProperty(PREFIX + name) == null) {
            System.setProperty(PREFIX + name, value);
        }
    }
}
