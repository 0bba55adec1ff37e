package org.montyjvm.wasmbuild.split;

import java.util.List;

/**
 * The type of a function.
 *
 * @param parameters the types of its parameters
 * @param results the types of its results
 */
record Signature(List<Byte> parameters, List<Byte> results) {

    static final byte I32 = 0x7f;
    static final byte I64 = 0x7e;
    static final byte F32 = 0x7d;
    static final byte F64 = 0x7c;
}
