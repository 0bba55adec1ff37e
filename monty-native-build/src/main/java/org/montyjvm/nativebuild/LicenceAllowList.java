package org.montyjvm.nativebuild;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The licences that a crate may have, read from the crate's {@code deny.toml}, so that {@code cargo deny} and this
 * program go by one list.
 *
 * @param licences SPDX identifiers
 */
record LicenceAllowList(Set<String> licences) {

    private static final Pattern ALLOW =
            Pattern.compile("^\\[licenses]$.*?^allow\\s*=\\s*\\[(.*?)]", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");

    /**
     * Returns the list in {@code denyToml}.
     *
     * @throws NativeBuildException if there is none
     */
    static LicenceAllowList read(Path denyToml) {
        try {
            Matcher allow = ALLOW.matcher(Files.readString(denyToml));
            if (!allow.find()) {
                throw new NativeBuildException(denyToml + " has no list 'allow' below [licenses].");
            }
            return new LicenceAllowList(QUOTED.matcher(allow.group(1))
                    .results()
                    .map(licence -> licence.group(1))
                    .collect(Collectors.toUnmodifiableSet()));
        } catch (IOException e) {
            throw new NativeBuildException("Cannot read " + denyToml, e);
        }
    }

    /** Returns one line for each of {@code crates} whose licence is not allowed or not stated. */
    List<String> violations(List<CargoPackage> crates) {
        return crates.stream()
                .filter(crate -> crate.licence().isBlank() || !SpdxExpression.isSatisfiedBy(crate.licence(), licences))
                .map(crate -> crate.name() + " " + crate.version() + ": "
                        + (crate.licence().isBlank() ? "no licence stated" : crate.licence()))
                .toList();
    }
}
