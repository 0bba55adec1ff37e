package org.montyjvm.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How long each workload takes on both engines, measured in turns in one JVM.
 *
 * @param jdk the release of Java that they ran on
 * @param rows one for each workload
 */
record EngineRatios(String jdk, List<Row> rows) {
    private static final String HEADER = "jdk,workload,native_us,wasm_us,ratio";

    /**
     * One workload.
     *
     * @param title a few words for it
     * @param nativeMicros how long it takes on the native engine
     * @param wasmMicros how long it takes on the WASM engine
     * @param ratio how many times as long that is: the median of the rounds
     */
    record Row(String title, double nativeMicros, double wasmMicros, double ratio) {}

    EngineRatios {
        rows = List.copyOf(rows);
    }

    /** Returns the geometric mean of the ratios: what the WASM engine costs where nothing is known of the script. */
    double mean() {
        return Math.exp(rows.stream()
                .mapToDouble(row -> Math.log(row.ratio()))
                .average()
                .orElse(0));
    }

    /** Returns the highest ratio. */
    double highest() {
        return rows.stream().mapToDouble(Row::ratio).max().orElse(0);
    }

    /** Returns a table in Markdown. */
    String table() {
        StringBuilder table = new StringBuilder();
        table.append("| JDK ").append(jdk).append(" | native, µs | WASM, µs | WASM / native |\n");
        table.append("| --- | ---: | ---: | ---: |\n");
        for (Row row : rows) {
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %,.1f | %,.1f | %.1f |%n",
                    row.title(),
                    row.nativeMicros(),
                    row.wasmMicros(),
                    row.ratio()));
        }
        table.append(String.format(Locale.ROOT, "| **geometric mean** | | | **%.1f** |%n", mean()));
        return table.toString();
    }

    /** Writes the figures as comma-separated values. */
    void write(Path file) throws IOException {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        for (Row row : rows) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%s,\"%s\",%.2f,%.2f,%.3f",
                    jdk,
                    row.title(),
                    row.nativeMicros(),
                    row.wasmMicros(),
                    row.ratio()));
        }
        Files.write(file, lines);
    }

    /**
     * Returns what {@link #write} has written to {@code file}.
     *
     * @throws IllegalArgumentException if the file is another
     */
    static EngineRatios read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        if (lines.size() < 2 || !lines.get(0).equals(HEADER)) {
            throw new IllegalArgumentException(file + " has no ratios of engines");
        }
        List<Row> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            int title = line.indexOf('"');
            int figures = line.lastIndexOf('"');
            String[] figure = line.substring(figures + 2).split(",", -1);
            rows.add(new Row(
                    line.substring(title + 1, figures),
                    Double.parseDouble(figure[0]),
                    Double.parseDouble(figure[1]),
                    Double.parseDouble(figure[2])));
        }
        return new EngineRatios(lines.get(1).substring(0, lines.get(1).indexOf(',')), rows);
    }
}
