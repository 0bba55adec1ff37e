package org.montyjvm.nativebuild;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A licence file of a crate, taken apart into who holds the copyright and the text, which many crates share.
 *
 * @param copyrights the lines at the top that name a holder
 * @param body the text without them
 */
record LicenceText(List<String> copyrights, String body) {

    private static final Pattern FILE =
            Pattern.compile("(?i)(?:licen[cs]e|unlicense|copying|copyright|notice)(?:[-._].*)?");
    private static final Pattern COPYRIGHT = Pattern.compile("\\s*(?:Copyright\\s+(?:\\([cC]\\)|©|\\d{4}|The ).*|©.*)");

    private static final int LONGEST_HEADING = 60;

    /**
     * Returns the licence texts of {@code crate} that we go by: where it may be had under the MIT licence and says so in
     * a file of its own, that one alone.
     */
    static List<LicenceText> of(CargoPackage crate) {
        List<Path> files = files(crate);
        List<Path> mit = files.stream().filter(LicenceText::isMit).toList();
        boolean maySettleForMit =
                crate.licence().contains("MIT") && !crate.licence().contains("AND");
        return (maySettleForMit && !mit.isEmpty() ? mit : files)
                .stream().map(LicenceText::read).distinct().toList();
    }

    /** Returns {@link #body} with every run of white space as one space, to find the same text laid out differently. */
    String key() {
        return body.strip().replaceAll("\\s+", " ");
    }

    private static List<Path> files(CargoPackage crate) {
        try (Stream<Path> files = Files.list(crate.folder())) {
            return files.filter(Files::isRegularFile)
                    .filter(file ->
                            FILE.matcher(name(file)).matches() || name(file).equals(crate.licenceFile()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new NativeBuildException("Cannot list " + crate.folder(), e);
        }
    }

    private static boolean isMit(Path file) {
        return name(file).toUpperCase(Locale.ROOT).contains("MIT");
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static LicenceText read(Path file) {
        try {
            return parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new NativeBuildException("Cannot read " + file, e);
        }
    }

    /** Returns {@code text} taken apart; further down a line about copyright may be part of a sentence, and stays. */
    static LicenceText parse(String text) {
        List<String> copyrights = new ArrayList<>();
        StringBuilder body = new StringBuilder();
        boolean atTop = true;
        for (String line : text.lines().map(String::stripTrailing).toList()) {
            if (atTop && COPYRIGHT.matcher(line).matches()) {
                copyrights.add(line.strip());
            } else {
                atTop &= line.length() <= LONGEST_HEADING;
                body.append(line).append('\n');
            }
        }
        return new LicenceText(copyrights, body.toString().strip().replaceAll("\n{3,}", "\n\n"));
    }
}
