package org.montyjvm.ffi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;

class IdleSessionsTest {
    private static final long BOUND_KIB = 1 << 20;

    /** In a process of its own, with a heap that does not hide what sessions cost in Java. */
    @Test
    void tenThousandIdleSessions_fitIntoAGigabyte() throws Exception {
        assumeTrue(ResidentMemory.isKnown(), "needs Linux's /proc");
        String output = new ChildJvm()
                .withLibraryOfThisProcess()
                .option("-Xmx256m")
                .option("-XX:+UseSerialGC")
                .run(IdleSessionsMain.class);
        assertThat(Long.parseLong(output)).isBetween(1L, BOUND_KIB - 1);
    }
}
