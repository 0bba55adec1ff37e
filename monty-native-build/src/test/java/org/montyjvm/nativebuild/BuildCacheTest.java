package org.montyjvm.nativebuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BuildCacheTest {

    @Test
    void cache_byDefault_isInTheHomeFolder() {
        assertThat(BuildCache.of(Map.of()).root())
                .isEqualTo(Path.of(System.getProperty("user.home"), ".cache", "monty-jvm"));
    }

    @Test
    void cache_withXdgCacheHome_isInIt() {
        Path caches = Path.of("caches").toAbsolutePath();

        assertThat(BuildCache.of(Map.of("XDG_CACHE_HOME", caches.toString())).root())
                .isEqualTo(caches.resolve("monty-jvm"));
    }

    @Test
    void cache_withMontyCache_isThatFolderItself() {
        Path own = Path.of("own").toAbsolutePath();

        assertThat(BuildCache.of(Map.of("MONTY_CACHE", own.toString(), "XDG_CACHE_HOME", "elsewhere"))
                        .root())
                .isEqualTo(own);
    }
}
