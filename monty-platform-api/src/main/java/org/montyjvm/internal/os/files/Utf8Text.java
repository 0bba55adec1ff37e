package org.montyjvm.internal.os.files;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** UTF-8 as CPython decodes it: strictly, and with its words for what is wrong. */
final class Utf8Text {
    private Utf8Text() {}

    /**
     * Returns the text.
     *
     * @throws UndecodableException with the message of Python's UnicodeDecodeError
     */
    static String decode(byte[] bytes) throws UndecodableException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UndecodableException(complaint(bytes));
        }
    }

    private static String complaint(byte[] bytes) {
        int at = 0;
        while (at < bytes.length) {
            int length = lengthBy(bytes[at]);
            if (length == 0) {
                return one(bytes, at, "invalid start byte");
            }
            int good = goodBytes(bytes, at, length);
            if (good < length) {
                String reason = at + good == bytes.length ? "unexpected end of data" : "invalid continuation byte";
                return good == 1
                        ? one(bytes, at, reason)
                        : "'utf-8' codec can't decode bytes in position " + at + "-" + (at + good - 1) + ": " + reason;
            }
            at += length;
        }
        throw new AssertionError("Java's decoder refused what Python's takes");
    }

    private static String one(byte[] bytes, int at, String reason) {
        return String.format(
                Locale.ROOT, "'utf-8' codec can't decode byte 0x%02x in position %d: %s", bytes[at] & 0xff, at, reason);
    }

    /** Returns how many bytes the first of a character announces, 0 if it cannot be the first. */
    private static int lengthBy(byte first) {
        int value = first & 0xff;
        if (value < 0x80) {
            return 1;
        }
        if (value < 0xc2 || value > 0xf4) {
            return 0;
        }
        return value < 0xe0 ? 2 : value < 0xf0 ? 3 : 4;
    }

    /** Returns how many bytes of a character are as they should be, the first included. */
    private static int goodBytes(byte[] bytes, int at, int length) {
        int good = 1;
        while (good < length && at + good < bytes.length && isGood(bytes, at, good)) {
            good++;
        }
        return good;
    }

    /** The second byte also keeps out what has a shorter form, surrogates, and what is above U+10FFFF. */
    private static boolean isGood(byte[] bytes, int at, int index) {
        int value = bytes[at + index] & 0xff;
        int least = 0x80;
        int most = 0xbf;
        if (index == 1) {
            switch (bytes[at] & 0xff) {
                case 0xe0 -> least = 0xa0;
                case 0xed -> most = 0x9f;
                case 0xf0 -> least = 0x90;
                case 0xf4 -> most = 0x8f;
                default -> {}
            }
        }
        return value >= least && value <= most;
    }

    /** The content of a file that is no text. */
    static final class UndecodableException extends Exception {
        private static final long serialVersionUID = 1L;

        private UndecodableException(String message) {
            super(message);
        }

        String text() {
            return String.valueOf(getMessage());
        }
    }
}
