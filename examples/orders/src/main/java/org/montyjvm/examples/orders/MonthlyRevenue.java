package org.montyjvm.examples.orders;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * One month of a country, in euro.
 *
 * @param month the month's first day
 * @param orders how many sales there were, refunds not counted
 * @param gross the sales before discounts
 * @param discount what the discounts took away
 * @param refunds what was paid back
 * @param net what is left
 */
public record MonthlyRevenue(
        LocalDate month, int orders, BigDecimal gross, BigDecimal discount, BigDecimal refunds, BigDecimal net) {}
