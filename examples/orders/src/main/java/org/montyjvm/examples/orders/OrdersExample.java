package org.montyjvm.examples.orders;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.montyjvm.Monty;
import org.montyjvm.MontyError;
import org.montyjvm.MontyLimits;
import org.montyjvm.MontyPlatform;

/** Reads the orders, runs the formula and prints the table. */
public final class OrdersExample {
    /** Euro for one unit of each currency, as of the day the example was written. */
    static final Map<String, BigDecimal> RATES = Map.of(
            "EUR", new BigDecimal("1"),
            "USD", new BigDecimal("0.9215"),
            "GBP", new BigDecimal("1.1866"),
            "CHF", new BigDecimal("1.0602"),
            "PLN", new BigDecimal("0.2341"),
            "SEK", new BigDecimal("0.0903"),
            "JPY", new BigDecimal("0.00613"));

    /** Far more than the formula needs, and far less than a mistake in it would take. */
    static final MontyLimits LIMITS = MontyLimits.builder()
            .duration(Duration.ofSeconds(5))
            .memoryBytes(32 << 20)
            .build();

    private OrdersExample() {}

    /**
     * Runs the example.
     *
     * @param args ignored
     */
    public static void main(String[] args) {
        try (MontyPlatform monty = Monty.builder().limits(LIMITS).build()) {
            RevenueFormula.Revenue revenue = RevenueFormula.bundled().evaluate(monty, OrderFile.bundled(), RATES);
            System.out.print(RevenueTable.of(revenue.countries()));
            System.err.print(revenue.warnings());
        } catch (MontyError e) {
            System.err.print(e.output());
            System.err.println(e.traceback());
            throw e;
        }
    }
}
