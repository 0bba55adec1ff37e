package org.montyjvm.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TicketsTest {
    private final Tickets tickets = new Tickets("alice");

    @Test
    void cancelled_isToldOnce_andWantsNoAnswer() throws Exception {
        Ticket ticket = tickets.open(1);
        tickets.cancel(Map.of("requestId", "1"));
        assertThat(ticket.isCancelled()).as("another id").isFalse();
        tickets.cancel(Map.of("requestId", 1));
        StringBuilder reasons = new StringBuilder();
        ticket.onCancel(reasons::append);
        tickets.cancel(Map.of("requestId", 1, "reason", "again"));
        assertThat(reasons).hasToString("the client cancelled the request");
        assertThat(tickets.close(1)).isFalse();
        tickets.cancel(Map.of("requestId", 1)); // over; nothing to cancel
    }

    @Test
    void idThatIsUsedAgain_hasATicketOfItsOwn() throws Exception {
        Ticket first = tickets.open(1);
        assertThatThrownBy(() -> tickets.open(1)).isInstanceOf(BadMessage.class);
        assertThat(tickets.close(1, first)).isTrue();
        Ticket second = tickets.open(1);
        tickets.close(1, first); // the end of the first one's stream
        tickets.cancel(Map.of("requestId", 1));
        assertThat(second.isCancelled()).isTrue();
    }

    @Test
    void end_isWaitedFor() throws Exception {
        Ticket ticket = tickets.open(1);
        assertThat(tickets.awaitEmpty(Duration.ZERO)).isFalse();
        Thread end = new Thread(() -> tickets.close(1, ticket));
        end.start();
        assertThat(tickets.awaitEmpty(Duration.ofSeconds(30))).isTrue();
        end.join();
    }
}
