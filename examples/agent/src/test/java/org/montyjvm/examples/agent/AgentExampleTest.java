package org.montyjvm.examples.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.montyjvm.Monty;
import org.montyjvm.MontyPlatform;
import org.montyjvm.bridge.DefaultMontyBridge;
import org.montyjvm.bridge.MontyBridge;
import org.montyjvm.bridge.MontyPlugin;

class AgentExampleTest {
    @Test
    void agent_failsOnce_readsTheTraceback_andFinishes() {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        Desk desk = new Desk();
        try (MontyPlatform monty = Monty.create();
                MontyBridge bridge = DefaultMontyBridge.builder(monty)
                        .plugin(MontyPlugin.of(new Stock()))
                        .plugin(MontyPlugin.of(new Carrier()))
                        .plugin(MontyPlugin.of(desk))
                        .build()) {
            Agent agent = new Agent(new RecordedModel(), bridge, new PrintStream(log, true, StandardCharsets.UTF_8));
            assertThat(agent.solve("Order a teapot, by the cheapest parcel.")).isEqualTo("1");
        }
        assertThat(desk.orders()).containsExactly("teapot for 30.1");
        assertThat(log.toString(StandardCharsets.UTF_8)).isEqualToNormalizingNewlines("""
                        script 1
                          stock.find['teapot']
                          failed: KeyError: weight (main.py, line 2)
                        script 2
                          stock.find['teapot']
                          | found teapot of 900 g
                          carrier.quote[900, 'slow']
                          carrier.quote[900, 'fast']
                          | cheapest: slow
                          desk.order['teapot', 30.1]
                        """);
    }
}
