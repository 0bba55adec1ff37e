package org.montyjvm.ffi;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds and loads the shared library: the file that a system property names, else the one that came with the jar, put
 * into the first cache folder that it can be loaded from.
 */
final class LibraryLoader {
    /** Names a library file to load instead of the bundled one. */
    static final String LIBRARY_PROPERTY = "monty.native.library";

    /** Names the one folder that the bundled library is put into. */
    static final String CACHE_PROPERTY = "monty.native.cache";

    private final NativeTarget target;
    private final @Nullable String libraryProperty;
    private final List<Path> caches;

    LibraryLoader(NativeTarget target, @Nullable String libraryProperty, List<Path> caches) {
        this.target = target;
        this.libraryProperty = libraryProperty;
        this.caches = List.copyOf(caches);
    }

    /** Returns the loader for this JVM and its system properties. */
    static LibraryLoader forThisProcess() {
        return new LibraryLoader(NativeTarget.current(), System.getProperty(LIBRARY_PROPERTY), defaultCaches());
    }

    private static List<Path> defaultCaches() {
        String chosen = System.getProperty(CACHE_PROPERTY);
        if (chosen != null) {
            return List.of(Path.of(chosen));
        }
        List<Path> caches = new ArrayList<>();
        String xdg = System.getenv("XDG_CACHE_HOME");
        String home = System.getProperty("user.home", "");
        if (xdg != null && Path.of(xdg).isAbsolute()) {
            caches.add(Path.of(xdg, "monty-jvm", "native"));
        } else if (Path.of(home).isAbsolute()) { // it is "?" for a user without one
            caches.add(Path.of(home, ".cache", "monty-jvm", "native"));
        }
        String user = System.getProperty("user.name", "user");
        caches.add(Path.of(System.getProperty("java.io.tmpdir"), "monty-jvm-" + user, "native"));
        return caches;
    }

    /**
     * Loads the library.
     *
     * @throws LibraryUnavailableException if there is none that can be loaded; the message says what to do
     */
    Loaded load() throws LibraryUnavailableException {
        requireJna();
        if (libraryProperty != null) {
            return loadNamed(Path.of(libraryProperty));
        }
        BundledLibrary bundled = bundled();
        List<String> failures = new ArrayList<>();
        for (Path cache : caches) {
            try {
                return open(bundled.extractTo(cache));
            } catch (IOException | UnsatisfiedLinkError e) {
                failures.add(cache + ": " + reason(e));
            }
        }
        throw new LibraryUnavailableException("the native Monty library for " + target
                + " could be loaded from no cache folder: " + String.join("; ", failures)
                + ". Name a folder that files can be executed from with -D" + CACHE_PROPERTY + "=FOLDER");
    }

    /** JNA has a native library of its own, which it puts into a folder of its own; that can fail in the same ways. */
    private static void requireJna() throws LibraryUnavailableException {
        try {
            int unused = Native.POINTER_SIZE; // loads it
        } catch (LinkageError e) {
            if ("com/sun/jna/Native".equals(e.getMessage())) { // as a class that is not there is named
                throw new LibraryUnavailableException(
                        "JNA, which calls the native Monty library, is not on the class path: add net.java.dev.jna:jna");
            }
            throw new LibraryUnavailableException(
                    "JNA, which calls the native Monty library, cannot load its own part: " + reason(e)
                            + ". Name a folder that files can be executed from with -Djna.tmpdir=FOLDER");
        }
    }

    private Loaded loadNamed(Path file) throws LibraryUnavailableException {
        if (!Files.isRegularFile(file)) {
            throw new LibraryUnavailableException("-D" + LIBRARY_PROPERTY + " names " + file + ", which is not a file");
        }
        try {
            return open(file);
        } catch (UnsatisfiedLinkError e) {
            throw new LibraryUnavailableException(
                    "-D" + LIBRARY_PROPERTY + " names " + file + ", which cannot be loaded: " + reason(e));
        }
    }

    private BundledLibrary bundled() throws LibraryUnavailableException {
        Optional<BundledLibrary> bundled;
        try {
            bundled = BundledLibrary.find(target);
        } catch (IOException e) {
            throw new LibraryUnavailableException("the native Monty library in the jar cannot be read: " + e);
        }
        return bundled.orElseThrow(() -> new LibraryUnavailableException(
                "there is no native Monty library for " + target + " (os.name " + System.getProperty("os.name")
                        + ", os.arch " + System.getProperty("os.arch")
                        + ") on the class path: add org.montyjvm:monty-native-rust built for it, name a library with -D"
                        + LIBRARY_PROPERTY + "=FILE, or add org.montyjvm:monty-wasm, which runs on every platform"));
    }

    private static Loaded open(Path file) {
        return new Loaded(NativeLibrary.getInstance(file.toAbsolutePath().toString()), file);
    }

    private static String reason(Throwable failure) {
        boolean pathAlone = failure instanceof FileSystemException e && e.getReason() == null;
        String message = pathAlone
                ? failure.toString()
                : String.valueOf(failure.getMessage()).strip();
        String text = message.toLowerCase(Locale.ROOT);
        return text.contains("failed to map segment") || text.contains("operation not permitted")
                ? message + " (the file system is mounted noexec)"
                : message;
    }

    /**
     * A library that is loaded.
     *
     * @param library its symbols
     * @param file where it was loaded from
     */
    record Loaded(NativeLibrary library, Path file) {}
}
