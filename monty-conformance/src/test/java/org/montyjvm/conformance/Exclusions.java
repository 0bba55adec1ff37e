package org.montyjvm.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * The cases that this binding is known not to pass, each with the reason: {@code exclusions.properties} beside this class.
 * There is no other list.
 */
final class Exclusions {

    private static final String LIST = "exclusions.properties";

    private final Properties reasons = new Properties();

    /**
     * Reads the list.
     *
     * @throws IllegalStateException if an entry has no reason
     */
    Exclusions() throws IOException {
        try (InputStream list = Exclusions.class.getResourceAsStream(LIST)) {
            reasons.load(new InputStreamReader(list, StandardCharsets.UTF_8));
        }
        for (String name : names()) {
            if (reasons.getProperty(name).isBlank()) {
                throw new IllegalStateException(LIST + " does not say why " + name + " is excluded");
            }
        }
    }

    /** Returns the names of the files on the list, in their order. */
    Set<String> names() {
        return new TreeSet<>(reasons.stringPropertyNames());
    }

    /** Returns why the case named {@code name} is excluded, or nothing if it is not. */
    Optional<String> reason(String name) {
        return Optional.ofNullable(reasons.getProperty(name));
    }
}
