package org.montyjvm.internal.os.files;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What memory holds under a name. A name without a node is as it is below. */
sealed interface MemoryNode {

    /** A name that was removed, though something of that name is still below. */
    record Removed() implements MemoryNode {
        static final Removed INSTANCE = new Removed();
    }

    /**
     * A file or link from below that was moved here, and whose content nobody changed.
     *
     * @param origin where it is below
     * @param entry what it was when it was moved
     */
    record Borrowed(List<String> origin, Entry entry) implements MemoryNode {}

    /** A file that was written. */
    final class File implements MemoryNode {
        private final MemoryContent content = new MemoryContent();
        private Instant modified = Instant.EPOCH;

        MemoryContent content() {
            return content;
        }

        Entry entry() {
            return Entry.file(content.length(), modified);
        }

        void touch(Instant now) {
            modified = now;
        }
    }

    /** A folder: a new one, or one from below that was moved here or looked into. */
    final class Directory implements MemoryNode {
        private final Map<String, MemoryNode> children = new HashMap<>();
        private final @Nullable List<String> origin;
        private final Entry entry;
        private boolean shadow;

        private Directory(@Nullable List<String> origin, Entry entry, boolean shadow) {
            this.origin = origin;
            this.entry = entry;
            this.shadow = shadow;
        }

        static Directory empty(Instant now) {
            return new Directory(null, Entry.folder(now), false);
        }

        /** Makes the place for what will change in a folder below that is still where it was. */
        static Directory shadow(List<String> origin, Entry entry) {
            return new Directory(origin, entry, true);
        }

        /** Returns the folder below that shines through where memory has nothing, or null. */
        @Nullable List<String> origin() {
            return origin;
        }

        Entry entry() {
            return entry;
        }

        Map<String, MemoryNode> children() {
            return children;
        }

        /** Tells whether the folder is here only because it is below, too. */
        boolean isShadow() {
            return shadow;
        }

        /** Notes that the folder was moved, and is no longer where it is below. */
        void settle() {
            shadow = false;
        }
    }
}
