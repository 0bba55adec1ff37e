package org.montyjvm.examples.orders;

import java.math.BigDecimal;

/**
 * A sale far above the usual.
 *
 * @param orderId the order's number
 * @param customer the customer's name
 * @param net what was paid, in euro
 * @param median what a sale in that country usually brings, in euro
 */
public record Outlier(String orderId, String customer, BigDecimal net, BigDecimal median) {}
