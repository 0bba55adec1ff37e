package org.montyjvm.examples.agent;

import java.util.Map;
import org.montyjvm.bridge.HostException;
import org.montyjvm.bridge.MontyFunction;
import org.montyjvm.bridge.MontyNamespace;
import org.montyjvm.bridge.MontyParam;

/** What is in the warehouse. */
@MontyNamespace(value = "stock", description = "What is in the warehouse.")
final class Stock {
    /** Something to sell. */
    record Item(
            String name,
            @MontyParam("in euro") double price,
            @MontyParam("how heavy it is, wrapped") int grams) {}

    private static final Map<String, Item> ITEMS =
            Map.of("teapot", new Item("teapot", 24.5, 900), "cup", new Item("cup", 6, 250));

    @MontyFunction("Finds an item by its name.")
    Item find(String name) {
        Item item = ITEMS.get(name);
        if (item == null) {
            throw new HostException("LookupError", "there is no '" + name + "'; there are " + ITEMS.keySet());
        }
        return item;
    }
}
