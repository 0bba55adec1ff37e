package org.montyjvm.nativebuild;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The text of the file {@code NOTICE}: what is in the native library, by whom and under which terms. */
final class Notice {

    private static final String RULE = "-".repeat(80);

    private Notice() {}

    /** Returns the text for a library that {@code crates} are linked into. */
    static String of(List<CargoPackage> crates) {
        StringBuilder notice = new StringBuilder("""
                Monty for the JVM is under the MIT licence, see the file LICENSE.

                Its native library contains the Monty interpreter by Pydantic, the Rust standard library by the
                Rust project (MIT OR Apache-2.0; its stack unwinder is LLVM's libunwind, Apache-2.0 WITH
                LLVM-exception) and the Rust crates below. Of a choice of licences, MIT is taken where it is offered.

                This file is generated, see CONTRIBUTING.md.

                """);
        Map<String, List<String>> holders = new LinkedHashMap<>();
        Map<String, String> bodies = new LinkedHashMap<>();
        for (CargoPackage crate : crates) {
            List<LicenceText> texts = LicenceText.of(crate);
            describe(crate, texts, notice);
            for (LicenceText text : texts) {
                bodies.putIfAbsent(text.key(), text.body());
                holders.computeIfAbsent(text.key(), key -> new ArrayList<>()).add(holder(crate, text));
            }
        }
        bodies.forEach((key, body) -> {
            notice.append('\n').append(RULE).append('\n');
            holders.getOrDefault(key, List.of())
                    .forEach(holder -> notice.append(holder).append('\n'));
            notice.append('\n').append(body).append('\n');
        });
        return notice.toString();
    }

    private static void describe(CargoPackage crate, List<LicenceText> texts, StringBuilder notice) {
        notice.append(crate.name())
                .append(' ')
                .append(crate.version())
                .append(", ")
                .append(crate.licence());
        if (!crate.repository().isEmpty()) {
            notice.append("\n    ").append(crate.repository());
        }
        if (texts.isEmpty()) {
            notice.append("\n    Copyright ")
                    .append(authors(crate))
                    .append("; the package has no licence text of its own.");
        }
        notice.append('\n');
    }

    private static String authors(CargoPackage crate) {
        String names = crate.authors().stream()
                .map(author -> author.replaceAll("\\s*<[^>]*>", ""))
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "its authors" : names;
    }

    private static String holder(CargoPackage crate, LicenceText text) {
        String line = crate.name() + " " + crate.version();
        return text.copyrights().isEmpty() ? line : line + ": " + String.join("; ", text.copyrights());
    }
}
