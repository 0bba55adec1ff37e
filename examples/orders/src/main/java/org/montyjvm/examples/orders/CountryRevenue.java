package org.montyjvm.examples.orders;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * What one country brought in.
 *
 * @param country the country's ISO code, or {@code unknown}
 * @param months its months that have orders, the earliest first; at least one
 * @param outliers sales far above its median, in the order of the file
 */
public record CountryRevenue(String country, List<MonthlyRevenue> months, List<Outlier> outliers) {

    /**
     * Returns how many sales there were in all months.
     *
     * @return the number, refunds not counted
     */
    public int orders() {
        return months.stream().mapToInt(MonthlyRevenue::orders).sum();
    }

    /**
     * Returns the sum of a figure over all months.
     *
     * @param figure what to add up
     * @return the sum, in euro
     */
    public BigDecimal sum(Function<MonthlyRevenue, BigDecimal> figure) {
        return months.stream().map(figure).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /**
     * Returns the month with the highest net revenue.
     *
     * @return the month
     */
    public MonthlyRevenue best() {
        return months.stream().max(Comparator.comparing(MonthlyRevenue::net)).orElseThrow();
    }
}
