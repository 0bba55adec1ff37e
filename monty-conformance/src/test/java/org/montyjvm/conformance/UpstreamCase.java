package org.montyjvm.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.montyjvm.conformance.Expectation.Completes;
import org.montyjvm.conformance.Expectation.CompletesWithReferences;
import org.montyjvm.conformance.Expectation.Raises;
import org.montyjvm.conformance.Expectation.RaisesWithTraceback;
import org.montyjvm.conformance.Expectation.Returns;
import org.montyjvm.conformance.Expectation.ReturnsText;

/**
 * One file of upstream's suite.
 *
 * @param name the file's name, which is also the script's
 * @param code what is run: the file without its expectation
 * @param directives how it wants to be run
 * @param expectation how it must end
 */
record UpstreamCase(String name, String code, Directives directives, Expectation expectation) {

    private static final String TRACEBACK_START = "\"\"\"\nTRACEBACK:\n";
    private static final String TRACEBACK_END = "\n\"\"\"";

    /** A last line such as {@code # Raise=ValueError('x')}; ordinary comments have no {@code =} after their first word. */
    private static final Pattern LAST_LINE = Pattern.compile("# ([A-Za-z][A-Za-z.-]*)=(.*)");

    /**
     * Returns the case in {@code file}.
     *
     * @throws IllegalArgumentException if its directives or its expectation are of no known form
     */
    static UpstreamCase read(Path file) throws IOException {
        String name = file.getFileName().toString();
        try {
            return parse(name, Files.readString(file));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
        }
    }

    /** Returns the case with {@code content}, as {@link #read} does. */
    static UpstreamCase parse(String name, String content) {
        String text = content.replace("\r\n", "\n");
        List<String> lines = text.lines().toList();
        Directives directives = Directives.in(lines);
        int start = text.lastIndexOf(TRACEBACK_START);
        if (start >= 0) {
            return new UpstreamCase(name, text.substring(0, start).stripTrailing(), directives, traceback(text, start));
        }
        Matcher last = LAST_LINE.matcher(lines.isEmpty() ? "" : lines.get(lines.size() - 1));
        if (last.matches()) {
            String code = String.join("\n", lines.subList(0, lines.size() - 1));
            return new UpstreamCase(name, code, directives, expectation(last.group(1), last.group(2)));
        }
        return new UpstreamCase(name, String.join("\n", lines), directives, new Completes());
    }

    /** Returns this case as it is when its code has another name in tracebacks. */
    UpstreamCase withTracebackOf(String file) {
        if (!(expectation instanceof RaisesWithTraceback raises)) {
            return this;
        }
        String renamed = raises.traceback().replace("File \"" + name + '"', "File \"" + file + '"');
        return new UpstreamCase(name, code, directives, new RaisesWithTraceback(renamed));
    }

    private static Expectation traceback(String text, int start) {
        String rest = text.substring(start + TRACEBACK_START.length());
        int end = rest.indexOf(TRACEBACK_END);
        if (end < 0) {
            throw new IllegalArgumentException("The expected traceback is not closed");
        }
        return new RaisesWithTraceback(rest.substring(0, end));
    }

    private static Expectation expectation(String form, String expected) {
        return switch (form) {
            case "Raise" -> new Raises(expected);
            case "Return" -> new Returns(expected);
            case "Return.str" -> new ReturnsText(expected);
            case "ref-counts" -> new CompletesWithReferences(expected);
            default -> throw new IllegalArgumentException("Unknown expectation: # " + form + "=");
        };
    }
}
