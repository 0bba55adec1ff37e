package org.montyjvm.nativebuild;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One change of a {@link UnifiedDiff}: some lines of a file and what they become. It fits exactly or not at all: a patch
 * without context that is moved to where it seems to fit could land anywhere.
 *
 * @param start the index, from 0, of the first old line, or of the line before which the new ones go
 * @param before the old lines, context included
 * @param after the new lines, context included
 * @param patchLines how many lines the change takes up in the patch, header included
 */
record Hunk(int start, List<String> before, List<String> after, int patchLines) {

    private static final Pattern HEADER = Pattern.compile("@@ -(\\d+)(?:,(\\d+))? \\+\\d+(?:,(\\d+))? @@.*");

    /** Returns the lines of {@code text}; the last is empty if the text ends with a line end. */
    static List<String> lines(String text) {
        return Arrays.asList(text.split("\n", -1));
    }

    /**
     * Returns the change whose header is the first of {@code lines}.
     *
     * @throws NativeBuildException if the lines are not those that the header promises
     */
    static Hunk parse(List<String> lines) {
        Matcher header = HEADER.matcher(lines.get(0));
        if (!header.matches()) {
            throw new NativeBuildException("Not a unified diff: " + lines.get(0));
        }
        int oldCount = header.group(2) == null ? 1 : Integer.parseInt(header.group(2));
        int newCount = header.group(3) == null ? 1 : Integer.parseInt(header.group(3));
        List<String> before = new ArrayList<>();
        List<String> after = new ArrayList<>();
        int at = 1;
        while (before.size() < oldCount || after.size() < newCount) {
            String line = at < lines.size() ? lines.get(at) : "";
            at++;
            char mark = line.isEmpty() ? '?' : line.charAt(0);
            if (mark != ' ' && mark != '-' && mark != '+') {
                throw new NativeBuildException("Not a unified diff: '" + line + "' inside " + lines.get(0));
            }
            if (mark != '+') {
                before.add(line.substring(1));
            }
            if (mark != '-') {
                after.add(line.substring(1));
            }
        }
        // The line number of a pure insertion is that of the line before it.
        int line = Integer.parseInt(header.group(1));
        return new Hunk(oldCount == 0 ? line : line - 1, before, after, at);
    }

    /**
     * Replaces this change's old lines in {@code lines} by its new ones.
     *
     * @param lines the file's lines, modifiable
     * @param shift by how many lines earlier changes have moved this one down
     * @throws NativeBuildException if the file does not have the old lines at that place
     */
    void applyTo(List<String> lines, int shift) {
        int from = start + shift;
        for (int i = 0; i < before.size(); i++) {
            String found = from + i < lines.size() ? lines.get(from + i) : "the end of the file";
            if (!found.equals(before.get(i))) {
                throw new NativeBuildException(
                        "line " + (start + i + 1) + " should be\n  " + before.get(i) + "\nbut is\n  " + found);
            }
        }
        if (from > lines.size()) {
            throw new NativeBuildException("the file has fewer than " + start + " lines");
        }
        lines.subList(from, from + before.size()).clear();
        lines.addAll(from, after);
    }

    /** Returns by how many lines this change moves what follows. */
    int growth() {
        return after.size() - before.size();
    }
}
