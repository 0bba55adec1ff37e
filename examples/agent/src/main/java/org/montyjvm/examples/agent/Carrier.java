package org.montyjvm.examples.agent;

import org.montyjvm.bridge.MontyFunction;
import org.montyjvm.bridge.MontyNamespace;
import org.montyjvm.bridge.MontyParam;

/** Who brings parcels. */
@MontyNamespace(value = "carrier", description = "Who brings parcels.")
final class Carrier {
    /** How fast a parcel travels; lower case, as Python writes it. */
    @SuppressWarnings("MemberName") // these are names in Python
    enum Speed {
        slow,
        fast
    }

    /** What a parcel costs. */
    record Offer(Speed speed, @MontyParam("in euro") double price) {}

    @MontyFunction("Tells what a parcel costs.")
    Offer quote(int grams, Speed speed) {
        double perKilogram = speed == Speed.fast ? 9 : 4;
        return new Offer(speed, 2 + perKilogram * grams / 1_000);
    }
}
