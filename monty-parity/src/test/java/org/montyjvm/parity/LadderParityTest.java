package org.montyjvm.parity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.montyjvm.fixtures.Comparison;
import org.montyjvm.fixtures.EngineComparison;
import org.montyjvm.fixtures.Fixture;
import org.montyjvm.fixtures.Ladder;

/** The whole ladder gives the same lines on both engines, byte for byte. */
class LadderParityTest {
    private static final List<String> ENGINES = List.of("ffi", "wasm");

    private static List<Comparison> comparisons = List.of();

    @BeforeAll
    static void climb() {
        EngineComparison engines = EngineComparison.of(ENGINES);
        comparisons =
                Ladder.bundled().fixtures().parallelStream().map(engines::run).toList();
    }

    @TestFactory
    Stream<DynamicContainer> fixture_passesOnBothEngines_withTheSameLine() {
        Map<Integer, List<Comparison>> tiers = comparisons.stream()
                .collect(Collectors.groupingBy(
                        comparison -> comparison.fixture().tier(), TreeMap::new, Collectors.toList()));
        return tiers.entrySet().stream()
                .map(tier -> dynamicContainer(
                        "tier " + tier.getKey(),
                        tier.getValue().stream()
                                .map(comparison ->
                                        dynamicTest(comparison.fixture().id(), () -> {
                                            assertThat(comparison.verdicts()).containsOnlyKeys(ENGINES);
                                            assertThat(comparison.complaints()).isEmpty();
                                        }))));
    }

    @Test
    void linesOfTheEngines_areTheSameBytes() throws IOException {
        Path nativeLines = Files.write(Path.of("target", "ladder-ffi.jsonl"), lines("ffi"));
        Path wasmLines = Files.write(Path.of("target", "ladder-wasm.jsonl"), lines("wasm"));

        assertThat(Files.mismatch(nativeLines, wasmLines))
                .as("first byte in which %s and %s differ", nativeLines, wasmLines)
                .isEqualTo(-1);
        assertThat(Files.readAllLines(nativeLines)).hasSize(comparisons.size());
    }

    @Test
    void ladder_hasElevenTiers_andNothingForOneEngineAlone() {
        List<Fixture> fixtures = Ladder.bundled().fixtures();

        assertThat(fixtures).hasSizeGreaterThanOrEqualTo(220);
        assertThat(fixtures.stream().map(Fixture::tier).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 11).boxed().toList());
        assertThat(fixtures).filteredOn(Fixture::nativeOnly).isEmpty();
    }

    @Test
    void engineThatIsMissing_isAnError() {
        assertThatThrownBy(() -> EngineComparison.of(List.of("ffi", "wasm", "abacus")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("abacus");
    }

    @Test
    void engineThatCountsOtherwise_isFound() {
        EngineComparison engines = Divergence.ofFfi();

        List<Comparison> different = Ladder.bundled().fixtures().stream()
                .filter(fixture -> fixture.tier() == 1)
                .map(engines::run)
                .filter(comparison -> !comparison.agreed())
                .toList();

        assertThat(different).isNotEmpty().allSatisfy(comparison -> {
            assertThat(comparison.passed()).isFalse();
            assertThat(comparison.complaints()).anyMatch(line -> line.startsWith("differs, diverging: {"));
        });
    }

    private static byte[] lines(String engine) {
        return comparisons.stream()
                .map(comparison -> comparison.verdicts().get(engine).line() + "\n")
                .collect(Collectors.joining())
                .getBytes(UTF_8);
    }
}
