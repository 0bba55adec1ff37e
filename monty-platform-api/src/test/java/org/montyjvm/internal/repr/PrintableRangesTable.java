package org.montyjvm.internal.repr;

import java.util.ArrayList;
import java.util.List;

/** Writes the table in {@link PrintableRanges} from the categories of the JDK that it runs on. */
final class PrintableRangesTable {
    private static final int LINE_LENGTH = 108;

    private PrintableRangesTable() {}

    /**
     * Prints the lines of the table. Run it on a JDK with the interpreter's version of Unicode.
     *
     * @param args none
     */
    public static void main(String[] args) {
        StringBuilder line = new StringBuilder();
        for (String range : ranges()) {
            if (line.length() + 1 + range.length() > LINE_LENGTH) {
                System.out.println(line);
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(range);
        }
        System.out.println(line);
    }

    private static List<String> ranges() {
        List<String> ranges = new ArrayList<>();
        for (int first = 0; first <= Character.MAX_CODE_POINT; first++) {
            if (!isPrintable(first)) {
                int last = first;
                while (last < Character.MAX_CODE_POINT && !isPrintable(last + 1)) {
                    last++;
                }
                ranges.add(Integer.toHexString(first) + (first == last ? "" : "-" + Integer.toHexString(last)));
                first = last;
            }
        }
        return ranges;
    }

    /** Tells what Python's {@code str.isprintable} says, by this JDK's version of Unicode. */
    static boolean isPrintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> codePoint == ' ';
            default -> true;
        };
    }
}
