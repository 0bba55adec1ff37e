package org.montyjvm.examples.agent;

import java.util.ArrayList;
import java.util.List;
import org.montyjvm.bridge.MontyFunction;
import org.montyjvm.bridge.MontyNamespace;
import org.montyjvm.bridge.MontyParam;

/** Where orders go. */
@MontyNamespace(value = "desk", description = "Where orders go.")
final class Desk {
    private final List<String> orders = new ArrayList<>();

    @MontyFunction("Places an order, and returns its number.")
    int order(String item, @MontyParam("in euro, with the parcel") double total) {
        orders.add(item + " for " + total);
        return orders.size();
    }

    List<String> orders() {
        return List.copyOf(orders);
    }
}
