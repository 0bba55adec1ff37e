package org.montyjvm.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Draws what {@link EnginesSideBySide} measured: a bar for each workload and JDK, as SVG. */
public final class EnginePlot {
    private static final int LEFT = 190;
    private static final int TOP = 44;
    private static final int BAR = 11;
    private static final int GAP = 8;
    private static final int WIDTH = 720;
    private static final int RIGHT = 60;
    private static final String[] COLOURS = {"#4878a8", "#d0803c", "#5a9c5a", "#8a6cae"};

    private final List<EngineRatios> series;
    private final StringBuilder svg = new StringBuilder();

    private EnginePlot(List<EngineRatios> series) {
        this.series = series;
    }

    /**
     * Draws the plot.
     *
     * @param arguments the file to write, then the files with the figures, one for each JDK
     * @throws IOException if a file cannot be read or written
     * @throws IllegalArgumentException if fewer than two files are named, or one has no figures
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 2) {
            throw new IllegalArgumentException("Usage: EnginePlot SVG CSV…");
        }
        List<EngineRatios> series = new ArrayList<>();
        for (int i = 1; i < arguments.length; i++) {
            series.add(EngineRatios.read(Path.of(arguments[i])));
        }
        Files.writeString(Path.of(arguments[0]), draw(series));
    }

    /** Returns the plot of at least one series; all have the workloads of the first. */
    static String draw(List<EngineRatios> series) {
        return new EnginePlot(series).draw();
    }

    private String draw() {
        List<EngineRatios.Row> rows = series.get(0).rows();
        int group = series.size() * BAR + GAP;
        int height = TOP + (rows.size() + 1) * group + 26;
        double most = Math.ceil(
                series.stream().mapToDouble(EngineRatios::highest).max().orElse(1));
        line(
                "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' font-family='sans-serif' font-size='11'>",
                WIDTH, height);
        line("<rect width='%d' height='%d' fill='white'/>", WIDTH, height);
        line("<text x='%d' y='16' font-size='13'>Time on the WASM engine / time on the native engine</text>", LEFT);
        for (int i = 0; i < series.size(); i++) {
            line("<rect x='%d' y='24' width='10' height='10' fill='%s'/>", LEFT + i * 80, colour(i));
            line(
                    "<text x='%d' y='33'>JDK %s</text>",
                    LEFT + 14 + i * 80, series.get(i).jdk());
        }
        int bottom = TOP + (rows.size() + 1) * group;
        for (int tick = 0; tick <= most; tick++) {
            double x = x(tick, most);
            line("<line x1='%.1f' y1='%d' x2='%.1f' y2='%d' stroke='#dddddd'/>", x, TOP, x, bottom);
            line("<text x='%.1f' y='%d' text-anchor='middle'>%d</text>", x, bottom + 14, tick);
        }
        for (int row = 0; row < rows.size(); row++) {
            int number = row;
            bars(
                    TOP + row * group,
                    rows.get(row).title(),
                    series.stream()
                            .map(ratios -> ratios.rows().get(number).ratio())
                            .toList(),
                    most);
        }
        bars(
                TOP + rows.size() * group,
                "geometric mean",
                series.stream().map(EngineRatios::mean).toList(),
                most);
        line("</svg>");
        return svg.toString();
    }

    private void bars(int top, String title, List<Double> ratios, double most) {
        int middle = top + ratios.size() * BAR / 2 + 4;
        line("<text x='%d' y='%d' text-anchor='end'>%s</text>", LEFT - 8, middle, escaped(title));
        for (int i = 0; i < ratios.size(); i++) {
            double ratio = ratios.get(i);
            int y = top + i * BAR;
            line(
                    "<rect x='%d' y='%d' width='%.1f' height='%d' fill='%s'/>",
                    LEFT, y, x(ratio, most) - LEFT, BAR - 1, colour(i));
            line("<text x='%.1f' y='%d' font-size='10'>%.1f</text>", x(ratio, most) + 4, y + BAR - 2, ratio);
        }
    }

    private static double x(double ratio, double most) {
        return LEFT + ratio / most * (WIDTH - LEFT - RIGHT);
    }

    private static String colour(int number) {
        return COLOURS[number % COLOURS.length];
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private void line(String format, Object... arguments) {
        svg.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }
}
