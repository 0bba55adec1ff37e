package org.montyjvm.wasmbuild;

/** The unit of the linear memory. */
final class MemoryImage {

    /** A page of the linear memory. */
    static final int PAGE_BYTES = 1 << 16;

    private MemoryImage() {}
}
