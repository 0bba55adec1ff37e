package org.montyjvm.nativebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HunkTest {

    @Test
    void apply_replacementWithoutContext_replacesTheLine() {
        assertThat(applied("a\nb\nc\n", "@@ -2 +2 @@", "-b", "+B")).isEqualTo("a\nB\nc\n");
    }

    @Test
    void apply_insertionWithoutContext_goesBelowTheNamedLine() {
        assertThat(applied("a\nb\nc\n", "@@ -2,0 +3,2 @@ fn here()", "+x", "+y"))
                .isEqualTo("a\nb\nx\ny\nc\n");
    }

    @Test
    void apply_insertionAtTheTop_goesBeforeTheFirstLine() {
        assertThat(applied("a\n", "@@ -0,0 +1 @@", "+x")).isEqualTo("x\na\n");
    }

    @Test
    void apply_deletion_removesTheLines() {
        assertThat(applied("a\nb\nc\n", "@@ -1,2 +0,0 @@", "-a", "-b")).isEqualTo("c\n");
    }

    @Test
    void apply_withContext_keepsTheContext() {
        assertThat(applied("a\nb\nc\n", "@@ -1,3 +1,3 @@", " a", "-b", "+B", " c"))
                .isEqualTo("a\nB\nc\n");
    }

    @Test
    void apply_toALineThatMoved_isRefused() {
        assertThatThrownBy(() -> applied("new\na\nb\n", "@@ -2 +2 @@", "-b", "+B"))
                .isInstanceOf(NativeBuildException.class)
                .hasMessageContaining("line 2")
                .hasMessageContaining("should be\n  b\nbut is\n  a");
    }

    @Test
    void apply_beyondTheEnd_isRefused() {
        assertThatThrownBy(() -> applied("a\n", "@@ -7,0 +8 @@", "+x"))
                .isInstanceOf(NativeBuildException.class)
                .hasMessageContaining("fewer than 7 lines");
        assertThatThrownBy(() -> applied("a\n", "@@ -7 +7 @@", "-x", "+y"))
                .isInstanceOf(NativeBuildException.class)
                .hasMessageContaining("the end of the file");
    }

    @Test
    void parse_withFewerLinesThanPromised_isRefused() {
        assertThatThrownBy(() -> Hunk.parse(List.of("@@ -1,2 +1 @@", "-a"))).isInstanceOf(NativeBuildException.class);
    }

    private static String applied(String file, String... patch) {
        List<String> lines = new ArrayList<>(Hunk.lines(file));
        Hunk.parse(List.of(patch)).applyTo(lines, 0);
        return String.join("\n", lines);
    }
}
