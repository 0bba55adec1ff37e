package org.montyjvm.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.montyjvm.fixtures.EngineComparison;

/** The programs are worth comparing, and a difference between engines is found and made small. */
class ProgramGeneratorTest {
    private static final int PROGRAMS = 200;

    @Test
    void program_isTheSameForTheSameSeed() {
        assertThat(ProgramGenerator.program(7).text())
                .isEqualTo(ProgramGenerator.program(7).text())
                .isNotEqualTo(ProgramGenerator.program(8).text());
    }

    @Test
    void mostPrograms_endWithAValue_andSomeWithAnError_butNoneWithASyntaxError() {
        ProgramComparison engine = new ProgramComparison(EngineComparison.of(List.of("ffi")));

        Map<String, Long> ends = LongStream.range(0, PROGRAMS)
                .mapToObj(seed ->
                        engine.of(seed, ProgramGenerator.program(seed).text()).line())
                .collect(Collectors.groupingBy(ProgramGeneratorTest::end, Collectors.counting()));

        assertThat(ends.get("value")).isGreaterThan(PROGRAMS / 2);
        assertThat(ends.get("error")).isGreaterThan(PROGRAMS / 50);
        assertThat(ends).doesNotContainKey("syntax");
    }

    @Test
    void programs_useEveryKindOfStatement() {
        String all = LongStream.range(0, PROGRAMS)
                .mapToObj(seed -> ProgramGenerator.program(seed).text())
                .collect(Collectors.joining());

        assertThat(all)
                .contains("if ", "elif ", "else:", "for ", "while ", "break", "continue", "match ", "case ")
                .contains("try:", "except ", "finally:", "raise ", "assert ", "return ", "def ", "class ", "nonlocal ")
                .contains("lambda ", "ask(", "json.", "re.", "math.", "datetime.", "f'{", ".format(", ".sort(");
    }

    @Test
    void differenceBetweenEngines_isMadeSmall() {
        ProgramComparison engines = new ProgramComparison(Divergence.ofFfi());
        long seed = LongStream.iterate(0, next -> next + 1)
                .filter(next -> engines.differs(next, ProgramGenerator.program(next)))
                .findFirst()
                .orElseThrow();
        Node program = ProgramGenerator.program(seed);

        Node smallest = Shrinking.smallest(program, node -> engines.differs(seed, node));

        assertThat(engines.differs(seed, smallest)).isTrue();
        assertThat(smallest.text()).contains(" * ").hasSizeLessThan(80);
        assertThat(smallest.text().lines().count())
                .isLessThanOrEqualTo(3)
                .isLessThan(program.text().lines().count());
    }

    private static String end(String line) {
        if (line.contains("\"excType\":\"SyntaxError\"")) {
            return "syntax";
        }
        return line.contains("\"error\":\"") ? "error" : "value";
    }
}
