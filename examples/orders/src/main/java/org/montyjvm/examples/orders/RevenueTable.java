package org.montyjvm.examples.orders;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** Prints revenue as a small table. */
final class RevenueTable {
    private static final String HEAD = "%-8s%7s%12s%11s%11s%12s  %s%n";
    private static final String ROW = "%-8s%7d%,12.2f%,11.2f%,11.2f%,12.2f  %tY-%<tm%n";
    private static final String TOTAL = "%-49s%,12.2f%n";
    private static final String OUTLIER = "%s: %s paid %,.2f, a usual order in %s is %,.2f%n";

    private final StringBuilder text = new StringBuilder();

    private RevenueTable() {}

    /** Returns the table: a line for each country, the total, and a line for each sale that is worth a look. */
    static String of(List<CountryRevenue> countries) {
        RevenueTable table = new RevenueTable();
        table.line(HEAD, "country", "orders", "gross", "discount", "refunds", "net", "best month");
        countries.forEach(table::row);
        table.line(TOTAL, "euro", total(countries));
        countries.forEach(table::outliers);
        return table.text.toString();
    }

    private void row(CountryRevenue revenue) {
        line(
                ROW,
                revenue.country(),
                revenue.orders(),
                revenue.sum(MonthlyRevenue::gross),
                revenue.sum(MonthlyRevenue::discount),
                revenue.sum(MonthlyRevenue::refunds),
                revenue.sum(MonthlyRevenue::net),
                revenue.best().month());
    }

    private void outliers(CountryRevenue revenue) {
        for (Outlier sale : revenue.outliers()) {
            line(OUTLIER, sale.orderId(), sale.customer(), sale.net(), revenue.country(), sale.median());
        }
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values));
    }

    private static BigDecimal total(List<CountryRevenue> countries) {
        return countries.stream()
                .map(country -> country.sum(MonthlyRevenue::net))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
