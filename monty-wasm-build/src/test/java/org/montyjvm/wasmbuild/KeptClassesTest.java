package org.montyjvm.wasmbuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptClassesTest {
    private static final ModuleClasses MADE =
            new ModuleClasses(new byte[] {1, 2}, Map.of("a/b/C", new byte[] {3}), "a report");

    @TempDir
    private Path folder;

    private Path input;

    @BeforeEach
    void writeInput() throws IOException {
        input = Files.createDirectories(folder.resolve("program")).resolve("One.class");
        Files.writeString(input, "one");
    }

    private KeptClasses kept() throws IOException {
        return KeptClasses.in(folder.resolve("kept"), List.of(folder.resolve("program")));
    }

    @Test
    void classes_areThereForTheSameInputs() throws IOException {
        assertThat(kept().read()).isEmpty();
        kept().write(MADE);
        assertThat(kept().read()).hasValueSatisfying(read -> {
            assertThat(read.module()).containsExactly(1, 2);
            assertThat(read.classes()).containsOnlyKeys("a/b/C");
            assertThat(read.classes().get("a/b/C")).containsExactly(3);
            assertThat(read.report()).isEqualTo("a report");
        });
    }

    @Test
    void classes_areNotThere_whenAnInputHasChanged() throws IOException {
        kept().write(MADE);
        Files.writeString(input, "another");
        assertThat(kept().read()).isEmpty();
        Files.writeString(input, "one");
        assertThat(kept().read()).isPresent();
        Files.writeString(folder.resolve("program").resolve("Two.class"), "two");
        assertThat(kept().read()).isEmpty();
    }

    @Test
    void classes_takeThePlaceOfThoseThatWere() throws IOException {
        kept().write(new ModuleClasses(new byte[0], Map.of("Old", new byte[0]), ""));
        kept().write(MADE);
        assertThat(kept().read())
                .hasValueSatisfying(read -> assertThat(read.classes()).containsOnlyKeys("a/b/C"));
    }
}
