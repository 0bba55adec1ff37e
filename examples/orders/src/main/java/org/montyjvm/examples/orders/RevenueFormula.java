package org.montyjvm.examples.orders;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontyResult;
import org.montyjvm.MontyScript;
import org.montyjvm.MontyTypeRef;

/**
 * A formula in Python that turns orders into revenue. It can be changed without touching Java, and cannot reach anything
 * but what it is given.
 *
 * @param script the formula
 */
public record RevenueFormula(MontyScript script) {

    /**
     * Returns the formula that comes with the example.
     *
     * @return the formula
     */
    public static RevenueFormula bundled() {
        try (InputStream source =
                Objects.requireNonNull(RevenueFormula.class.getResourceAsStream("revenue.py"), "revenue.py")) {
            return of(new String(source.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns a formula.
     *
     * @param source its Python source
     * @return the formula
     */
    public static RevenueFormula of(String source) {
        return new RevenueFormula(MontyScript.of(source).withName("revenue.py"));
    }

    /**
     * Returns what the formula makes of the orders.
     *
     * @param monty the interpreter to run it on
     * @param orders the orders
     * @param rates euro for one unit of each currency
     * @return the revenue by country, and what the formula printed
     * @throws org.montyjvm.MontyError if the formula fails, or needs more time or memory than it may have
     * @throws org.montyjvm.MontyConversionException if it gives something else than revenue
     */
    public Revenue evaluate(MontyPlatform monty, List<Order> orders, Map<String, BigDecimal> rates) {
        MontyResult result = monty.run(script.withInput("orders", orders).withInput("rates", rates));
        return new Revenue(result.value().as(new MontyTypeRef<List<CountryRevenue>>() {}), result.stderr());
    }

    /**
     * What the formula gave.
     *
     * @param countries the revenue by country, in alphabetical order
     * @param warnings what the formula printed to {@code sys.stderr}
     */
    public record Revenue(List<CountryRevenue> countries, String warnings) {}
}
