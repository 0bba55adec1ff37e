package org.montyjvm.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * Where a secret is. The secret itself is never part of a configuration, and so not of its {@code toString} either.
 *
 * @param kind what kind of place
 * @param name the name of the variable, or the path of the file
 */
public record SecretSource(Kind kind, String name) {
    /** Where secrets can be. */
    public enum Kind {
        /** In an environment variable. */
        ENV,
        /** In a file that holds nothing else; the end of its line does not count. */
        FILE
    }

    private static final int MOST_BYTES = 64 * 1024;

    /**
     * Holds a place.
     *
     * @param kind what kind of place
     * @param name the name of the variable, or the path of the file
     */
    public SecretSource {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
    }

    /**
     * Returns the place that is a variable.
     *
     * @param variable its name
     * @return the place
     */
    public static SecretSource env(String variable) {
        return new SecretSource(Kind.ENV, variable);
    }

    /**
     * Returns the place that is a file.
     *
     * @param file its path
     * @return the place
     */
    public static SecretSource file(Path file) {
        return new SecretSource(Kind.FILE, file.toString());
    }

    /**
     * Returns the secret.
     *
     * @param environment the variables, for instance {@link System#getenv()}
     * @return the secret, not empty
     * @throws MontyConfigException if there is none; the message names the place
     */
    public String read(Map<String, String> environment) {
        String secret = kind == Kind.ENV ? environment.getOrDefault(name, "") : readFile();
        if (secret.isEmpty()) {
            throw new MontyConfigException(
                    kind == Kind.ENV
                            ? "a secret is missing: set the environment variable " + name
                            : "a secret is missing: the file " + name + " is empty");
        }
        return secret;
    }

    private String readFile() {
        try (InputStream in = Files.newInputStream(Path.of(name))) {
            return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new MontyConfigException(null, 0, 0, "a secret is missing: the file " + name + " cannot be read", e);
        }
    }
}
