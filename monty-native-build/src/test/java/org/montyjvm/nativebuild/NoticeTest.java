package org.montyjvm.nativebuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoticeTest {

    @TempDir
    Path folder;

    @Test
    void notice_ofCratesWithOneText_namesEachHolderAndPrintsTheTextOnce() throws IOException {
        String notice = Notice.of(List.of(
                crate("first", "Copyright (c) 2020 Ada\n\nDo as you like."),
                crate("second", "Copyright (c) 2021 Bo\n\nDo as  you like.\n")));

        assertThat(notice)
                .contains("first 1.0.0, MIT\n    https://example.org/first\n")
                .contains("first 1.0.0: Copyright (c) 2020 Ada\nsecond 1.0.0: Copyright (c) 2021 Bo\n")
                .containsOnlyOnce("Do as you like.");
    }

    @Test
    void notice_ofACrateWithoutALicenceFile_namesItsAuthors() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));

        String notice = Notice.of(List.of(
                new CargoPackage("bare", "2.0.0", "MIT", "", List.of("Ada <ada@example.org>", "Bo"), "", empty)));

        assertThat(notice)
                .contains("bare 2.0.0, MIT\n    Copyright Ada, Bo; the package has no licence text of its own.");
    }

    private CargoPackage crate(String name, String licence) throws IOException {
        Path sources = Files.createDirectories(folder.resolve(name));
        Files.writeString(sources.resolve("LICENSE"), licence);
        return new CargoPackage(name, "1.0.0", "MIT", "", List.of(), "https://example.org/" + name, sources);
    }
}
