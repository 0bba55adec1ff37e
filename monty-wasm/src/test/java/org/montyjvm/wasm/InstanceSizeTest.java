package org.montyjvm.wasm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class InstanceSizeTest {
    private static final int MIB = 1 << 20;
    private static final int PAGES_PER_MIB = MIB / LinearMemory.PAGE_BYTES;

    @Test
    void ceiling_growsWithTheMemoryLimit_andLeavesRoomBesideIt() {
        int small = pages("{\"kind\":\"script\",\"limits\":{\"memory\":" + MIB + "}}");
        int large = pages("{\"limits\":{\"memory\":" + 10 * MIB + ",\"result\":5},\"os\":{\"clock\":{}}}");

        assertThat(small).isGreaterThan(WasmInstance.initialPages() + PAGES_PER_MIB);
        assertThat(large - small).isBetween(9 * PAGES_PER_MIB, 20 * PAGES_PER_MIB);
    }

    @Test
    void ceiling_isNeverBeyondWhatAnArrayHolds() {
        assertThat(pages("{\"limits\":{\"memory\":" + Long.MAX_VALUE + "}}")).isEqualTo(LinearMemory.MOST_PAGES);
    }

    @Test
    void stack_growsWithTheRecursionLimit_andTheModulesOwnIsForTheUsualOne() {
        byte[] usual = "{\"limits\":{\"recursion\":1000}}".getBytes(StandardCharsets.UTF_8);
        byte[] deep = "{\"limits\":{\"recursion\":10000}}".getBytes(StandardCharsets.UTF_8);

        assertThat(InstanceSize.of(usual, 0, usual.length).stackBytes()).isZero();
        assertThat(InstanceSize.of(deep, 0, deep.length).stackBytes()).isGreaterThan(8 * MIB);
    }

    @Test
    void ceiling_ofARestoredInterpreter_isThatOfTheLimitsInItsFrame() {
        byte[] json = "{\"limits\":{\"memory\":1048576}}".getBytes(StandardCharsets.UTF_8);
        byte[] frame = ByteBuffer.allocate(4 + json.length + 100)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(json.length)
                .put(json)
                .array();

        assertThat(InstanceSize.ofFrame(frame).maximumPages())
                .isEqualTo(pages(new String(json, StandardCharsets.UTF_8)));
    }

    @Test
    void ceiling_ofARequestThatIsNotUnderstood_leavesTheModuleItself() {
        assertThat(pages("{\"limits\":[[]")).isGreaterThanOrEqualTo(WasmInstance.initialPages());
        assertThat(InstanceSize.ofFrame(new byte[] {1}).maximumPages()).isEqualTo(WasmInstance.initialPages());
        assertThat(InstanceSize.ofFrame(new byte[] {-1, -1, -1, -1, 5}).maximumPages())
                .isGreaterThanOrEqualTo(WasmInstance.initialPages());
    }

    private static int pages(String json) {
        byte[] request = json.getBytes(StandardCharsets.UTF_8);
        return InstanceSize.of(request, 0, request.length).maximumPages();
    }
}
