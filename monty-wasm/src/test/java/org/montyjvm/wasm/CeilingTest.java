package org.montyjvm.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.montyjvm.wasm.InstanceLostException.Reason;

/**
 * The two walls around a script's memory. The interpreter counts what Python takes and keeps to the limit by itself; the
 * instance ends at a page that its limits decide, whoever takes the memory and whatever the interpreter counts.
 */
class CeilingTest {
    private static final int PAGE = LinearMemory.PAGE_BYTES;
    private static final int MIB = 1 << 20;

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 64})
    void memory_growsToItsCeiling_andNotAPageFurther(int more) throws InstanceLostException {
        WasmInstance instance = WasmInstance.create();
        int ceiling = WasmInstance.initialPages() + more;
        instance.sized(new InstanceSize(ceiling, 0, 0));
        int blocks = 0;
        while (instance.allocate(PAGE / 2) != 0) {
            blocks++;
        }
        assertThat(instance.pages()).isEqualTo(ceiling);
        assertThat(instance.heldBytes()).isEqualTo(ceiling * (long) PAGE);
        assertThat(blocks).as("all of it is there to be used").isBetween(2 * more - 3, 2 * more + 3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x = []\nwhile True:\n    x.append('some text' * 10)",
                "x = 'x'\nwhile True:\n    x += x",
                "x = {}\ni = 0\nwhile True:\n    i += 1\n    x[i] = str(i)",
                "x = list(range(10 ** 9))"
            })
    void scriptThatIsNotHeldBack_endsAtTheCeiling_andNeverHoldsMore(String code) throws InstanceLostException {
        int ceiling = WasmInstance.initialPages() + 200;
        BareInterpreter interpreter = BareInterpreter.withCeiling(ceiling);
        InstanceLostException lost = catchThrowableOfType(InstanceLostException.class, () -> interpreter.run(code));
        assertThat(lost.reason()).isEqualTo(Reason.OUT_OF_MEMORY);
        assertThat(interpreter.instance().pages()).isLessThanOrEqualTo(ceiling);
        assertThat(interpreter.instance().heldBytes()).isLessThanOrEqualTo(ceiling * (long) PAGE);
    }

    @ParameterizedTest
    @ValueSource(longs = {MIB, 4 * MIB, 20 * MIB})
    void scriptThatFillsItsLimit_staysUnderTheCeilingOfThatLimit(long limit) throws InstanceLostException {
        BareInterpreter interpreter = BareInterpreter.create(limit, 1_000);
        Answer answer = interpreter.run("x = []\nwhile True:\n    x.append('some text' * 10)");
        assertThat(answer.tag()).as(BareInterpreter.text(answer)).isEqualTo(Responses.RESOURCE);
        int ceiling = interpreter.size().maximumPages();
        assertThat(interpreter.instance().pages()).isLessThanOrEqualTo(ceiling);
        assertThat(interpreter.instance().heldBytes()).isLessThanOrEqualTo(ceiling * (long) PAGE);
    }

    @Test
    void ceiling_isWhatTheEngineNeeds_andTwiceTheLimit_toThePage() {
        assertThat(ceiling(20 * MIB) - ceiling(10 * MIB)).isEqualTo(2 * 10 * MIB / PAGE);
        assertThat(ceiling(10 * MIB + 1) - ceiling(10 * MIB)).isEqualTo(1);
    }

    private static int ceiling(long limit) {
        byte[] request = BareInterpreter.request(limit, 1_000);
        return InstanceSize.of(request, 0, request.length).maximumPages();
    }
}
