package org.montyjvm.nativebuild;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a 64-bit little-endian ELF library asks of the machine that loads it, and what it offers.
 *
 * @param neededLibraries the libraries that it must be loaded with, for example {@code libc.so.6}
 * @param symbols its dynamic symbols, those without a name left out
 */
record ElfLibrary(List<String> neededLibraries, List<ElfSymbol> symbols) {

    private static final int MAGIC = 0x464c457f;
    private static final byte CLASS_64 = 2;
    private static final byte LITTLE_ENDIAN = 1;

    private static final int SECTION_DYNAMIC = 6;
    private static final int SECTION_DYNSYM = 11;
    private static final int SECTION_VERSION_NEED = 0x6ffffffe;
    private static final int SECTION_VERSION_SYMBOL = 0x6fffffff;

    private static final int SYMBOL_SIZE = 24;
    private static final int DYNAMIC_ENTRY_SIZE = 16;
    private static final long DYNAMIC_NEEDED = 1;

    /** The top bit of a version index marks a hidden symbol; the rest is the index. */
    private static final int VERSION_INDEX = 0x7fff;

    private record Section(int type, int offset, int size, int link, int info) {}

    /**
     * Returns what {@code file} says of itself.
     *
     * @throws NativeBuildException if it is not such a library
     */
    static ElfLibrary read(Path file) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
            if (bytes.limit() < 64
                    || bytes.getInt(0) != MAGIC
                    || bytes.get(4) != CLASS_64
                    || bytes.get(5) != LITTLE_ENDIAN) {
                throw new NativeBuildException(file + " is not a 64-bit little-endian ELF library.");
            }
            return new Reader(bytes).library();
        } catch (IOException e) {
            throw new NativeBuildException("Cannot read " + file, e);
        }
    }

    private record Reader(ByteBuffer bytes) {

        ElfLibrary library() {
            List<Section> sections = sections();
            Map<Integer, ElfSymbol.Version> versions = first(sections, SECTION_VERSION_NEED)
                    .map(section -> versions(section, sections))
                    .orElse(Map.of());
            Optional<Section> indexes = first(sections, SECTION_VERSION_SYMBOL);
            return new ElfLibrary(
                    first(sections, SECTION_DYNAMIC)
                            .map(section -> neededLibraries(section, sections))
                            .orElse(List.of()),
                    first(sections, SECTION_DYNSYM)
                            .map(section -> symbols(section, sections, indexes, versions))
                            .orElse(List.of()));
        }

        private List<Section> sections() {
            int table = (int) bytes.getLong(0x28);
            int entrySize = bytes.getShort(0x3a);
            int count = bytes.getShort(0x3c);
            List<Section> sections = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int at = table + i * entrySize;
                sections.add(new Section(
                        bytes.getInt(at + 4),
                        (int) bytes.getLong(at + 24),
                        (int) bytes.getLong(at + 32),
                        bytes.getInt(at + 40),
                        bytes.getInt(at + 44)));
            }
            return sections;
        }

        private static Optional<Section> first(List<Section> sections, int type) {
            return sections.stream().filter(section -> section.type() == type).findFirst();
        }

        private List<String> neededLibraries(Section dynamic, List<Section> sections) {
            Section names = sections.get(dynamic.link());
            List<String> needed = new ArrayList<>();
            for (int at = dynamic.offset(); at < dynamic.offset() + dynamic.size(); at += DYNAMIC_ENTRY_SIZE) {
                if (bytes.getLong(at) == DYNAMIC_NEEDED) {
                    needed.add(name(names, (int) bytes.getLong(at + 8)));
                }
            }
            return needed;
        }

        /** Each needed library is a record with a chain of the versions that are needed of it. */
        private Map<Integer, ElfSymbol.Version> versions(Section needs, List<Section> sections) {
            Section names = sections.get(needs.link());
            Map<Integer, ElfSymbol.Version> versions = new HashMap<>();
            int at = needs.offset();
            for (int i = 0; i < needs.info(); i++) {
                String library = name(names, bytes.getInt(at + 4));
                int version = at + bytes.getInt(at + 8);
                for (int j = 0; j < bytes.getShort(at + 2); j++) {
                    versions.put(
                            (int) bytes.getShort(version + 6),
                            new ElfSymbol.Version(library, name(names, bytes.getInt(version + 8))));
                    version += bytes.getInt(version + 12);
                }
                at += bytes.getInt(at + 12);
            }
            return versions;
        }

        private List<ElfSymbol> symbols(
                Section table,
                List<Section> sections,
                Optional<Section> indexes,
                Map<Integer, ElfSymbol.Version> versions) {
            Section names = sections.get(table.link());
            List<ElfSymbol> symbols = new ArrayList<>();
            for (int i = 0; i < table.size() / SYMBOL_SIZE; i++) {
                int at = table.offset() + i * SYMBOL_SIZE;
                String name = name(names, bytes.getInt(at));
                int number = i;
                Optional<ElfSymbol.Version> version = indexes.map(section ->
                        versions.get(bytes.getShort(section.offset() + number * Short.BYTES) & VERSION_INDEX));
                if (!name.isEmpty()) {
                    symbols.add(new ElfSymbol(name, bytes.get(at + 4) >> 4, bytes.getShort(at + 6) != 0, version));
                }
            }
            return symbols;
        }

        private String name(Section names, int offset) {
            int start = names.offset() + offset;
            int end = start;
            while (bytes.get(end) != 0) {
                end++;
            }
            byte[] name = new byte[end - start];
            bytes.get(start, name);
            return new String(name, StandardCharsets.UTF_8);
        }
    }
}
