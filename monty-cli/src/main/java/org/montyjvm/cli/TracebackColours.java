package org.montyjvm.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Colours a traceback as Python 3.13 does: places and the message, the type of the error, and the piece of the source
 * line that is marked below it. The text stays what it is.
 */
public final class TracebackColours {
    private static final Pattern PLACE = Pattern.compile("  File (\".*\"), line (\\d+)(?:, in (.+))?");
    private static final Pattern MARK = Pattern.compile(" {4,}([~^]+)");
    private static final Pattern ERROR = Pattern.compile("([\\p{L}\\p{N}_.]+)(?:(: )(.*))?");

    private final Palette palette;

    private TracebackColours(Palette palette) {
        this.palette = palette;
    }

    /**
     * Returns a traceback in colours.
     *
     * @param traceback what Python would print
     * @param palette the colours; without any, the text is returned as it is
     * @return the same characters, with those that colour them
     */
    public static String of(String traceback, Palette palette) {
        return palette.coloured() ? new TracebackColours(palette).colour(traceback) : traceback;
    }

    private String colour(String traceback) {
        List<String> lines = List.of(traceback.split("\n", -1));
        List<String> coloured = new ArrayList<>();
        boolean message = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            Matcher place = PLACE.matcher(line);
            Matcher mark = MARK.matcher(i + 1 < lines.size() ? lines.get(i + 1) : "");
            Matcher error = ERROR.matcher(line);
            if (message) {
                coloured.add(palette.magenta(line));
            } else if (place.matches()) {
                coloured.add(place(place));
            } else if (line.startsWith("    ") && mark.matches() && mark.end(1) <= line.length()) {
                coloured.add(line.substring(0, mark.start(1))
                        + palette.red(line.substring(mark.start(1), mark.end(1)))
                        + line.substring(mark.end(1)));
                coloured.add(" ".repeat(mark.start(1)) + palette.mark(mark.group(1)));
                i++;
            } else if (error.matches()) {
                coloured.add(palette.error(error.group(1))
                        + (error.group(2) == null ? "" : error.group(2) + palette.magenta(error.group(3))));
                message = true; // what follows are further lines of the message
            } else {
                coloured.add(line);
            }
        }
        return String.join("\n", coloured);
    }

    private String place(Matcher place) {
        String function = place.group(3);
        return "  File " + palette.magenta(place.group(1)) + ", line " + palette.magenta(place.group(2))
                + (function == null ? "" : ", in " + palette.magenta(function));
    }
}
