package org.montyjvm.nativebuild;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The right to write into a {@link BuildCache}, held by one build at a time on the machine. Not reentrant.
 *
 * <p>A file lock belongs to the whole JVM, so a lock of this class keeps apart the threads of a parallel Maven build.
 */
final class BuildLock {

    private static final ReentrantLock IN_THIS_JVM = new ReentrantLock();

    private BuildLock() {}

    /**
     * Returns what {@code work} returns, done while the lock is held. Tells {@code console} when it has to wait for
     * another build first.
     */
    static <T> T holding(BuildCache cache, Console console, Supplier<T> work) {
        IN_THIS_JVM.lock();
        try (FileChannel channel = open(cache)) {
            if (channel.tryLock() == null) {
                console.progress("Waiting for another build of the native engine …");
                channel.lock();
            }
            return work.get();
        } catch (IOException e) {
            throw new NativeBuildException("Cannot lock " + cache.lockFile(), e);
        } finally {
            IN_THIS_JVM.unlock();
        }
    }

    private static FileChannel open(BuildCache cache) throws IOException {
        Files.createDirectories(cache.root());
        return FileChannel.open(cache.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }
}
