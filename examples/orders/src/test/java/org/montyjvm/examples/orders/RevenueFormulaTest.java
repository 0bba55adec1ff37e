package org.montyjvm.examples.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.montyjvm.Monty;
import org.montyjvm.MontyConversionException;
import org.montyjvm.MontyLimit;
import org.montyjvm.MontyLimits;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontyResourceError;
import org.montyjvm.MontyScriptError;

class RevenueFormulaTest {
    private static final List<Order> ORDERS = OrderFile.bundled();

    @Test
    void totals_areThoseThatJavaComputes() {
        List<CountryRevenue> countries =
                evaluate(RevenueFormula.bundled(), OrdersExample.LIMITS).countries();

        assertThat(countries.stream().collect(Collectors.toMap(CountryRevenue::country, CountryRevenue::months)))
                .isEqualTo(ExpectedRevenue.of(ORDERS, OrdersExample.RATES));
    }

    @Test
    void table_showsEveryCountryAndWhatIsWorthALook() {
        RevenueFormula.Revenue revenue = evaluate(RevenueFormula.bundled(), OrdersExample.LIMITS);

        assertThat(RevenueTable.of(revenue.countries()).lines())
                .containsExactly(
                        "country  orders       gross   discount    refunds         net  best month",
                        "CH           16    2,556.41      61.19       0.00    2,495.22  2025-05",
                        "DE           44   40,012.85   6,837.96   1,323.39   31,851.50  2025-04",
                        "FR           28   11,746.53     895.14       0.00   10,851.39  2025-03",
                        "GB           29   10,441.78     676.76       0.00    9,765.02  2025-06",
                        "JP           13   17,855.96   1,739.62       0.00   16,116.34  2025-06",
                        "PL           15    4,431.58     306.74     592.51    3,532.33  2025-05",
                        "SE           10    4,413.91     340.03     236.16    3,837.72  2025-03",
                        "US           33   39,341.24   4,110.70   2,876.52   32,354.02  2025-02",
                        "unknown       2    1,170.24      93.28       0.00    1,076.96  2025-01",
                        "euro                                               111,880.50",
                        "A-10127: Straßenbau Köhler KG paid 16,426.08, a usual order in DE is 129.54",
                        "A-10167: 山田商店 paid 8,979.73, a usual order in JP is 245.46",
                        "A-10049: Acme Hardware, Inc. paid 26,724.68, a usual order in US is 82.71");
    }

    @Test
    void warnings_tellWhichCouponsAreUnknown() {
        assertThat(evaluate(RevenueFormula.bundled(), OrdersExample.LIMITS).warnings())
                .isEqualTo("ignored unknown coupon EXPIRED99 on 4 orders\n");
    }

    @Test
    void formulaWithAWrongKey_failsWithThePlaceInTheFormula() {
        RevenueFormula wrong = edited("order[\"unitPrice\"]", "order[\"unit_price\"]");

        MontyScriptError error =
                catchThrowableOfType(MontyScriptError.class, () -> evaluate(wrong, OrdersExample.LIMITS));

        assertThat(error.excType()).isEqualTo("KeyError");
        assertThat(error).hasMessage("KeyError: unit_price (revenue.py, line 76)");
        assertThat(error.traceback().strip()).isEqualTo("""
                        Traceback (most recent call last):
                          File "revenue.py", line 124, in <module>
                            for line in map(priced, orders):
                                        ~~~~~~~~~~~~~~~~~~~
                          File "revenue.py", line 76, in priced
                            gross = cents(order["quantity"] * order["unit_price"] * rates[order["currency"]])
                                                              ~~~~~~~~~~~~~~~~~~~
                        KeyError: unit_price""");
    }

    @Test
    void formulaThatReturnsTheWrongType_failsWithThePlaceInTheResult() {
        RevenueFormula wrong = edited("\"refunds\": refunded,", "\"refunds\": str(refunded),");

        MontyConversionException error =
                catchThrowableOfType(MontyConversionException.class, () -> evaluate(wrong, OrdersExample.LIMITS));

        assertThat(error.path()).isEqualTo("$[0].months[0].refunds");
        assertThat(error).hasMessageContaining("str").hasMessageContaining("BigDecimal");
    }

    @Test
    void formulaThatNeverEnds_isStoppedAtItsTimeLimit() {
        RevenueFormula endless = edited("middle = len(ordered) // 2", "while True: pass");
        MontyLimits limits =
                MontyLimits.builder().duration(Duration.ofMillis(200)).build();

        MontyResourceError error = catchThrowableOfType(MontyResourceError.class, () -> evaluate(endless, limits));

        assertThat(error.limit()).isEqualTo(MontyLimit.DURATION);
        assertThat(error.limitValue()).isEqualTo(Duration.ofMillis(200).toNanos());
    }

    @Test
    void formulaThatHoardsMemory_isStoppedAtItsMemoryLimit() {
        RevenueFormula hoarder = edited("middle = len(ordered) // 2", "while True: ordered += ordered");

        MontyResourceError error =
                catchThrowableOfType(MontyResourceError.class, () -> evaluate(hoarder, OrdersExample.LIMITS));

        assertThat(error.limit()).isEqualTo(MontyLimit.MEMORY);
        assertThat(error.limitValue()).isEqualTo(32L << 20);
    }

    private static RevenueFormula edited(String text, String replacement) {
        String source = RevenueFormula.bundled().script().code();
        assertThat(source).containsOnlyOnce(text);
        return RevenueFormula.of(source.replace(text, replacement));
    }

    private static RevenueFormula.Revenue evaluate(RevenueFormula formula, MontyLimits limits) {
        try (MontyPlatform monty = Monty.builder().limits(limits).build()) {
            return formula.evaluate(monty, ORDERS, OrdersExample.RATES);
        }
    }
}
