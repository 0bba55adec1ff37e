package org.montyjvm.plugins;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyValue;
import org.montyjvm.bridge.HostException;
import org.montyjvm.bridge.MontyFunction;
import org.montyjvm.bridge.MontyNamespace;
import org.montyjvm.bridge.MontyParam;
import org.montyjvm.bridge.MontyPlugin;

/**
 * The plugin {@code tables}: CSV to rows that are dicts, and back, by FastCSV. Quicker than the interpreter's own {@code csv},
 * and nothing of it counts against the time of the script.
 */
public final class TablesPlugin {
    private TablesPlugin() {}

    /**
     * Returns the plugin with the usual caps: 10,000 rows, and texts of 4 million characters.
     *
     * @return a new plugin
     */
    public static MontyPlugin create() {
        return create(10_000, 4_000_000);
    }

    /**
     * Returns the plugin.
     *
     * @param rows how many rows a table may have
     * @param characters how long its text may be
     * @return a new plugin
     * @throws IllegalArgumentException if a cap is not positive
     */
    public static MontyPlugin create(int rows, int characters) {
        return MontyPlugin.of(
                new Calls(Caps.atLeast(1, "rows", rows), Caps.atLeast(1, "characters", characters)),
                MethodHandles.lookup());
    }

    /** What scripts call. */
    @MontyNamespace(value = "tables", description = "CSV to rows and back.")
    static final class Calls {
        private final int mostRows;
        private final int mostCharacters;

        Calls(int mostRows, int mostCharacters) {
            this.mostRows = mostRows;
            this.mostCharacters = mostCharacters;
        }

        @MontyFunction("Reads CSV whose first line names the columns. All values are str.")
        List<Map<String, String>> parse(
                @MontyParam("CSV as RFC 4180 has it") String text, @MontyParam(defaultValue = ",") String delimiter) {
            Caps.text("the text", text, mostCharacters);
            List<Map<String, String>> rows = new ArrayList<>();
            List<String> columns = List.of();
            try {
                for (CsvRecord line : CsvReader.builder()
                        .fieldSeparator(separator(delimiter))
                        .allowExtraFields(true) // told below, with the line
                        .allowMissingFields(true)
                        .ofCsvRecord(text)) {
                    if (columns.isEmpty()) {
                        columns = columns(line);
                    } else {
                        requireFew(rows.size() + 1);
                        rows.add(row(columns, line));
                    }
                }
            } catch (CsvParseException e) {
                throw new HostException("ValueError", "this is no CSV: " + e.getMessage(), e);
            }
            return rows;
        }

        private static List<String> columns(CsvRecord line) {
            List<String> names = line.getFields();
            if (new HashSet<>(names).size() < names.size()) {
                throw new HostException("ValueError", "two columns have one name: " + names);
            }
            return names;
        }

        private static Map<String, String> row(List<String> columns, CsvRecord line) {
            if (line.getFieldCount() != columns.size()) {
                throw new HostException(
                        "ValueError",
                        "line " + line.getStartingLineNumber() + " has " + line.getFieldCount() + " fields, not "
                                + columns.size());
            }
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                row.put(columns.get(i), line.getField(i));
            }
            return row;
        }

        @MontyFunction("Writes rows as CSV, with a first line that names the columns. None is an empty field.")
        String format(
                List<Map<String, MontyValue>> rows,
                @MontyParam("which, in this order; all of the rows' by default") @Nullable List<String> columns,
                @MontyParam(defaultValue = ",") String delimiter) {
            requireFew(rows.size());
            List<String> names = columns == null ? keys(rows) : columns;
            BoundedText text = new BoundedText(mostCharacters);
            try (CsvWriter out = CsvWriter.builder()
                    .fieldSeparator(separator(delimiter))
                    .lineDelimiter(LineDelimiter.LF)
                    .build(text)) {
                out.writeRecord(names);
                for (Map<String, MontyValue> row : rows) {
                    out.writeRecord(
                            names.stream().map(name -> field(row.get(name))).toList());
                }
            } catch (IOException e) {
                throw new UncheckedIOException("writing to memory failed", e);
            }
            return text.toString();
        }

        private static List<String> keys(List<Map<String, MontyValue>> rows) {
            Set<String> keys = new LinkedHashSet<>();
            rows.forEach(row -> keys.addAll(row.keySet()));
            return List.copyOf(keys);
        }

        private static String field(@Nullable MontyValue value) {
            if (value == null || value.isNone()) {
                return "";
            }
            return value instanceof MontyValue.Str text ? text.value() : value.toString();
        }

        private void requireFew(int rows) {
            if (rows > mostRows) {
                throw new HostException("ValueError", "the table has more than the " + mostRows + " rows allowed");
            }
        }

        private static char separator(String delimiter) {
            if (delimiter.length() != 1 || "\"\r\n".contains(delimiter)) {
                throw new HostException("ValueError", "a delimiter is one character, and no quote and no line's end");
            }
            return delimiter.charAt(0);
        }
    }

    /** Text that says so when it gets too long, and not when it is. */
    private static final class BoundedText extends StringWriter {
        private final int most;

        BoundedText(int most) {
            this.most = most;
        }

        @Override
        public void write(char[] characters, int offset, int length) {
            super.write(characters, offset, length);
            if (getBuffer().length() > most) {
                throw new HostException("ValueError", "the text has more than the " + most + " characters allowed");
            }
        }
    }
}
