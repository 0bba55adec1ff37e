package org.montyjvm.internal.os.files;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.montyjvm.MontyValue;

/** The value that Python's {@code stat} gives. Owners, devices and inodes of the host are none of a script's business. */
final class StatResult {
    private static final List<String> FIELDS = List.of(
            "st_mode",
            "st_ino",
            "st_dev",
            "st_nlink",
            "st_uid",
            "st_gid",
            "st_size",
            "st_atime",
            "st_mtime",
            "st_ctime");
    private static final int REGULAR = 0100000;
    private static final int DIRECTORY = 0040000;
    private static final int WRITE_BITS = 0222;

    /** What Linux's file systems say of a small folder; the host's figure depends on its file system. */
    private static final long FOLDER_SIZE = 4_096;

    private StatResult() {}

    static MontyValue of(Entry entry, boolean writable) {
        int permissions = writable ? entry.permissions() : entry.permissions() & ~WRITE_BITS;
        boolean folder = entry.isFolder();
        List<MontyValue> values = new ArrayList<>();
        for (long value : new long[] {
            (folder ? DIRECTORY : REGULAR) | permissions,
            0,
            0,
            folder ? 2 : 1,
            0,
            0,
            folder ? FOLDER_SIZE : entry.size()
        }) {
            values.add(new MontyValue.Int(BigInteger.valueOf(value)));
        }
        MontyValue time = new MontyValue.Float(seconds(entry.modified()));
        values.addAll(List.of(time, time, time));
        return new MontyValue.NamedTuple("StatResult", FIELDS, values);
    }

    private static double seconds(Instant time) {
        return time.getEpochSecond() + time.getNano() / 1e9;
    }
}
