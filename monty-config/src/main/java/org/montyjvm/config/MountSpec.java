package org.montyjvm.config;

import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.montyjvm.MontyMount;
import org.montyjvm.MontyOs;

/**
 * A folder that scripts may see, as {@code host:virtual[:ro|rw|overlay]} says it.
 *
 * @param host the folder on this machine, an absolute path
 * @param point where scripts find it, such as {@code /data}
 * @param mode what scripts may do there
 */
public record MountSpec(Path host, String point, Mode mode) {
    /** What scripts may do in a mount. */
    public enum Mode {
        /** They read. */
        RO,
        /** They read and change the folder. */
        RW,
        /** They read, and seem to change; what they write is kept in memory. */
        OVERLAY;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }

        private static Optional<Mode> of(String name) {
            for (Mode mode : values()) {
                if (mode.toString().equals(name)) {
                    return Optional.of(mode);
                }
            }
            return Optional.empty();
        }
    }

    private static final String FORM =
            "write HOST:VIRTUAL or HOST:VIRTUAL:MODE, where VIRTUAL begins with / and MODE is ro, rw or overlay";

    /**
     * Checks the parts.
     *
     * @param host the folder on this machine
     * @param point where scripts find it
     * @param mode what scripts may do there
     * @throws IllegalArgumentException if scripts cannot find a folder there
     */
    public MountSpec {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(mode, "mode");
        // The policy knows best what a mount point may be; no folder of this machine is looked at.
        MontyOs.builder().mount(point, MontyMount.inMemory());
    }

    /**
     * Returns the mount that a text describes, with relative paths from the current folder.
     *
     * @param text such as {@code ./orders:/in} or {@code /tmp/work:/work:rw}; read-only without a mode
     * @return the mount
     * @throws IllegalArgumentException if it is no such text; the message says what to write
     */
    public static MountSpec parse(String text) {
        return parse(text, Path.of(""));
    }

    /**
     * Returns the mount that a text describes. A host path that begins with {@code ~/} is in the home folder. A colon in a
     * host path is no trouble, as the text is read from its end.
     *
     * @param text such as {@code orders:/in}
     * @param base where relative host paths start
     * @return the mount
     * @throws IllegalArgumentException if it is no such text; the message says what to write
     */
    public static MountSpec parse(String text, Path base) {
        String rest = text;
        Mode mode = Mode.RO;
        int last = rest.lastIndexOf(':');
        if (last >= 0 && !rest.startsWith("/", last + 1)) {
            String name = rest.substring(last + 1);
            mode = Mode.of(name)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "'" + text + "' is no mount, as '" + name + "' is no mode; " + FORM));
            rest = rest.substring(0, last);
        }
        int colon = rest.lastIndexOf(":/");
        if (colon < 1) {
            throw new IllegalArgumentException("'" + text + "' is no mount; " + FORM);
        }
        try {
            return new MountSpec(hostPath(rest.substring(0, colon), base), rest.substring(colon + 1), mode);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + text + "' is no mount: " + e.getMessage(), e);
        }
    }

    /**
     * Returns the folder as a grant.
     *
     * @return a new mount
     * @throws IllegalArgumentException if the folder is not there, or is no folder
     */
    public MontyMount open() {
        try {
            return switch (mode) {
                case RO -> MontyMount.readOnly(host);
                case RW -> MontyMount.readWrite(host);
                case OVERLAY -> MontyMount.overlay(host);
            };
        } catch (UncheckedIOException e) {
            throw new IllegalArgumentException("'" + host + "' cannot be mounted: it is no folder that can be read", e);
        }
    }

    /** Returns the text that {@link #parse} takes for this mount. */
    @Override
    public String toString() {
        return host + ":" + point + ":" + mode;
    }

    static Path hostPath(String text, Path base) {
        try {
            boolean atHome = text.equals("~") || text.startsWith("~/");
            Path path = atHome ? Path.of(System.getProperty("user.home", "/"), text.substring(1)) : base.resolve(text);
            return path.toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("'" + text + "' is no path on this machine", e);
        }
    }
}
