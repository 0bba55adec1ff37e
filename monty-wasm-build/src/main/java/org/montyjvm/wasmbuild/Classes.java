package org.montyjvm.wasmbuild;

import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** Generated classes. */
final class Classes {

    private Classes() {}

    /** Returns a writer of a final class of Java 17 that computes frames by itself; all types in it are its own or final. */
    static ClassWriter begin(String name) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
            @Override
            protected String getCommonSuperClass(String one, String other) {
                return one.equals(other) ? one : "java/lang/Object";
            }
        };
        writer.visit(Opcodes.V17, Opcodes.ACC_FINAL | Opcodes.ACC_SUPER, name, null, "java/lang/Object", null);
        return writer;
    }
}
