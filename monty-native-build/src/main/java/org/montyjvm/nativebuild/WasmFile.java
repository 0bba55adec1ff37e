package org.montyjvm.nativebuild;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a WebAssembly module says of itself at its edges.
 *
 * @param imports what it imports, as {@code module.name}
 * @param exports what it exports
 * @param customSections the names of its custom sections
 */
record WasmFile(List<String> imports, List<String> exports, List<String> customSections) {

    private static final int MAGIC = 0x6d736100;
    private static final int CUSTOM = 0;
    private static final int IMPORT = 2;
    private static final int EXPORT = 7;

    /**
     * Returns what {@code bytes} say.
     *
     * @throws NativeBuildException if they are no module, or it imports anything but functions
     */
    static WasmFile parse(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.length < 8 || buffer.getInt() != MAGIC) {
            throw new NativeBuildException("This is no WebAssembly module.");
        }
        buffer.getInt();
        WasmFile file = new WasmFile(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        while (buffer.hasRemaining()) {
            int id = buffer.get();
            int length = number(buffer);
            ByteBuffer section = buffer.slice(buffer.position(), length);
            buffer.position(buffer.position() + length);
            switch (id) {
                case CUSTOM -> file.customSections.add(text(section));
                case IMPORT -> readImports(section, file.imports);
                case EXPORT -> readExports(section, file.exports);
                default -> {}
            }
        }
        return file;
    }

    private static void readImports(ByteBuffer section, List<String> imports) {
        for (int i = number(section); i > 0; i--) {
            imports.add(text(section) + "." + text(section));
            if (section.get() != 0) {
                throw new NativeBuildException("The module imports something that is not a function.");
            }
            number(section);
        }
    }

    private static void readExports(ByteBuffer section, List<String> exports) {
        for (int i = number(section); i > 0; i--) {
            exports.add(text(section));
            section.get();
            number(section);
        }
    }

    private static String text(ByteBuffer section) {
        byte[] bytes = new byte[number(section)];
        section.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static int number(ByteBuffer section) {
        int number = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = section.get();
            number |= (next & 0x7f) << shift;
            if (next >= 0) {
                return number;
            }
        }
    }
}
