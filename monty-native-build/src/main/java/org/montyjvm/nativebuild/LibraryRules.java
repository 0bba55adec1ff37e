package org.montyjvm.nativebuild;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a library must keep to before it is shipped: it loads on old servers and tells nothing of who built it. */
final class LibraryRules {

    /** The libraries that glibc itself consists of. */
    private static final Set<String> ALLOWED_LIBRARIES =
            Set.of("libc.so.6", "libm.so.6", "libpthread.so.0", "libdl.so.2", "librt.so.1", "ld-linux-x86-64.so.2");

    private static final String EXPORT_PREFIX = "monty_";

    private static final Pattern GLIBC_VERSION = Pattern.compile("GLIBC_(\\d+)\\.(\\d+).*");

    /** Any folder that a person or a build machine works in, and cargo's folder of a registry. */
    private static final Pattern PRIVATE_PATH =
            Pattern.compile("(?:/root|/home|/Users|/work|/tmp|/builds)/[\\w./@+-]*|registry/src|index\\.crates");

    private LibraryRules() {}

    /** Returns one line for each rule that {@code library} breaks, naming what breaks it. */
    static List<String> violations(Path library) {
        ElfLibrary elf = ElfLibrary.read(library);
        return Stream.of(
                        foreignLibraries(elf),
                        tooNewSymbols(elf),
                        unversionedSymbols(elf),
                        foreignExports(elf),
                        privatePaths(new String(AtomicFile.read(library), StandardCharsets.ISO_8859_1)))
                .flatMap(List::stream)
                .toList();
    }

    /** Returns the newest glibc that {@code elf} needs, as major times 1000 plus minor; 0 if it needs none. */
    static int newestGlibc(ElfLibrary elf) {
        return elf.symbols().stream()
                .flatMap(symbol -> symbol.version().stream())
                .mapToInt(version -> glibc(version.name()))
                .max()
                .orElse(0);
    }

    private static List<String> foreignLibraries(ElfLibrary elf) {
        return elf.neededLibraries().stream()
                .filter(name -> !ALLOWED_LIBRARIES.contains(name))
                .map(name -> "needs the library " + name)
                .toList();
    }

    private static List<String> tooNewSymbols(ElfLibrary elf) {
        int allowed = glibc("GLIBC_" + BuildFlags.GLIBC);
        List<String> broken = new ArrayList<>();
        for (ElfSymbol symbol : elf.symbols()) {
            Optional<String> version = symbol.version().map(ElfSymbol.Version::name);
            if (version.isPresent() && (glibc(version.get()) == 0 || glibc(version.get()) > allowed)) {
                broken.add("needs " + symbol.name() + " of " + version.get());
            }
        }
        return broken;
    }

    private static List<String> unversionedSymbols(ElfLibrary elf) {
        return elf.symbols().stream()
                .filter(symbol -> symbol.isRequired() && symbol.version().isEmpty())
                .map(symbol -> "needs " + symbol.name() + " of nobody knows which library")
                .toList();
    }

    private static List<String> foreignExports(ElfLibrary elf) {
        return elf.symbols().stream()
                .filter(symbol -> symbol.isExported() && !symbol.name().startsWith(EXPORT_PREFIX))
                .map(symbol -> "exports " + symbol.name())
                .toList();
    }

    /** Returns one line for each folder of a person or a build machine that is named in {@code bytes}. */
    static List<String> privatePaths(String bytes) {
        return PRIVATE_PATH
                .matcher(bytes)
                .results()
                .map(match -> "contains the path " + match.group())
                .distinct()
                .toList();
    }

    private static int glibc(String version) {
        Matcher numbers = GLIBC_VERSION.matcher(version);
        return numbers.matches() ? Integer.parseInt(numbers.group(1)) * 1000 + Integer.parseInt(numbers.group(2)) : 0;
    }
}
