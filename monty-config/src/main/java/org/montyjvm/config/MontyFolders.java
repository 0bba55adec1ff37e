package org.montyjvm.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a person's files of Monty are, as the XDG Base Directory Specification has it. None of the folders need be there.
 *
 * @param config settings, {@code ~/.config/monty}
 * @param data what is to be kept, {@code ~/.local/share/monty}
 * @param state histories and the like, {@code ~/.local/state/monty}
 */
public record MontyFolders(Path config, Path data, Path state) {
    /**
     * Returns the folders of whoever runs this process.
     *
     * @return the folders
     */
    public static MontyFolders ofThisProcess() {
        return of(System.getenv(), Path.of(System.getProperty("user.home", "/")));
    }

    /**
     * Returns the folders in an environment.
     *
     * @param environment variables; {@code XDG_CONFIG_HOME}, {@code XDG_DATA_HOME} and {@code XDG_STATE_HOME} are read, and
     *     ignored if they are not absolute paths
     * @param home the home folder
     * @return the folders
     */
    public static MontyFolders of(Map<String, String> environment, Path home) {
        return new MontyFolders(
                folder(environment.get("XDG_CONFIG_HOME"), home.resolve(".config")),
                folder(environment.get("XDG_DATA_HOME"), home.resolve(".local/share")),
                folder(environment.get("XDG_STATE_HOME"), home.resolve(".local/state")));
    }

    private static Path folder(@Nullable String named, Path usual) {
        try {
            Path folder = Path.of(named == null ? "" : named);
            return (folder.isAbsolute() ? folder : usual).resolve("monty");
        } catch (InvalidPathException e) {
            return usual.resolve("monty");
        }
    }
}
