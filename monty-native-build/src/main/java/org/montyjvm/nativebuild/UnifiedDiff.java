package org.montyjvm.nativebuild;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A patch in unified format, with or without context.
 *
 * <p>Only changes of existing files are understood, which is all that our patches do.
 *
 * @param hunksByFile for each file, by its path relative to the patched folder, its hunks from first to last
 */
record UnifiedDiff(Map<String, List<Hunk>> hunksByFile) {

    /**
     * Returns the patch that {@code text} describes; lines between the hunks that are not a header are ignored.
     *
     * @throws NativeBuildException if {@code text} is not a unified diff of existing files
     */
    static UnifiedDiff parse(String text) {
        Map<String, List<Hunk>> hunksByFile = new LinkedHashMap<>();
        List<Hunk> hunks = null;
        List<String> lines = Hunk.lines(text);
        int at = 0;
        while (at < lines.size()) {
            String line = lines.get(at);
            if (line.startsWith("+++ ")) {
                hunks = hunksByFile.computeIfAbsent(path(line), file -> new ArrayList<>());
            } else if (line.startsWith("@@ ")) {
                if (hunks == null) {
                    throw new NativeBuildException("Not a unified diff: '" + line + "' before any '+++ ' line.");
                }
                Hunk hunk = Hunk.parse(lines.subList(at, lines.size()));
                hunks.add(hunk);
                at += hunk.patchLines() - 1;
            }
            at++;
        }
        if (hunksByFile.isEmpty() || hunksByFile.values().stream().anyMatch(List::isEmpty)) {
            throw new NativeBuildException("Not a unified diff: a file without a change in it.");
        }
        return new UnifiedDiff(hunksByFile);
    }

    /** The path after {@code +++}, without git's {@code b/} and without the time stamp that diff adds. */
    private static String path(String header) {
        String path = header.substring("+++ ".length());
        int tab = path.indexOf('\t');
        path = tab < 0 ? path : path.substring(0, tab);
        if (path.equals("/dev/null")) {
            throw new NativeBuildException("A patch that deletes a file is not supported.");
        }
        return path.startsWith("b/") ? path.substring("b/".length()) : path;
    }
}
