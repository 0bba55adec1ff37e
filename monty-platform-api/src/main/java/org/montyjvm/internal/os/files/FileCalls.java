package org.montyjvm.internal.os.files;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.montyjvm.MontyAnswer;
import org.montyjvm.MontyOsFunction;
import org.montyjvm.MontyValue;

/**
 * Answers Python's file calls from mounts. Each call is complete in itself: a file that a script has open is a path and a
 * mode, and nothing is open here. Text is UTF-8; line ends are the interpreter's business.
 */
public final class FileCalls {
    private static final byte[] NOTHING = {};

    private final MountTable mounts;
    private final int mostBytes;
    private final Supplier<Instant> clock;

    /**
     * Serves mounts.
     *
     * @param volumes the volumes by mount point
     * @param mostBytes the longest file that is read at once, in bytes
     * @param clock says when a file in memory was changed
     */
    public FileCalls(Map<String, Volume> volumes, int mostBytes, Supplier<Instant> clock) {
        mounts = new MountTable(volumes);
        this.mostBytes = mostBytes;
        this.clock = clock;
    }

    /** Returns the answer to a call, which is about files. */
    public MontyAnswer answer(MontyOsFunction function, List<MontyValue> args, Map<String, MontyValue> kwargs) {
        FileArguments arguments = new FileArguments(args, kwargs);
        String subject = arguments.path(0);
        String target = function == MontyOsFunction.RENAME ? arguments.path(1) : subject;
        if (subject.indexOf('\0') >= 0 || target.indexOf('\0') >= 0) {
            return NulByte.answer(function, subject.indexOf('\0') < 0);
        }
        try {
            return new MontyAnswer.Value(serve(function, arguments));
        } catch (FileException e) {
            return raise(e.errno(), e.aboutTarget() ? target : subject);
        } catch (Utf8Text.UndecodableException e) {
            return MontyAnswer.raise("UnicodeDecodeError", e.text());
        }
    }

    private static MontyAnswer raise(Errno errno, String path) {
        return MontyAnswer.raise(
                errno.type(),
                errno.message(path.isEmpty() ? path : VirtualPath.parse(path).text()));
    }

    private MontyValue serve(MontyOsFunction function, FileArguments arguments)
            throws FileException, Utf8Text.UndecodableException {
        if (arguments.path(0).isEmpty()) {
            return nowhere(function);
        }
        VirtualPath path = VirtualPath.parse(arguments.path(0));
        return switch (function) {
            case EXISTS -> bool(mounts.find(path, true) != null);
            case IS_FILE -> bool(is(path, true, Entry.Kind.FILE));
            case IS_DIR -> bool(is(path, true, Entry.Kind.FOLDER));
            case IS_SYMLINK -> bool(is(path, false, Entry.Kind.LINK));
            case READ_TEXT -> new MontyValue.Str(Utf8Text.decode(read(path)));
            case READ_BYTES -> new MontyValue.Bytes(read(path));
            case STAT -> stat(path);
            case ITERDIR -> children(path);
            case SCAN -> scan(path, arguments);
            case RESOLVE -> new MontyValue.Path(resolved(path));
            case ABSOLUTE -> new MontyValue.Path(path.text());
            case WRITE_TEXT -> writeText(path, arguments.text(1), false);
            case APPEND_TEXT -> writeText(path, arguments.text(1), true);
            case WRITE_BYTES -> writeBytes(path, arguments.bytes(1), false);
            case APPEND_BYTES -> writeBytes(path, arguments.bytes(1), true);
            case OPEN -> open(path, arguments.text(1));
            default -> change(function, path, arguments);
        };
    }

    private MontyValue change(MontyOsFunction function, VirtualPath path, FileArguments arguments)
            throws FileException {
        switch (function) {
            case MKDIR -> makeFolder(path, arguments.flag("parents"), arguments.flag("exist_ok"));
            case UNLINK -> {
                MountTable.Mount mount = place(path);
                mount.volume().removeFile(mount.names(path));
            }
            case RMDIR -> {
                MountTable.Mount mount = place(path);
                requireMovable(path);
                mount.volume().removeFolder(mount.names(path));
            }
            case RENAME -> rename(path, VirtualPath.parse(arguments.path(1)));
            default -> throw new IllegalArgumentException(function + " is not about files");
        }
        return MontyValue.None.INSTANCE;
    }

    /** Nothing is at the empty path, whatever the mounts. */
    private static MontyValue nowhere(MontyOsFunction function) throws FileException {
        return switch (function) {
            case EXISTS, IS_FILE, IS_DIR, IS_SYMLINK -> MontyValue.Bool.FALSE;
            default -> throw new FileException(Errno.ENOENT);
        };
    }

    private boolean is(VirtualPath path, boolean follow, Entry.Kind kind) throws FileException {
        Entry entry = mounts.find(path, follow);
        return entry != null && entry.kind() == kind;
    }

    private byte[] read(VirtualPath path) throws FileException {
        MountTable.Mount mount = place(path);
        return mount.volume().read(mount.names(path), mostBytes);
    }

    private MontyValue stat(VirtualPath path) throws FileException {
        MountTable.Mount mount = place(path);
        Entry entry = mount.volume().entry(mount.names(path), true);
        if (entry.kind() == Entry.Kind.OTHER) {
            throw new FileException(Errno.EACCES);
        }
        return StatResult.of(entry, mount.volume().isWritable());
    }

    private MontyValue children(VirtualPath path) throws FileException {
        place(path);
        return new MontyValue.List(mounts.list(path, DirectoryScan.MOST_ENTRIES).stream()
                .<MontyValue>map(
                        listed -> new MontyValue.Path(path.child(listed.name()).text()))
                .toList());
    }

    private MontyValue scan(VirtualPath path, FileArguments arguments) throws FileException {
        place(path);
        return DirectoryScan.of(mounts, path, arguments.flag("follow_symlinks"), arguments.depth(), mostBytes);
    }

    /** Where a link cannot be followed, the rest of the path stays as it is: Python's resolve() is not strict. */
    private String resolved(VirtualPath path) {
        try {
            MountTable.Mount mount = place(path);
            return mount.path(mount.volume().follow(mount.names(path)).way()).text();
        } catch (FileException e) {
            return path.text();
        }
    }

    private MontyValue writeText(VirtualPath path, String text, boolean append) throws FileException {
        write(path, text.getBytes(StandardCharsets.UTF_8), append);
        return MontyValue.of(text.codePointCount(0, text.length()));
    }

    private MontyValue writeBytes(VirtualPath path, byte[] bytes, boolean append) throws FileException {
        write(path, bytes, append);
        return MontyValue.of(bytes.length);
    }

    private void write(VirtualPath path, byte[] bytes, boolean append) throws FileException {
        MountTable.Mount mount = place(path);
        mount.volume().write(mount.names(path), bytes, append, clock.get());
    }

    private MontyValue open(VirtualPath path, String mode) throws FileException {
        MountTable.Mount mount = place(path);
        if (mode.startsWith("r")) {
            mount.volume().requireFile(mount.names(path));
            return new MontyValue.FileHandle(path.text(), mode, 0);
        }
        boolean append = mode.startsWith("a");
        write(path, NOTHING, append);
        long position = append ? mount.volume().entry(mount.names(path), true).size() : 0;
        return new MontyValue.FileHandle(path.text(), mode, position);
    }

    /** As pathlib does it: the folder first, those above it when they turn out to be missing. */
    private void makeFolder(VirtualPath path, boolean parents, boolean existOk) throws FileException {
        MountTable.Mount mount = place(path);
        Volume volume = mount.volume();
        List<String> names = mount.names(path);
        try {
            try {
                volume.makeFolder(names, clock.get());
            } catch (FileException e) {
                if (e.errno() != Errno.ENOENT || !parents) {
                    throw e;
                }
                volume.makeFolders(names.subList(0, names.size() - 1), clock.get());
                volume.makeFolder(names, clock.get());
            }
        } catch (FileException e) {
            if (!existOk || !volume.isFolder(names)) {
                throw e;
            }
        }
    }

    private void rename(VirtualPath from, VirtualPath to) throws FileException {
        MountTable.Mount mount = place(from);
        requireMovable(from);
        try {
            if (!place(to).equals(mount)) {
                throw new FileException(Errno.EXDEV);
            }
            requireMovable(to);
        } catch (FileException e) {
            throw e.errno() == Errno.EXDEV ? e : FileException.ofTarget(e.errno());
        }
        mount.volume().move(mount.names(from), mount.names(to));
    }

    private void requireMovable(VirtualPath path) throws FileException {
        if (mounts.leadsToMount(path)) {
            throw new FileException(Errno.EBUSY);
        }
    }

    private MountTable.Mount place(VirtualPath path) throws FileException {
        MountTable.Mount mount = mounts.at(path);
        if (!path.isShortEnough()) {
            throw new FileException(Errno.ENAMETOOLONG);
        }
        return mount;
    }

    private static MontyValue bool(boolean value) {
        return new MontyValue.Bool(value);
    }
}
