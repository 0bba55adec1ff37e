package org.montyjvm.nativebuild;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of a Rust tool.
 *
 * @param major the first number
 * @param minor the second number
 * @param text the whole version, for example {@code 1.97.0-nightly}
 */
record CargoVersion(int major, int minor, String text) {

    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)\\.\\d+[^\\s]*");

    /** Returns the version in a line like {@code cargo 1.96.0 (30a34c682 2026-05-25)}, or nothing if it has none. */
    static Optional<CargoVersion> in(String line) {
        Matcher version = VERSION.matcher(line);
        return version.find()
                ? Optional.of(new CargoVersion(
                        Integer.parseInt(version.group(1)), Integer.parseInt(version.group(2)), version.group()))
                : Optional.empty();
    }

    /** Returns whether this is a nightly or beta. */
    boolean isPreRelease() {
        return text.indexOf('-') >= 0;
    }

    /** Returns whether this is the given release or newer; a nightly counts as the release that it becomes. */
    boolean isAtLeast(int otherMajor, int otherMinor) {
        return major > otherMajor || (major == otherMajor && minor >= otherMinor);
    }

    @Override
    public String toString() {
        return text;
    }
}
