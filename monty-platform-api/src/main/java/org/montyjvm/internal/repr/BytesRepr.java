package org.montyjvm.internal.repr;

/** Python's {@code bytes}: ASCII as it is, everything else in hexadecimal. */
final class BytesRepr {
    private BytesRepr() {}

    static void append(StringBuilder out, byte[] bytes) {
        char quote = StringRepr.quote(contains(bytes, '\''), contains(bytes, '"'));
        out.append('b').append(quote);
        for (byte signed : bytes) {
            int unsigned = Byte.toUnsignedInt(signed);
            if (!StringRepr.appendShort(out, unsigned, quote)) {
                if (unsigned >= ' ' && unsigned <= '~') {
                    out.append((char) unsigned);
                } else {
                    StringRepr.appendNumeric(out, unsigned);
                }
            }
        }
        out.append(quote);
    }

    private static boolean contains(byte[] bytes, char wanted) {
        for (byte next : bytes) {
            if (next == wanted) {
                return true;
            }
        }
        return false;
    }
}
