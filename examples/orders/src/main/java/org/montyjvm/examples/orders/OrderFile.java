package org.montyjvm.examples.orders;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads orders from CSV with a header line. */
public final class OrderFile {
    private OrderFile() {}

    /**
     * Returns the orders of the file that comes with the example: half a year of a stationery shop.
     *
     * @return the orders, in the order of the file
     */
    public static List<Order> bundled() {
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(OrderFile.class.getResourceAsStream("orders.csv"), "orders.csv"),
                StandardCharsets.UTF_8)) {
            return read(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns the orders of a file.
     *
     * @param csv the file's text
     * @return the orders, in the order of the file
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if a column is missing or holds no number where there must be one
     * @throws java.time.DateTimeException if a date is not in ISO form
     */
    public static List<Order> read(Reader csv) throws IOException {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(csv)) {
            return rows.stream().map(OrderFile::order).toList();
        }
    }

    private static Order order(NamedCsvRecord row) {
        return new Order(
                row.getField("id"),
                LocalDate.parse(row.getField("date")),
                row.getField("customer"),
                filled(row.getField("country")),
                row.getField("currency"),
                row.getField("sku"),
                Integer.parseInt(row.getField("quantity")),
                new BigDecimal(row.getField("unit_price")),
                filled(row.getField("coupon")));
    }

    private static @Nullable String filled(String cell) {
        return cell.isEmpty() ? null : cell;
    }
}
