package org.montyjvm.examples.orders;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One row of the file. Python sees it as a dict with these names as keys.
 *
 * @param id the order's number
 * @param date the day it was placed
 * @param customer the customer's name
 * @param country the country's ISO code, or null where the shop did not ask
 * @param currency the currency's ISO code
 * @param sku what was ordered
 * @param quantity how many; negative for a refund
 * @param unitPrice the price of one, in that currency
 * @param coupon the coupon's code, or null
 */
public record Order(
        String id,
        LocalDate date,
        String customer,
        @Nullable String country,
        String currency,
        String sku,
        int quantity,
        BigDecimal unitPrice,
        @Nullable String coupon) {}
