package org.montyjvm.wasmbuild;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassReader;

/**
 * The length of a method's bytecode, by which HotSpot decides whether to compile it.
 *
 * @param owner the class
 * @param name the method
 * @param bytes the length of its code
 */
record MethodSize(String owner, String name, int bytes) {

    /** HotSpot compiles no method that is larger ({@code -XX:-DontCompileHugeMethods} would; an application decides that). */
    static final int HUGE = 8_000;

    /** A class file holds no method that is larger. */
    static final int MOST = 65_535;

    /** Returns the sizes of the methods in {@code classFile}. */
    static List<MethodSize> of(byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        List<MethodSize> sizes = new ArrayList<>();
        char[] buffer = new char[reader.getMaxStringLength()];
        int at = reader.header + 6;
        at += 2 + 2 * reader.readUnsignedShort(at);
        int fields = reader.readUnsignedShort(at);
        at += 2;
        for (int i = 0; i < fields; i++) {
            at = skipMember(reader, at);
        }
        int methods = reader.readUnsignedShort(at);
        at += 2;
        for (int i = 0; i < methods; i++) {
            String name = reader.readUTF8(at + 2, buffer);
            int attribute = at + 8;
            for (int k = reader.readUnsignedShort(at + 6); k > 0; k--) {
                if ("Code".equals(reader.readUTF8(attribute, buffer))) {
                    sizes.add(new MethodSize(reader.getClassName(), name, reader.readInt(attribute + 10)));
                }
                attribute += 6 + reader.readInt(attribute + 2);
            }
            at = attribute;
        }
        return sizes;
    }

    private static int skipMember(ClassReader reader, int start) {
        int at = start + 8;
        for (int i = reader.readUnsignedShort(start + 6); i > 0; i--) {
            at += 6 + reader.readInt(at + 2);
        }
        return at;
    }

    /** Returns whether HotSpot leaves the method to its interpreter. */
    boolean isHuge() {
        return bytes > HUGE;
    }
}
