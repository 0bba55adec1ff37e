package org.montyjvm.examples.agent;

import org.montyjvm.Monty;
import org.montyjvm.MontyPlatform;
import org.montyjvm.bridge.BridgeLimits;
import org.montyjvm.bridge.DefaultMontyBridge;
import org.montyjvm.bridge.MontyBridge;
import org.montyjvm.bridge.MontyPlugin;
import org.montyjvm.bridge.PluginRegistry;
import org.montyjvm.bridge.middleware.AccessControl;
import org.montyjvm.bridge.middleware.CallFilter;

/** Orders a teapot by the cheapest parcel. */
public final class AgentExample {
    private AgentExample() {}

    /**
     * Runs the example.
     *
     * @param args ignored
     */
    public static void main(String[] args) {
        Desk desk = new Desk();
        try (MontyPlatform monty = Monty.create();
                PluginRegistry plugins = new PluginRegistry()
                        .register(MontyPlugin.of(new Stock()))
                        .register(MontyPlugin.of(new Carrier()))
                        .register(MontyPlugin.of(desk));
                MontyBridge bridge = bridge(monty)) {
            plugins.attachTo(bridge);
            Agent agent = new Agent(new RecordedModel(), bridge, System.out);
            System.out.println("order number " + agent.solve("Order a teapot, by the cheapest parcel."));
            System.out.println(desk.orders());
        }
    }

    /** What the model may spend: few calls, and no order above 100 euro. */
    private static MontyBridge bridge(MontyPlatform monty) {
        return DefaultMontyBridge.builder(monty)
                .limits(BridgeLimits.defaults().withCalls(20))
                .middleware(AccessControl.builder()
                        .deny(CallFilter.named("desk.order")
                                .and(CallFilter.argument("total", total -> total.asDouble() > 100)))
                        .allow(CallFilter.namespace("stock", "carrier", "desk"))
                        .build())
                .build();
    }
}
