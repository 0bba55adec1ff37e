package org.montyjvm.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dylibso.chicory.runtime.WasmRuntimeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinearMemoryTest {
    private static final int PAGE = LinearMemory.PAGE_BYTES;

    private final LinearMemory memory =
            new LinearMemory(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, 0, 1, 3, 77, new Host());

    @Test
    void memory_beginsAsItsImage_withZerosBehindIt() {
        assertThat(LinearMemory.readLong(0, memory)).isEqualTo(0x0807060504030201L);
        assertThat(LinearMemory.readInt(4, 4, memory)).isEqualTo(9);
        assertThat(memory.stackPointer).isEqualTo(77);
    }

    @Test
    void everyKindOfNumber_isReadAsItWasWritten_atAnyAddress() {
        LinearMemory.writeByte(101, (byte) -3, 2, memory);
        LinearMemory.writeShort(107, (short) -30_000, memory);
        LinearMemory.writeInt(111, 0x89abcdef, 4, memory);
        LinearMemory.writeLong(121, Long.MIN_VALUE + 5, memory);
        LinearMemory.writeFloat(133, -0.0f, 8, memory);
        LinearMemory.writeDouble(151, Math.PI, memory);

        assertThat(LinearMemory.readByte(103, memory)).isEqualTo((byte) -3);
        assertThat(LinearMemory.readShort(100, 7, memory)).isEqualTo((short) -30_000);
        assertThat(LinearMemory.readInt(115, memory)).isEqualTo(0x89abcdef);
        assertThat(LinearMemory.readLong(21, 100, memory)).isEqualTo(Long.MIN_VALUE + 5);
        assertThat(Float.floatToRawIntBits(LinearMemory.readFloat(141, memory)))
                .isEqualTo(Float.floatToRawIntBits(-0.0f));
        assertThat(LinearMemory.readDouble(150, 1, memory)).isEqualTo(Math.PI);
    }

    @ParameterizedTest
    @ValueSource(ints = {PAGE - 7, PAGE, Integer.MAX_VALUE, -1, -8, Integer.MIN_VALUE})
    void address_thatDoesNotFit_isATrap(int address) {
        assertThatThrownBy(() -> LinearMemory.readLong(address, memory)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> LinearMemory.writeLong(address, 1, memory))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void sumOfBaseAndOffset_thatDoesNotFit_isATrap() {
        assertThatThrownBy(() -> LinearMemory.readInt(-40, 8, memory)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> LinearMemory.readByte(Integer.MAX_VALUE, 2, memory))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void grow_givesThePagesBefore_andKeepsTheContent() {
        assertThat(LinearMemory.grow(1, memory)).isEqualTo(1);
        assertThat(LinearMemory.pages(memory)).isEqualTo(2);
        assertThat(LinearMemory.readByte(8, memory)).isEqualTo((byte) 9);
        LinearMemory.writeInt(2 * PAGE - 4, 5, memory);
        assertThat(LinearMemory.readInt(2 * PAGE - 4, memory)).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 1_000, Integer.MAX_VALUE, -1, Integer.MIN_VALUE})
    void grow_beyondTheCeiling_isRefusedAndChangesNothing(int pages) {
        assertThat(LinearMemory.grow(pages, memory)).isEqualTo(-1);
        assertThat(LinearMemory.pages(memory)).isEqualTo(1);
    }

    @Test
    void grow_byOnePageAtATime_neverReachesBeyondTheCeiling() {
        LinearMemory large = new LinearMemory(new byte[0], 0, 1, 100, 0, new Host());
        while (LinearMemory.grow(1, large) >= 0) {
            int last = LinearMemory.pages(large) * PAGE - 1;
            LinearMemory.writeByte(last, (byte) 1, large);
        }
        assertThat(LinearMemory.pages(large)).isEqualTo(100);
        assertThatThrownBy(() -> LinearMemory.readByte(100 * PAGE, large))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void copyAndFill_moveOverlappingBytes_andTrapBeforeTheyTouchAnything() {
        LinearMemory.copy(2, 0, 6, memory);
        assertThat(memory.read(0, 9)).containsExactly(1, 2, 1, 2, 3, 4, 5, 6, 9);
        LinearMemory.fill(0, (byte) 7, 3, memory);
        assertThat(memory.read(0, 4)).containsExactly(7, 7, 7, 2);

        assertThatThrownBy(() -> LinearMemory.copy(PAGE - 2, 0, 4, memory)).isInstanceOf(WasmRuntimeException.class);
        assertThatThrownBy(() -> LinearMemory.copy(0, 0, -1, memory)).isInstanceOf(WasmRuntimeException.class);
        assertThatThrownBy(() -> LinearMemory.fill(-1, (byte) 1, 1, memory)).isInstanceOf(WasmRuntimeException.class);
        assertThat(memory.read(PAGE - 2, 2)).containsExactly(0, 0);
    }

    @Test
    void compareBytes_ordersAsUnsignedBytes() {
        memory.write(20, new byte[] {1, 2, (byte) 0x80});
        memory.write(30, new byte[] {1, 2, 3});

        assertThat(LinearMemory.compareBytes(20, 30, 3, memory)).isPositive();
        assertThat(LinearMemory.compareBytes(30, 20, 3, memory)).isNegative();
        assertThat(LinearMemory.compareBytes(20, 30, 2, memory)).isZero();
        assertThat(LinearMemory.compareBytes(20, 30, 0, memory)).isZero();
    }
}
