package org.montyjvm.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The comparison of the engines, with figures that are made up, and once with real ones. */
class EnginesTest {
    private static final EngineRatios RATIOS = new EngineRatios(
            "17", List.of(new EngineRatios.Row("a, b < c", 10, 20, 2), new EngineRatios.Row("d", 1, 8, 8)));

    @TempDir
    private Path folder;

    @Test
    void comparison_runsBothEngines() {
        EngineRatios measured =
                new EnginesSideBySide(3, 1_000_000, 0).run(List.of(Workload.TWO_PLUS_TWO, Workload.INPUT_PLUS_1));

        assertThat(measured.rows()).extracting(EngineRatios.Row::title).containsExactly("2 + 2", "feed of x + 1");
        assertThat(measured.rows()).allSatisfy(row -> {
            assertThat(row.nativeMicros()).isPositive();
            assertThat(row.wasmMicros()).isPositive();
            assertThat(row.ratio()).isPositive();
        });
    }

    @Test
    void mean_isGeometric() {
        assertThat(RATIOS.mean()).isEqualTo(4.0);
        assertThat(RATIOS.highest()).isEqualTo(8.0);
    }

    @Test
    void table_hasAllRows_andTheMean() {
        assertThat(RATIOS.table())
                .contains("| JDK 17 |")
                .contains("| a, b < c | 10.0 | 20.0 | 2.0 |")
                .contains("| **geometric mean** | | | **4.0** |");
    }

    @Test
    void file_isReadAsItWasWritten() throws IOException {
        Path file = folder.resolve("engines.csv");

        RATIOS.write(file);

        assertThat(EngineRatios.read(file)).isEqualTo(RATIOS);
    }

    @Test
    void otherFile_isRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("other.csv"), "a,b\n1,2\n");

        assertThatIllegalArgumentException().isThrownBy(() -> EngineRatios.read(file));
    }

    @Test
    void plot_hasABarForEachRatio() throws IOException {
        Path csv = folder.resolve("engines.csv");
        Path svg = folder.resolve("engines.svg");
        RATIOS.write(csv);

        EnginePlot.main(new String[] {svg.toString(), csv.toString(), csv.toString()});

        assertThat(Files.readString(svg))
                .contains("a, b &lt; c")
                .contains(">8.0</text>")
                .containsOnlyOnce("geometric mean")
                .endsWith("</svg>\n");
    }
}
