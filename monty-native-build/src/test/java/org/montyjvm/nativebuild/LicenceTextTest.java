package org.montyjvm.nativebuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LicenceTextTest {

    private static final String GRANT =
            "Permission is hereby granted, free of charge, to any person obtaining a copy\nof this software";

    @Test
    void parse_ofACopyrightAboveTheText_takesItOut() {
        LicenceText text = LicenceText.parse("MIT License\n\nCopyright (c) 2020 Ada\nCopyright 2021 Bo\n\n" + GRANT);

        assertThat(text.copyrights()).containsExactly("Copyright (c) 2020 Ada", "Copyright 2021 Bo");
        assertThat(text.body()).isEqualTo("MIT License\n\n" + GRANT);
    }

    @Test
    void parse_ofACopyrightInsideTheText_leavesItThere() {
        String text = GRANT + "\nMuch of the library is\nCopyright (c) 1993 Sun\nand labelled as such.";

        assertThat(LicenceText.parse(text).copyrights()).isEmpty();
        assertThat(LicenceText.parse(text).body()).isEqualTo(text);
    }

    @Test
    void key_ofTheSameTextLaidOutDifferently_isTheSame() {
        assertThat(LicenceText.parse("a b\n  c\n").key())
                .isEqualTo(LicenceText.parse("\na  b c").key());
    }

    @Test
    void of_aCrateWithAChoice_takesTheMitFileAlone(@TempDir Path folder) throws IOException {
        write(folder, "LICENSE-MIT", "LICENSE-APACHE", "README.md");

        assertThat(LicenceText.of(crate("MIT OR Apache-2.0", folder)))
                .extracting(LicenceText::body)
                .containsExactly("text of LICENSE-MIT");
    }

    @Test
    void of_aCrateThatAsksForMoreThanMit_takesAllFiles(@TempDir Path folder) throws IOException {
        write(folder, "LICENSE-MIT", "LICENSE-UNICODE", "src.rs");

        assertThat(LicenceText.of(crate("MIT AND Unicode-3.0", folder)))
                .extracting(LicenceText::body)
                .containsExactly("text of LICENSE-MIT", "text of LICENSE-UNICODE");
    }

    private static void write(Path folder, String... files) throws IOException {
        for (String file : files) {
            Files.writeString(folder.resolve(file), "text of " + file);
        }
    }

    private static CargoPackage crate(String licence, Path folder) {
        return new CargoPackage("sample", "1.0.0", licence, "", List.of(), "", folder);
    }
}
