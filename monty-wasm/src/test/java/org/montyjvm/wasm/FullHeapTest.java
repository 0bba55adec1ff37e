package org.montyjvm.wasm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class FullHeapTest {
    @Test
    @Timeout(120)
    void heapThatIsFull_endsTheScript_andTheJvmAndThePlatformGoOn() throws IOException, InterruptedException {
        assertThat(FreshJvm.run(FullHeapMain.class, "-Xmx160m").lines())
                .containsExactly("MEMORY", "42", "MEMORY", "42", "MEMORY", "42");
    }
}
