package org.montyjvm.internal.os;

/** A callback that can be taken back. */
public interface Registration extends AutoCloseable {
    @Override
    void close();
}
