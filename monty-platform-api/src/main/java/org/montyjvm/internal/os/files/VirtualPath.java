package org.montyjvm.internal.os.files;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A path as the script means it: absolute, with {@code /} between the names, {@code .} and {@code ..} resolved as text. What
 * {@code ..} would take above the root stays at the root.
 *
 * @param names the names from the root on; empty for the root itself. None is empty, {@code .} or {@code ..}, and none has a
 *     slash or a NUL
 */
public record VirtualPath(List<String> names) {
    /** The longest name, in bytes of UTF-8, as Linux has it. */
    private static final int MAX_NAME_BYTES = 255;

    /** The first length of a path that is too long, in bytes of UTF-8, as Linux has it. */
    private static final int PATH_MAX = 4_096;

    /** Holds a copy of the names. */
    public VirtualPath {
        names = List.copyOf(names);
    }

    /** Reads a path; one that does not start at the root is taken to. Its length is not checked. */
    public static VirtualPath parse(String text) {
        List<String> names = new ArrayList<>();
        for (String name : text.split("/", -1)) {
            if (name.equals("..")) {
                if (!names.isEmpty()) {
                    names.remove(names.size() - 1);
                }
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.add(name);
            }
        }
        return new VirtualPath(names);
    }

    /** Returns the path as text, {@code /} for the root. */
    public String text() {
        return "/" + String.join("/", names);
    }

    /** Tells whether Linux would take it: neither a name nor the whole is too long. */
    boolean isShortEnough() {
        return bytes(text()) < PATH_MAX && names.stream().allMatch(name -> bytes(name) <= MAX_NAME_BYTES);
    }

    /** Tells whether this is the other path or a folder above it. */
    boolean contains(VirtualPath other) {
        return other.names.size() >= names.size()
                && other.names.subList(0, names.size()).equals(names);
    }

    /** Returns the names below a folder that contains this path. */
    List<String> below(VirtualPath folder) {
        return names.subList(folder.names.size(), names.size());
    }

    /** Returns the path of an entry of this folder. */
    VirtualPath child(String name) {
        List<String> longer = new ArrayList<>(names);
        longer.add(name);
        return new VirtualPath(longer);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
