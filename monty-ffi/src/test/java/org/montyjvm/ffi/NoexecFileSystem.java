package org.montyjvm.ffi;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system that nothing can be executed from. Only root can make one; without root the test is skipped and says so. */
final class NoexecFileSystem implements AutoCloseable {
    private final Path folder;

    private NoexecFileSystem(Path folder) {
        this.folder = folder;
    }

    static NoexecFileSystem mountAt(Path folder) throws IOException {
        Files.createDirectory(folder);
        boolean mounted = run("mount", "-t", "tmpfs", "-o", "noexec,mode=0755,size=64m", "tmpfs", folder.toString());
        assumeTrue(mounted, "needs the right to mount a file system with noexec");
        return new NoexecFileSystem(folder);
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() {
        run("umount", folder.toString());
    }

    private static boolean run(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noSuchProgram) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
