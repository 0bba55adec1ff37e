package org.montyjvm.wire;

import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.OutputStream;
import org.montyjvm.MontyLimit;
import org.montyjvm.spi.MontyErrors;
import org.montyjvm.spi.MontyFailure;

/** Bytes in memory, with a bound on the values among them that holds while they are written, not when it is too late. */
final class BoundedBytes extends OutputStream {
    private final ByteArrayBuilder bytes = new ByteArrayBuilder();
    private long limit = Long.MAX_VALUE;
    private long room = Long.MAX_VALUE;
    private boolean exceeded;

    /** Lets so many more bytes in. */
    void allow(long more) {
        limit = more;
        room = more;
    }

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    /**
     * Takes the bytes.
     *
     * @throws org.montyjvm.MontyResourceError the first time that they are more than were allowed
     */
    @Override
    public void write(byte[] source, int offset, int length) {
        if (exceeded) {
            return; // what a generator that is being closed had left over
        }
        if (length > room) {
            exceeded = true;
            throw MontyErrors.resource(MontyLimit.RESULT_SIZE, limit, limit - room + length, MontyFailure.NONE);
        }
        room -= length;
        bytes.write(source, offset, length);
    }

    byte[] toByteArray() {
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        bytes.close();
    }
}
