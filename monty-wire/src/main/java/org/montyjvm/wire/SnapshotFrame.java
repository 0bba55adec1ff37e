package org.montyjvm.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.montyjvm.spi.MontyOptions;

/** The request that restores an interpreter: the length of a JSON object, the object, the bytes of the snapshot. */
final class SnapshotFrame {
    private SnapshotFrame() {}

    /**
     * Returns the request.
     *
     * @param options what the destination allows
     * @param snapshot the engine's own bytes, not changed
     */
    static byte[] restore(MontyOptions options, byte[] snapshot) {
        byte[] head = Requests.restoreHead(options);
        int length = Math.addExact(Math.addExact(Integer.BYTES, head.length), snapshot.length);
        return ByteBuffer.allocate(length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(head.length)
                .put(head)
                .put(snapshot)
                .array();
    }
}
