package org.montyjvm.examples.orders;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The rules of the formula, written a second time, in Java: what the formula's totals are compared with. */
final class ExpectedRevenue {
    private ExpectedRevenue() {}

    static Map<String, List<MonthlyRevenue>> of(List<Order> orders, Map<String, BigDecimal> rates) {
        Map<String, Map<LocalDate, MonthlyRevenue>> revenue = new TreeMap<>();
        for (Order order : orders) {
            String country = order.country() == null ? "unknown" : order.country();
            LocalDate month = order.date().withDayOfMonth(1);
            revenue.computeIfAbsent(country, absent -> new TreeMap<>())
                    .merge(month, line(order, month, rates), ExpectedRevenue::plus);
        }
        return revenue.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> List.copyOf(entry.getValue().values())));
    }

    private static MonthlyRevenue line(Order order, LocalDate month, Map<String, BigDecimal> rates) {
        BigDecimal gross = cents(
                order.unitPrice().multiply(BigDecimal.valueOf(order.quantity())).multiply(rates.get(order.currency())));
        BigDecimal kept = percent(100 - tier(gross.abs())).multiply(percent(100 - coupon(order)));
        BigDecimal net = cents(gross.multiply(kept));
        BigDecimal zero = new BigDecimal("0.00");
        return gross.signum() < 0
                ? new MonthlyRevenue(month, 0, zero, zero, net.negate(), net)
                : new MonthlyRevenue(month, 1, gross, gross.subtract(net), zero, net);
    }

    private static int tier(BigDecimal gross) {
        double euro = gross.doubleValue();
        return euro >= 5000 ? 12 : euro >= 1000 ? 8 : euro >= 250 ? 3 : 0;
    }

    private static int coupon(Order order) {
        if (order.coupon() == null) {
            return 0;
        }
        int month = order.date().getMonthValue();
        return switch (order.coupon()) {
            case "WELCOME10" -> month <= 3 ? 10 : 0;
            case "SPRING5" -> month >= 3 && month <= 5 ? 5 : 0;
            case "LOYAL15" -> 15;
            default -> 0;
        };
    }

    private static MonthlyRevenue plus(MonthlyRevenue a, MonthlyRevenue b) {
        return new MonthlyRevenue(
                a.month(),
                a.orders() + b.orders(),
                a.gross().add(b.gross()),
                a.discount().add(b.discount()),
                a.refunds().add(b.refunds()),
                a.net().add(b.net()));
    }

    private static BigDecimal percent(int value) {
        return BigDecimal.valueOf(value, 2);
    }

    private static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }
}
