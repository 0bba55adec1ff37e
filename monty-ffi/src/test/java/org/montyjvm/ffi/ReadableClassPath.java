package org.montyjvm.ffi;

import com.fasterxml.jackson.core.JsonFactory;
import com.sun.jna.Native;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.montyjvm.Monty;
import org.montyjvm.wire.WireBindings;

/** A copy of what the engine needs of the class path, for users who cannot read the folders of this one. */
final class ReadableClassPath {
    private ReadableClassPath() {}

    static String copyTo(Path folder) throws IOException, URISyntaxException {
        Files.createDirectory(folder);
        List<String> entries = new ArrayList<>();
        for (Class<?> needed : List.of(
                Monty.class,
                WireBindings.class,
                FfiBackend.class,
                LoadingMain.class,
                JsonFactory.class,
                Native.class)) {
            Path source = Path.of(
                    needed.getProtectionDomain().getCodeSource().getLocation().toURI());
            Path copy = folder.resolve(entries.size() + "-" + source.getFileName());
            copy(source, copy);
            entries.add(copy.toString());
        }
        return String.join(File.pathSeparator, entries);
    }

    private static void copy(Path source, Path copy) throws IOException {
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(source.relativize(file).toString()));
            }
        }
    }
}
