package org.montyjvm.wasm;

import static org.assertj.core.api.Assertions.assertThat;

import javax.management.JMException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class KillStormTest {
    private static final int KILLS = 200;

    @Test
    @Timeout(300)
    void killsAtRandomMoments_allEnd_andNoInstanceIsLeft() throws JMException {
        KillStorm storm = new KillStorm(7);
        storm.kill(KILLS);
        assertThat(storm.ended()).isEqualTo(KILLS);
        assertThat(KillStorm.instances()).as("what is kept warm").isLessThanOrEqualTo(WarmInstances.MOST);
    }
}
