package org.montyjvm.ffi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jna.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a fresh JVM gets its library, and what it says when it does not. */
class LibraryInstallationTest {
    private static final String CACHE = "-D" + LibraryLoader.CACHE_PROPERTY + "=";
    private static final String LIBRARY = "-D" + LibraryLoader.LIBRARY_PROPERTY + "=";

    @TempDir
    private static Path shared;

    private static Path bundle;

    @TempDir
    private Path temp;

    @BeforeAll
    static void bundleTheLibrary() {
        bundle = ChildJvm.bundledLibrary(shared);
    }

    @Test
    void bundledLibrary_isPutIntoTheCacheOnce_byJvmsThatStartAtTheSameTime() throws Exception {
        Path cache = temp.resolve("new/cache");
        List<Process> jvms = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            jvms.add(jvm().option(CACHE + cache).start(LoadingMain.class));
        }
        for (Process jvm : jvms) {
            assertThat(ChildJvm.output(jvm)).startsWith("4 " + cache.toRealPath());
        }
        Path library = onlyFileIn(cache);
        assertThat(library.getParent().getFileName()).hasToString(ChildJvm.sha256(Files.readAllBytes(library)));
        assertThat(Files.getPosixFilePermissions(cache)).isEqualTo(PosixFilePermissions.fromString("rwx------"));

        Object before = Files.readAttributes(library, "unix:ino,lastModifiedTime");
        assertThat(jvm().option(CACHE + cache).run(LoadingMain.class)).isEqualTo("4 " + library.toRealPath());
        assertThat(Files.readAttributes(library, "unix:ino,lastModifiedTime"))
                .as("the file that was there already")
                .isEqualTo(before);
    }

    @Test
    void propertyThatNamesALibrary_comesBeforeTheBundledOne() throws Exception {
        Path library = bundle.resolve(NativeTarget.current().resource().substring(1));
        assertThat(jvm().option(LIBRARY + library)
                        .option(CACHE + temp.resolve("cache"))
                        .run(LoadingMain.class))
                .isEqualTo("4 " + library);
        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void propertyThatNamesAMissingFile_saysSo() throws Exception {
        Path missing = temp.resolve("missing.so");
        assertThat(jvm().option(LIBRARY + missing).run(LoadingMain.class))
                .contains("ffi: -D" + LibraryLoader.LIBRARY_PROPERTY + " names " + missing + ", which is not a file");
    }

    @Test
    void propertyThatNamesATextFile_saysSo() throws Exception {
        Path text = Files.writeString(temp.resolve("text.so"), "this is no library");
        assertThat(jvm().option(LIBRARY + text).run(LoadingMain.class))
                .contains("names " + text + ", which cannot be loaded: ");
    }

    @Test
    void propertyThatNamesAnotherLibrary_saysSo() throws Exception {
        Path libc = Path.of("/lib/x86_64-linux-gnu/libm.so.6");
        assumeTrue(Files.exists(libc), "needs a shared library that is not ours");
        assertThat(jvm().option(LIBRARY + libc).run(LoadingMain.class)).contains("monty_abi_version");
    }

    @Test
    void missingLibrary_isToldWithSystemProcessorAndWhatToDo() throws Exception {
        String output = new ChildJvm()
                .option("-Dos.arch=x86-64-v9")
                .option("-Djna.prefix=" + Platform.RESOURCE_PREFIX) // JNA itself has to find its part
                .run(LoadingMain.class);
        assertThat(output)
                .contains("there is no native Monty library for")
                .contains("os.arch x86-64-v9")
                .contains("org.montyjvm:monty-native-rust")
                .contains(LIBRARY)
                .contains("org.montyjvm:monty-wasm");
    }

    @Test
    void cacheThatCannotBeCreated_saysSo() throws Exception {
        Path file = Files.createFile(temp.resolve("file"));
        Path cache = file.resolve("cache");
        assertThat(jvm().option(CACHE + cache).run(LoadingMain.class))
                .contains("could be loaded from no cache folder: " + cache + ": ")
                .contains("Name a folder that files can be executed from with " + CACHE + "FOLDER");
    }

    @Test
    void cacheOnANoexecFileSystem_saysSo() throws Exception {
        try (NoexecFileSystem noexec = NoexecFileSystem.mountAt(temp.resolve("noexec"))) {
            assertThat(jvm().option(CACHE + noexec.folder()).run(LoadingMain.class))
                    .contains("could be loaded from no cache folder: " + noexec.folder())
                    .contains("noexec");
            assertThat(jvm().option(CACHE + temp.resolve("cache"))
                            .option("-Djna.tmpdir=" + noexec.folder())
                            .option("-Djna.nosys=true")
                            .run(LoadingMain.class))
                    .contains("JNA, which calls the native Monty library, cannot load its own part: ")
                    .contains("noexec")
                    .contains("-Djna.tmpdir=FOLDER");
        }
    }

    @Test
    void defaultCache_isTheUsersOwn_orElseTheTemporaryFolder() throws Exception {
        Path home = Files.createDirectory(temp.resolve("home"));
        Path tmp = Files.createDirectory(temp.resolve("tmp"));
        assertThat(inHome(home, tmp).run(LoadingMain.class))
                .startsWith("4 " + home.toRealPath().resolve(".cache/monty-jvm/native"));
        assertThat(tmp.resolve("monty-jvm-" + System.getProperty("user.name"))).doesNotExist();

        Files.setPosixFilePermissions(
                home.resolve(".cache/monty-jvm/native"), PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThat(inHome(home, tmp).run(LoadingMain.class))
                .startsWith("4 " + tmp.toRealPath().resolve("monty-jvm-" + System.getProperty("user.name")));
    }

    @Test
    void userWithoutAName_canUseACacheOfItsOwn() throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root"), "needs root, to become somebody else");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "needs setpriv");
        Path cache = Files.createDirectory(temp.resolve("cache"));
        Files.setAttribute(cache, "unix:uid", 54_321);
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));
        String output = new ChildJvm()
                .through("/usr/bin/setpriv", "--reuid=54321", "--regid=54321", "--clear-groups")
                .classPath(ReadableClassPath.copyTo(temp.resolve("classes")))
                .firstOnClassPath(ChildJvm.bundledLibrary(Files.createDirectory(temp.resolve("bundle"))))
                .option(CACHE + cache)
                .option("-Djna.tmpdir=" + cache)
                .run(LoadingMain.class);
        assertThat(output).startsWith("4 " + cache.toRealPath());
    }

    private static ChildJvm jvm() {
        return new ChildJvm().firstOnClassPath(bundle);
    }

    private static ChildJvm inHome(Path home, Path tmp) {
        return jvm().through("/usr/bin/env", "-u", "XDG_CACHE_HOME")
                .option("-Duser.home=" + home)
                .option("-Djava.io.tmpdir=" + tmp);
    }

    private static Path onlyFileIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder).filter(Files::isRegularFile)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }
}
