package org.montyjvm.wasmbuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

class MethodSizeTest {

    @Test
    void of_tellsTheLengthOfEachMethodsCode() {
        ClassWriter writer = Classes.begin("Sample");
        writer.visitField(Opcodes.ACC_STATIC, "field", "I", null, 3).visitEnd();
        method(writer, "small", 2);
        method(writer, "huge", MethodSize.HUGE);
        writer.visitEnd();

        assertThat(MethodSize.of(writer.toByteArray()))
                .extracting(MethodSize::name, MethodSize::bytes, MethodSize::isHuge)
                .containsExactly(tuple("small", 3, false), tuple("huge", MethodSize.HUGE + 1, true));
    }

    private static void method(ClassWriter writer, String name, int nops) {
        MethodVisitor method = writer.visitMethod(Opcodes.ACC_STATIC, name, "()V", null, null);
        method.visitCode();
        for (int i = 0; i < nops; i++) {
            method.visitInsn(Opcodes.NOP);
        }
        method.visitInsn(Opcodes.RETURN);
        method.visitMaxs(0, 0);
        method.visitEnd();
    }
}
