package org.montyjvm.examples.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderFileTest {
    private static final List<Order> ORDERS = OrderFile.bundled();

    @Test
    void everyRowIsRead_alsoAfterACellWithALineBreak() {
        assertThat(ORDERS).hasSize(197);
        assertThat(ORDERS)
                .extracting(Order::id)
                .startsWith("A-10001", "A-10002")
                .doesNotHaveDuplicates();
        assertThat(order("A-10054").customer()).isEqualTo("Ortega Brothers LLC");
    }

    @Test
    void cells_keepTheirTypes() {
        assertThat(order("A-10013"))
                .isEqualTo(new Order(
                        "A-10013",
                        LocalDate.of(2025, 1, 13),
                        "Müller Söhne GmbH",
                        "DE",
                        "EUR",
                        "CHAIR-ERGO",
                        1,
                        new BigDecimal("297.67"),
                        "WELCOME10"));
    }

    @Test
    void quotesAndCommas_arePartOfTheText() {
        assertThat(ORDERS)
                .extracting(Order::customer)
                .contains("Weinhaus \"Zur Linde\"", "Hargreaves, Smith and Co.", "株式会社さくら", "Księgarnia Łódzka");
    }

    @Test
    void emptyCells_areNull() {
        assertThat(order("A-10032").country()).isNull();
        assertThat(order("A-10001").coupon()).isNull();
    }

    @Test
    void refund_hasANegativeQuantity() {
        assertThat(order("A-10024").quantity()).isEqualTo(-1);
    }

    @Test
    void cellWithoutTheNumberItShouldHold_isRefused() {
        String csv = """
                id,date,customer,country,currency,sku,quantity,unit_price,coupon,note
                A-1,2025-01-01,x,DE,EUR,y,many,1.00,,
                """;
        assertThatThrownBy(() -> OrderFile.read(new StringReader(csv)))
                .isInstanceOf(NumberFormatException.class)
                .hasMessageContaining("many");
    }

    private static Order order(String id) {
        return ORDERS.stream()
                .filter(order -> order.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
