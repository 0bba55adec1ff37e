"""Revenue by country and month, in euro.

Inputs:
    orders: list of dicts with the keys id, date, customer, country, currency, sku, quantity, unitPrice, coupon
    rates:  euro for one unit of each currency
"""

import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")

# (from this gross amount on, discount)
TIERS = [
    (Decimal("5000"), Decimal("0.12")),
    (Decimal("1000"), Decimal("0.08")),
    (Decimal("250"), Decimal("0.03")),
]

# coupon: (discount, first day, last day)
COUPONS = {
    "WELCOME10": (Decimal("0.10"), date(2025, 1, 1), date(2025, 3, 31)),
    "SPRING5": (Decimal("0.05"), date(2025, 3, 1), date(2025, 5, 31)),
    "LOYAL15": (Decimal("0.15"), date(2025, 1, 1), date(2025, 12, 31)),
}

# A sale this many times above the country's median is worth a look.
OUTLIER_FACTOR = 20


@dataclass
class Outlier:
    order_id: str
    customer: str
    net: Decimal
    median: Decimal


def cents(amount: Decimal) -> Decimal:
    return amount.quantize(CENT, rounding=ROUND_HALF_UP)


def tier_discount(gross: Decimal) -> Decimal:
    # A refund gives back what was paid, so its tier is that of the sale.
    for threshold, discount in TIERS:
        if abs(gross) >= threshold:
            return discount
    return Decimal("0")


unknown_coupons = Counter()


def coupon_discount(coupon, day: date) -> Decimal:
    if coupon is None:
        return Decimal("0")
    if coupon not in COUPONS:
        unknown_coupons[coupon] += 1
        return Decimal("0")
    discount, first, last = COUPONS[coupon]
    return discount if first <= day <= last else Decimal("0")


def median(amounts: list) -> Decimal:
    ordered = sorted(amounts)
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[middle]
    return cents((ordered[middle - 1] + ordered[middle]) / 2)


def priced(order: dict) -> dict:
    gross = cents(order["quantity"] * order["unitPrice"] * rates[order["currency"]])
    left = (1 - tier_discount(gross)) * (1 - coupon_discount(order["coupon"], order["date"]))
    return {
        "order": order,
        "country": order["country"] or "unknown",
        "month": order["date"].replace(day=1),
        "gross": gross,
        "net": cents(gross * left),
    }


def monthly(lines: list) -> list:
    by_month = defaultdict(list)
    for line in lines:
        by_month[line["month"]].append(line)
    months = []
    for month in sorted(by_month):
        sales = [line for line in by_month[month] if line["gross"] >= 0]
        refunds = [line for line in by_month[month] if line["gross"] < 0]
        gross = sum((line["gross"] for line in sales), Decimal("0.00"))
        paid = sum((line["net"] for line in sales), Decimal("0.00"))
        refunded = -sum((line["net"] for line in refunds), Decimal("0.00"))
        months.append(
            {
                "month": month,
                "orders": len(sales),
                "gross": gross,
                "discount": gross - paid,
                "refunds": refunded,
                "net": paid - refunded,
            }
        )
    return months


def outliers(lines: list) -> list:
    sales = [line for line in lines if line["gross"] > 0]
    if len(sales) < 5:
        return []
    usual = median([line["net"] for line in sales])
    return [
        Outlier(line["order"]["id"], line["order"]["customer"], line["net"], usual)
        for line in sales
        if line["net"] > OUTLIER_FACTOR * usual
    ]


by_country = defaultdict(list)
for line in map(priced, orders):
    by_country[line["country"]].append(line)

for coupon, count in sorted(unknown_coupons.items()):
    print(f"ignored unknown coupon {coupon} on {count} orders", file=sys.stderr)

[
    {"country": country, "months": monthly(lines), "outliers": outliers(lines)}
    for country, lines in sorted(by_country.items())
]
