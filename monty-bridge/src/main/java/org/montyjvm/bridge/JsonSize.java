package org.montyjvm.bridge;

import java.util.List;
import org.montyjvm.MontyValue;

/** How many bytes a value takes as JSON, at most. Counting is cheaper than writing, and stops early. */
final class JsonSize {
    private static final int TAG = 20;
    private static final int FLOAT = 26;

    private JsonSize() {}

    /** Returns an upper bound; above the given limit any number that is greater will do. */
    static long atMost(MontyValue value, long most) {
        if (value instanceof MontyValue.Str text) {
            return text.value().length() > most ? text.value().length() : of(text.value());
        } else if (value instanceof MontyValue.Int number) {
            return number.value().bitLength() / 3L + 2;
        } else if (value instanceof MontyValue.List list) {
            return items(list.items(), most);
        } else if (value instanceof MontyValue.Tuple tuple) {
            return TAG + items(tuple.items(), most);
        } else if (value instanceof MontyValue.Set set) {
            return TAG + items(set.items(), most);
        } else if (value instanceof MontyValue.FrozenSet set) {
            return TAG + items(set.items(), most);
        } else if (value instanceof MontyValue.Dict dict) {
            long size = TAG;
            for (MontyValue.Entry entry : dict.entries()) {
                size += atMost(entry.key(), most) + atMost(entry.value(), most) + 6;
                if (size > most) {
                    return size;
                }
            }
            return size;
        } else if (value instanceof MontyValue.Bytes bytes) {
            return TAG + bytes.value().length * 4L / 3 + 4;
        } else if (value instanceof MontyValue.None || value instanceof MontyValue.Bool) {
            return 5;
        }
        return value instanceof MontyValue.Float ? FLOAT : TAG + of(value.toString()) * 2L;
    }

    private static long items(List<MontyValue> items, long most) {
        long size = 2;
        for (MontyValue item : items) {
            size += atMost(item, most) + 1;
            if (size > most) {
                return size;
            }
        }
        return size;
    }

    /** Returns how many bytes a string takes, quotes included. */
    static int of(String text) {
        int size = 2;
        for (int i = 0; i < text.length(); i++) {
            size += of(text.charAt(i));
        }
        return size;
    }

    static int of(char c) {
        if (c < ' ') {
            return 6;
        } else if (c < 0x80) {
            return c == '"' || c == '\\' ? 2 : 1;
        }
        return c < 0x800 ? 2 : 3;
    }
}
