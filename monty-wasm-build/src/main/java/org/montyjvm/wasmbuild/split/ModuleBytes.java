package org.montyjvm.wasmbuild.split;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A module, as far as splitting reads and changes it. Functions, types and globals are added behind those that are there. */
final class ModuleBytes {

    private static final int TYPE = 1;
    private static final int IMPORT = 2;
    private static final int FUNCTION = 3;
    private static final int GLOBAL = 6;
    private static final int CODE = 10;
    private static final int CUSTOM = 0;
    private static final int FUNCTION_FORM = 0x60;
    private static final int FUNCTION_NAMES = 1;
    private static final byte[] HEADER = {0, 'a', 's', 'm', 1, 0, 0, 0};

    @SuppressWarnings("ArrayRecordComponent") // made once and read
    private record Section(int id, byte[] content) {}

    private final List<Section> sections = new ArrayList<>();
    private final List<Signature> types = new ArrayList<>();
    private final List<Integer> functionTypes = new ArrayList<>();
    private final List<byte[]> bodies = new ArrayList<>();
    private final List<byte[]> globals = new ArrayList<>();
    private final Map<Integer, byte[]> names = new TreeMap<>();
    private int importedFunctions;

    ModuleBytes(byte[] bytes) {
        ByteReader reader = new ByteReader(bytes);
        reader.take(HEADER.length);
        while (reader.hasMore()) {
            int id = reader.unsignedByte();
            byte[] content = reader.take(reader.number());
            sections.add(new Section(id, content));
            read(id, new ByteReader(content));
        }
    }

    private void read(int id, ByteReader reader) {
        switch (id) {
            case TYPE -> readTypes(reader);
            case IMPORT -> readImports(reader);
            case FUNCTION -> {
                for (int i = reader.number(); i > 0; i--) {
                    functionTypes.add(reader.number());
                }
            }
            case GLOBAL -> readGlobals(reader);
            case CODE -> {
                for (int i = reader.number(); i > 0; i--) {
                    bodies.add(reader.take(reader.number()));
                }
            }
            case CUSTOM -> readNames(reader);
            default -> {}
        }
    }

    private void readTypes(ByteReader reader) {
        for (int i = reader.number(); i > 0; i--) {
            if (reader.unsignedByte() != FUNCTION_FORM) {
                throw new SplitException("A type that is not a function's.");
            }
            types.add(new Signature(valueTypes(reader), valueTypes(reader)));
        }
    }

    private static List<Byte> valueTypes(ByteReader reader) {
        List<Byte> list = new ArrayList<>();
        for (byte type : reader.take(reader.number())) {
            list.add(type);
        }
        return list;
    }

    private void readImports(ByteReader reader) {
        for (int i = reader.number(); i > 0; i--) {
            reader.take(reader.number());
            reader.take(reader.number());
            if (reader.unsignedByte() != 0) {
                throw new SplitException("An import that is not a function.");
            }
            functionTypes.add(reader.number());
            importedFunctions++;
        }
    }

    private void readGlobals(ByteReader reader) {
        for (int i = reader.number(); i > 0; i--) {
            int start = reader.position();
            reader.take(2);
            int op;
            do {
                op = Instruction.read(reader).op();
            } while (op != Op.END);
            globals.add(reader.since(start));
        }
    }

    private void readNames(ByteReader reader) {
        String section = new String(reader.take(reader.number()), StandardCharsets.UTF_8);
        while (section.equals("name") && reader.hasMore()) {
            int kind = reader.unsignedByte();
            ByteReader content = new ByteReader(reader.take(reader.number()));
            if (kind == FUNCTION_NAMES) {
                for (int i = content.number(); i > 0; i--) {
                    int function = content.number();
                    names.put(function, content.take(content.number()));
                }
            }
        }
    }

    /** Returns the type of a function; imported functions come first. */
    Signature signature(int function) {
        return types.get(functionTypes.get(function));
    }

    /** Returns a type by its number. */
    Signature type(int type) {
        return types.get(type);
    }

    int importedFunctions() {
        return importedFunctions;
    }

    int functionCount() {
        return functionTypes.size();
    }

    int globalCount() {
        return globals.size();
    }

    Body body(int function) {
        return Body.read(bodies.get(function - importedFunctions), signature(function));
    }

    void setBody(int function, Body body) {
        bodies.set(function - importedFunctions, body.write());
    }

    /** Adds a function and returns its number. */
    int addFunction(Signature signature, Body body, int partOf) {
        int type = types.indexOf(signature);
        if (type < 0) {
            type = types.size();
            types.add(signature);
        }
        functionTypes.add(type);
        bodies.add(body.write());
        int function = functionTypes.size() - 1;
        byte[] name = names.get(partOf);
        if (name != null) {
            String text = new String(name, StandardCharsets.UTF_8) + ".part" + function;
            names.put(function, text.getBytes(StandardCharsets.UTF_8));
        }
        return function;
    }

    /** Adds a variable of the module and returns its number. */
    int addGlobal(byte type) {
        ByteWriter global = new ByteWriter().unsignedByte(type & 0xff).unsignedByte(1);
        switch (type) {
            case Signature.I32 -> global.unsignedByte(Op.I32_CONST).signed(0);
            case Signature.I64 -> global.unsignedByte(Op.I64_CONST).signed(0);
            case Signature.F32 -> global.unsignedByte(Op.F32_CONST).raw(new byte[Float.BYTES]);
            case Signature.F64 -> global.unsignedByte(Op.F64_CONST).raw(new byte[Double.BYTES]);
            default -> throw new SplitException("A local variable of type " + type);
        }
        globals.add(global.unsignedByte(Op.END).toBytes());
        return globals.size() - 1;
    }

    byte[] toBytes() {
        ByteWriter writer = new ByteWriter().raw(HEADER);
        boolean globalsWritten = false;
        for (Section section : sections) {
            byte[] content = section.content;
            // Globals come before exports; a module without any has no such section yet.
            if (section.id > GLOBAL && !globalsWritten && !globals.isEmpty()) {
                writer.unsignedByte(GLOBAL).sized(counted(globals));
                globalsWritten = true;
            }
            switch (section.id) {
                case TYPE ->
                    content = counted(types.stream().map(ModuleBytes::write).toList());
                case FUNCTION -> content = functionSection();
                case GLOBAL -> {
                    content = counted(globals);
                    globalsWritten = true;
                }
                case CODE ->
                    content = counted(bodies.stream()
                            .map(body -> new ByteWriter().sized(body).toBytes())
                            .toList());
                case CUSTOM -> content = withNames(content);
                default -> {}
            }
            writer.unsignedByte(section.id).sized(content);
        }
        return writer.toBytes();
    }

    private static byte[] write(Signature signature) {
        ByteWriter writer = new ByteWriter().unsignedByte(FUNCTION_FORM);
        for (List<Byte> list : List.of(signature.parameters(), signature.results())) {
            writer.number(list.size());
            list.forEach(type -> writer.unsignedByte(type & 0xff));
        }
        return writer.toBytes();
    }

    private byte[] functionSection() {
        List<Integer> own = functionTypes.subList(importedFunctions, functionTypes.size());
        return counted(own.stream()
                .map(type -> new ByteWriter().number(type).toBytes())
                .toList());
    }

    private static byte[] counted(List<byte[]> entries) {
        ByteWriter writer = new ByteWriter().number(entries.size());
        entries.forEach(writer::raw);
        return writer.toBytes();
    }

    private byte[] withNames(byte[] content) {
        ByteReader reader = new ByteReader(content);
        byte[] name = reader.take(reader.number());
        if (!new String(name, StandardCharsets.UTF_8).equals("name")) {
            return content;
        }
        Map<Integer, byte[]> parts = new LinkedHashMap<>();
        while (reader.hasMore()) {
            int kind = reader.unsignedByte();
            parts.put(kind, reader.take(reader.number()));
        }
        List<byte[]> entries = new ArrayList<>();
        names.forEach((function, text) ->
                entries.add(new ByteWriter().number(function).sized(text).toBytes()));
        parts.put(FUNCTION_NAMES, counted(entries));
        ByteWriter writer = new ByteWriter().sized(name);
        parts.forEach((kind, part) -> writer.unsignedByte(kind).sized(part));
        return writer.toBytes();
    }
}
