package org.montyjvm.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.montyjvm.MontyLimits;
import org.montyjvm.MontyScript;

/** The program {@code examples/drive.rs} of the native crate, which measures what it is told to, a line at a time. */
final class RustDriver implements AutoCloseable {
    private static final Pattern ANSWER = Pattern.compile("\\{\"median\":(\\d+),\"wall\":(\\d+)}");

    private final Process process;
    private final BufferedWriter orders;
    private final BufferedReader answers;

    /**
     * Starts the program.
     *
     * @throws IOException if it cannot be started
     */
    RustDriver(Path program) throws IOException {
        process = new ProcessBuilder(program.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        orders = process.outputWriter(StandardCharsets.UTF_8);
        answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /**
     * Measures a workload, under the limits that a Java platform has by default.
     *
     * @throws IllegalStateException if the program gives no figures; it has said why on the standard error
     */
    Batch measure(RustContender.Way way, Workload workload, int threads, int runs) {
        try {
            orders.write("{\"way\":\"" + way.name().toLowerCase(Locale.ROOT) + "\",\"threads\":" + threads
                    + ",\"runs\":" + runs + ",\"create\":" + createRequest(MontyLimits.defaults()) + ",\"run\":"
                    + runRequest(workload) + "}");
            orders.newLine();
            orders.flush();
            String line = answers.readLine();
            Matcher answer = ANSWER.matcher(line == null ? "" : line);
            if (!answer.matches()) {
                throw new IllegalStateException(
                        "the Rust driver gave no figures for " + workload.title() + " but " + line);
            }
            return new Batch(Long.parseLong(answer.group(1)), Long.parseLong(answer.group(2)));
        } catch (IOException e) {
            throw new UncheckedIOException("the Rust driver ended", e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }

    private static String createRequest(MontyLimits limits) {
        return "{\"limits\":{\"memory\":" + limits.memoryBytes() + ",\"duration\":"
                + limits.duration().toNanos() + ",\"recursion\":" + limits.recursionDepth() + ",\"source\":"
                + limits.sourceBytes() + ",\"output\":" + limits.outputBytes() + ",\"result\":" + limits.resultBytes()
                + ",\"suspensions\":" + limits.suspensions() + "}}";
    }

    private static String runRequest(Workload workload) {
        Map<String, Integer> inputs = workload.inputs();
        String values = inputs.keySet().stream()
                .map(name -> quoted(name) + ":" + inputs.get(name))
                .collect(Collectors.joining(","));
        String withInputs = inputs.isEmpty() ? "" : ",\"inputs\":{" + values + "}";
        return "{\"code\":" + quoted(workload.code()) + ",\"name\":" + quoted(MontyScript.DEFAULT_NAME) + withInputs
                + "}";
    }

    /** Returns the text as JSON: the workloads have no control character but the end of a line. */
    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
