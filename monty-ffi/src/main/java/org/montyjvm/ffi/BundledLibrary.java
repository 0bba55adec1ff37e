package org.montyjvm.ffi;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The library that comes with the jar {@code monty-native-rust}.
 *
 * @param library the library's bytes
 * @param sha256 the bytes' SHA-256 in hexadecimal, as the build noted it
 * @param fileName the name of the file to make
 */
record BundledLibrary(URL library, String sha256, String fileName) {

    /**
     * Returns the library for a target, if the class path has one.
     *
     * @throws IOException if it has one that cannot be read
     */
    static Optional<BundledLibrary> find(NativeTarget target) throws IOException {
        URL library = resource(target.resource());
        URL digest = resource(target.resource() + ".sha256");
        if (library == null) {
            return Optional.empty();
        }
        if (digest == null) {
            throw new FileNotFoundException(library + ".sha256");
        }
        try (InputStream in = open(digest)) {
            String sha256 = new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip();
            return Optional.of(new BundledLibrary(library, sha256, target.fileName()));
        }
    }

    /** Looks where the class loader looks: the class itself, once it is in a module, sees nothing but that. */
    private static @Nullable URL resource(String name) {
        ClassLoader loader = BundledLibrary.class.getClassLoader();
        return loader == null ? null : loader.getResource(name.substring(1));
    }

    /**
     * Returns the library as a file in the cache, which is named by its content: written by the first JVM that needs it,
     * in one step, so that JVMs that start at once cannot see half of it, and never changed.
     *
     * @throws IOException if the cache cannot be written
     */
    Path extractTo(Path cache) throws IOException {
        Path folder = PrivateFolder.create(cache.resolve(sha256));
        Path file = folder.resolve(fileName);
        if (Files.isRegularFile(file)) {
            return file;
        }
        Path half = Files.createTempFile(folder, fileName, ".part");
        try {
            try (InputStream in = open(library)) {
                Files.copy(in, half, StandardCopyOption.REPLACE_EXISTING);
            }
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(half);
        }
        return file;
    }

    /** Opens a resource without the URL cache, which would keep the jar open after its class loader is gone. */
    private static InputStream open(URL resource) throws IOException {
        URLConnection connection = resource.openConnection();
        connection.setUseCaches(false);
        return connection.getInputStream();
    }
}
