package org.montyjvm.nativebuild;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code cargo metadata} says about packages.
 *
 * @param packages the packages, in cargo's order
 */
record CargoMetadata(List<CargoPackage> packages) {

    /**
     * Returns what {@code json}, the output of {@code cargo metadata --format-version 1}, says.
     *
     * @throws NativeBuildException if it is something else
     */
    static CargoMetadata parse(String json) {
        List<CargoPackage> packages = new ArrayList<>();
        for (Object entry : list(Json.object(json).get("packages"))) {
            if (entry instanceof Map<?, ?> fields) {
                packages.add(toPackage(fields));
            }
        }
        return new CargoMetadata(packages);
    }

    /** Returns the package with that name and version. */
    Optional<CargoPackage> find(String name, String version) {
        return packages.stream()
                .filter(candidate ->
                        candidate.name().equals(name) && candidate.version().equals(version))
                .findFirst();
    }

    private static CargoPackage toPackage(Map<?, ?> fields) {
        Path manifest = Path.of(text(fields, "manifest_path"));
        return new CargoPackage(
                text(fields, "name"),
                text(fields, "version"),
                text(fields, "license"),
                text(fields, "license_file"),
                list(fields.get("authors")).stream().map(String::valueOf).toList(),
                text(fields, "repository"),
                Objects.requireNonNull(manifest.getParent(), "the folder of a manifest"));
    }

    private static String text(Map<?, ?> fields, String name) {
        return fields.get(name) instanceof String text ? text : "";
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }
}
