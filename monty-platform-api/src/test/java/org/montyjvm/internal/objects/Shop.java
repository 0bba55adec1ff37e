package org.montyjvm.internal.objects;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyExpose;
import org.montyjvm.MontyHidden;

/** What the tests hand to Python. */
public final class Shop {
    private Shop() {}

    public enum Status {
        OPEN,
        PAID
    }

    /** The list; the class behind it has more. */
    public interface Order {
        String getId();

        boolean isPaid();

        BigDecimal total(String currency);

        Order pay(int cents, Optional<String> note);

        String label(String prefix, @Nullable String suffix);

        int count(String... tags);

        Status move(Status to);

        List<Order> related();

        int sizeOf(List<Order> orders);

        String from(Address address);

        @MontyExpose(lazy = true)
        int openedTimes();

        @MontyHidden
        void close();

        static Order unreachable() {
            return new StoredOrder();
        }

        @Override
        boolean equals(@Nullable Object other);
    }

    public record Address(String street, int number) {}

    public static final class StoredOrder implements Order {
        private final List<Order> related = new ArrayList<>();
        int opened;
        boolean paid;

        @Override
        public String getId() {
            return "o-1";
        }

        @Override
        public boolean isPaid() {
            return paid;
        }

        @Override
        public BigDecimal total(String currency) {
            if (currency.equals("XXX")) {
                throw new IllegalArgumentException("no such currency: XXX");
            }
            return new BigDecimal("12.50");
        }

        @Override
        public Order pay(int cents, Optional<String> note) {
            paid = true;
            return this;
        }

        @Override
        public String label(String prefix, @Nullable String suffix) {
            return prefix + "o-1" + suffix;
        }

        @Override
        public int count(String... tags) {
            return tags.length;
        }

        @Override
        public Status move(Status to) {
            return to;
        }

        @Override
        public List<Order> related() {
            return related;
        }

        @Override
        public int sizeOf(List<Order> orders) {
            return orders.stream().allMatch(order -> order == this) ? orders.size() : -1;
        }

        @Override
        public String from(Address address) {
            return address.street() + address.number();
        }

        @Override
        public int openedTimes() {
            return ++opened;
        }

        @Override
        public void close() {
            opened = -1;
        }

        public String secret() {
            return "not listed";
        }
    }

    /** A record, listed as a whole but for one component. */
    @MontyExpose
    public record Point(int x, int y, @MontyHidden String password) {
        @MontyExpose
        public Point add(int dx, int dy) {
            return new Point(x + dx, y + dy, password);
        }

        @MontyExpose(lazy = true)
        public int dimensions() {
            return 2;
        }

        public String unlisted() {
            return "not listed";
        }
    }

    /** Lists by annotation; returns what may be handed over and what may not. */
    public static class Stock {
        @MontyExpose
        public Map<String, Point> places() {
            return Map.of("here", new Point(1, 2, "pw"));
        }

        @MontyExpose
        public Optional<Set<Point>> maybe() {
            return Optional.of(Set.of(new Point(3, 4, "pw")));
        }

        @MontyExpose
        public Address address() {
            return new Address("Elm", 5);
        }

        @MontyExpose
        public Object unknown() {
            return new Object();
        }

        @MontyExpose(name = "fail")
        public void throwing(String what) throws Exception {
            switch (what) {
                case "io" -> throw new java.io.IOException("/etc/passwd is missing");
                case "null" -> throw new NullPointerException("at Secret.java:17");
                case "index" -> throw new IndexOutOfBoundsException("Index 3 out of bounds for length 2");
                case "missing" -> throw new java.util.NoSuchElementException("no such item");
                case "error" -> throw new StackOverflowError();
                default -> throw new ArithmeticException("/ by zero");
            }
        }

        public String unlisted() {
            return "not listed";
        }
    }
}
