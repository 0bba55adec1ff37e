package org.montyjvm.wasmbuild.split;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FunctionSplittingTest {

    private static final int MODULES = 300;
    private static final long[][] ARGUMENTS = {{0, 0}, {1, 2}, {-7, 99}, {Integer.MAX_VALUE, Integer.MIN_VALUE}};

    @Test
    void splitFunction_givesWhatItGaveBefore_forRandomFunctions() {
        int parts = 0;
        for (long seed = 0; seed < MODULES; seed++) {
            byte[] module = SampleModule.with(RandomBody.SIGNATURE, RandomBody.of(seed));
            FunctionSplitting splitting = new FunctionSplitting(module);
            parts += splitting.split(0, 40 + (int) (seed % 160), 8);

            assertThat(SampleModule.call(splitting.toBytes(), ARGUMENTS))
                    .as("seed %d", seed)
                    .isEqualTo(SampleModule.call(module, ARGUMENTS));
        }
        assertThat(parts).as("parts taken out of all modules").isGreaterThan(MODULES);
    }

    @Test
    void split_makesEveryFunctionSmallerThanAsked_whereStatementsAreSmall() {
        List<Instruction> code = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            code.add(Instruction.of(Op.LOCAL_GET, 0));
            code.add(Instruction.constant(i));
            code.add(Instruction.of(0x6a));
            code.add(Instruction.of(Op.LOCAL_SET, 0));
        }
        code.add(Instruction.of(Op.LOCAL_GET, 0));
        code.add(Instruction.of(Op.END));
        List<Byte> locals = new ArrayList<>(List.of(Signature.I32));
        Signature signature = new Signature(List.of(Signature.I32), List.of(Signature.I32));
        FunctionSplitting splitting = new FunctionSplitting(SampleModule.with(signature, new Body(locals, 1, code)));

        int parts = splitting.split(0, 6_000);

        assertThat(parts).isPositive();
        for (int function = 0; function <= parts; function++) {
            assertThat(splitting.size(function)).isLessThanOrEqualTo(6_000);
        }
        assertThat(SampleModule.call(splitting.toBytes(), new long[] {1})).containsExactly(1L + 4_999 * 5_000 / 2);
    }
}
