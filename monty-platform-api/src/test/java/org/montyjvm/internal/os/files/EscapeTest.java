package org.montyjvm.internal.os.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.montyjvm.MontyOsFunction.APPEND_TEXT;
import static org.montyjvm.MontyOsFunction.EXISTS;
import static org.montyjvm.MontyOsFunction.IS_DIR;
import static org.montyjvm.MontyOsFunction.IS_FILE;
import static org.montyjvm.MontyOsFunction.IS_SYMLINK;
import static org.montyjvm.MontyOsFunction.ITERDIR;
import static org.montyjvm.MontyOsFunction.OPEN;
import static org.montyjvm.MontyOsFunction.READ_BYTES;
import static org.montyjvm.MontyOsFunction.READ_TEXT;
import static org.montyjvm.MontyOsFunction.RENAME;
import static org.montyjvm.MontyOsFunction.RESOLVE;
import static org.montyjvm.MontyOsFunction.RMDIR;
import static org.montyjvm.MontyOsFunction.STAT;
import static org.montyjvm.MontyOsFunction.UNLINK;
import static org.montyjvm.MontyOsFunction.WRITE_TEXT;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Feature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.montyjvm.MontyMount;
import org.montyjvm.MontyOsFunction;
import org.montyjvm.internal.os.Script;

/** No way out of a mount: not by {@code ..}, not by an absolute path, not by any kind of symbolic link. */
class EscapeTest {
    @TempDir
    private Path scratch;

    /** Where the links are, and who walks them. */
    enum Place {
        DISK,
        DISK_OVERLAY,
        JIMFS,
        JIMFS_WITHOUT_HANDLES,
        JIMFS_OVERLAY;

        Path folder(Path scratch) throws IOException {
            return switch (this) {
                case DISK, DISK_OVERLAY -> scratch;
                case JIMFS, JIMFS_OVERLAY -> Backing.jimfs(Configuration.unix());
                case JIMFS_WITHOUT_HANDLES ->
                    Backing.jimfs(Configuration.unix().toBuilder()
                            .setSupportedFeatures(Feature.LINKS, Feature.SYMBOLIC_LINKS)
                            .build());
            };
        }

        MontyMount mount(Path folder) {
            return name().endsWith("OVERLAY") ? MontyMount.overlay(folder) : MontyMount.readWrite(folder);
        }
    }

    @ParameterizedTest
    @EnumSource
    void linksThatLeadOut_areRefusedByEveryCall_andNothingOutsideChanges(Place place) throws IOException {
        Path outside = place.folder(scratch);
        Path inside = prepare(outside);
        Script script = Script.with(place.mount(inside));
        List<String> answers = new ArrayList<>();
        for (String link : List.of("relative", "absolute", "chain", "root", "deep/up")) {
            String folder = "/mnt/" + link;
            String file = folder + "/secret.txt";
            for (MontyOsFunction read : List.of(READ_TEXT, READ_BYTES, STAT, ITERDIR)) {
                answers.add(script.shows(read, file));
                answers.add(script.shows(read, folder));
            }
            for (MontyOsFunction write : List.of(WRITE_TEXT, APPEND_TEXT)) {
                answers.add(script.shows(write, file, "taken"));
                answers.add(script.shows(write, folder + "/new.txt", "taken"));
            }
            answers.add(script.shows(OPEN, file, "r"));
            answers.add(script.shows(OPEN, file, "w"));
            answers.add(script.mkdir(folder + "/made", true, true));
            answers.add(script.shows(UNLINK, file));
            answers.add(script.shows(RMDIR, folder + "/empty"));
            answers.add(script.shows(RENAME, file, "/mnt/mine.txt"));
            answers.add(script.shows(RENAME, "/mnt/own.txt", folder + "/theirs.txt"));
            answers.addAll(script.scan(folder + "/empty", 3, true));
        }
        assertThat(answers)
                .allMatch(answer -> answer.startsWith("PermissionError: [Errno 13] Permission denied: '/mnt/"));
        assertThat(Files.readString(outside.resolve("secret.txt"))).isEqualTo("secret");
        assertThat(names(outside)).containsExactlyInAnyOrder("empty", "inside", "secret.txt");
    }

    @ParameterizedTest
    @EnumSource
    void linksThatLeadOut_lookLikeBrokenOnes(Place place) throws IOException {
        Script script = Script.with(place.mount(prepare(place.folder(scratch))));
        for (String link : List.of("relative", "absolute", "chain", "root")) {
            assertThat(script.shows(IS_SYMLINK, "/mnt/" + link)).isEqualTo("True");
            for (MontyOsFunction predicate : List.of(EXISTS, IS_DIR, IS_FILE)) {
                assertThat(script.shows(predicate, "/mnt/" + link)).isEqualTo("False");
                assertThat(script.shows(predicate, "/mnt/" + link + "/secret.txt"))
                        .isEqualTo("False");
            }
            assertThat(script.shows(RESOLVE, "/mnt/" + link)).isEqualTo("PosixPath('/mnt/" + link + "')");
        }
        assertThat(script.scan("/mnt", 9, true))
                .contains("relative:l", "absolute:l", "root:l")
                .noneMatch(entry -> entry.contains("secret"));
    }

    @ParameterizedTest
    @EnumSource
    void danglingLinkToOutside_makesNoFileThere(Place place) throws IOException {
        Path outside = place.folder(scratch);
        Path inside = prepare(outside);
        Files.createSymbolicLink(inside.resolve("dangling"), outside.resolve("made.txt"));
        Script script = Script.with(place.mount(inside));
        assertThat(script.shows(WRITE_TEXT, "/mnt/dangling", "x"))
                .isEqualTo("PermissionError: [Errno 13] Permission denied: '/mnt/dangling'");
        assertThat(script.shows(OPEN, "/mnt/dangling", "a")).startsWith("PermissionError: [Errno 13]");
        assertThat(Files.exists(outside.resolve("made.txt"), LinkOption.NOFOLLOW_LINKS))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void dotsAndAbsolutePaths_stayAmongTheScriptsOwn(Place place) throws IOException {
        Path outside = place.folder(scratch);
        Script script = Script.with(place.mount(prepare(outside)));
        for (String path : List.of(
                "/mnt/../secret.txt",
                "/mnt/../../../../etc/passwd",
                "/etc/passwd",
                "/mnt/deep/../../secret.txt",
                "/mntx")) {
            assertThat(script.shows(READ_TEXT, path)).startsWith("PermissionError: [Errno 13] Permission denied: '/");
            assertThat(script.shows(WRITE_TEXT, path, "x")).startsWith("PermissionError: [Errno 13]");
        }
        assertThat(script.shows(READ_TEXT, "/mnt" + outside.resolve("secret.txt")))
                .startsWith("FileNotFoundError");
    }

    @ParameterizedTest
    @EnumSource
    void linksThatStayInside_areFollowed(Place place) throws IOException {
        Path inside = prepare(place.folder(scratch));
        Files.createSymbolicLink(
                inside.resolve("toFile"), inside.getFileSystem().getPath("own.txt"));
        Files.createSymbolicLink(inside.resolve("toFolder"), inside.resolve("deep"));
        Files.createSymbolicLink(
                inside.resolve("deep").resolve("back"), inside.getFileSystem().getPath("..", "own.txt"));
        Files.createSymbolicLink(inside.resolve("self"), inside.getFileSystem().getPath("."));
        Script script = Script.with(place.mount(inside));
        assertThat(script.shows(READ_TEXT, "/mnt/toFile")).isEqualTo("'own'");
        assertThat(script.shows(READ_TEXT, "/mnt/toFolder/back")).isEqualTo("'own'");
        assertThat(script.shows(READ_TEXT, "/mnt/self/self/deep/back")).isEqualTo("'own'");
        assertThat(script.shows(IS_DIR, "/mnt/toFolder")).isEqualTo("True");
        assertThat(script.shows(IS_SYMLINK, "/mnt/toFolder")).isEqualTo("True");
        assertThat(script.shows(RESOLVE, "/mnt/toFolder/back")).isEqualTo("PosixPath('/mnt/own.txt')");
        script.value(WRITE_TEXT, "/mnt/toFile", "changed");
        assertThat(script.shows(READ_TEXT, "/mnt/own.txt")).isEqualTo("'changed'");
        script.value(WRITE_TEXT, "/mnt/toFolder/new.txt", "new");
        assertThat(script.shows(READ_TEXT, "/mnt/deep/new.txt")).isEqualTo("'new'");
        assertThat(script.shows(UNLINK, "/mnt/toFile")).isEqualTo("None");
        assertThat(script.shows(IS_FILE, "/mnt/own.txt")).isEqualTo("True");
        assertThat(script.shows(UNLINK, "/mnt/relative")).isEqualTo("None");
    }

    @ParameterizedTest
    @EnumSource
    void linksInCircles_endWithAnError(Place place) throws IOException {
        Path inside = prepare(place.folder(scratch));
        Files.createSymbolicLink(inside.resolve("a"), inside.getFileSystem().getPath("b"));
        Files.createSymbolicLink(inside.resolve("b"), inside.getFileSystem().getPath("a"));
        Files.createSymbolicLink(
                inside.resolve("deep").resolve("loop"), inside.getFileSystem().getPath(".."));
        Script script = Script.with(place.mount(inside));
        assertThat(script.shows(READ_TEXT, "/mnt/a"))
                .isEqualTo("OSError: [Errno 40] Too many levels of symbolic links: '/mnt/a'");
        assertThat(script.shows(EXISTS, "/mnt/a")).isEqualTo("False");
        assertThat(script.scan("/mnt", Integer.MAX_VALUE, true)).hasSizeBetween(40, 2_000);
    }

    /** The links would otherwise be the subject of warnings when the folder is cleaned up. */
    @AfterEach
    void removeLinks() throws IOException {
        try (Stream<Path> all = Files.walk(scratch)) {
            for (Path link : all.filter(Files::isSymbolicLink).toList()) {
                Files.delete(link);
            }
        }
    }

    /** Makes a folder with links out of it, beside what they lead to. */
    private static Path prepare(Path outside) throws IOException {
        Path inside = Files.createDirectory(outside.resolve("inside"));
        Files.createDirectory(outside.resolve("empty"));
        Files.writeString(outside.resolve("secret.txt"), "secret");
        Files.writeString(inside.resolve("own.txt"), "own");
        Files.createDirectory(inside.resolve("deep"));
        Files.createSymbolicLink(
                inside.resolve("relative"), inside.getFileSystem().getPath(".."));
        Files.createSymbolicLink(inside.resolve("absolute"), outside);
        Files.createSymbolicLink(inside.resolve("chain"), inside.getFileSystem().getPath("deep", "up"));
        Files.createSymbolicLink(inside.resolve("root"), inside.getRoot());
        Files.createSymbolicLink(
                inside.resolve("deep").resolve("up"), inside.getFileSystem().getPath("..", ".."));
        return inside;
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).toList();
        }
    }
}
