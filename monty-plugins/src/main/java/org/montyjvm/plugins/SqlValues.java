package org.montyjvm.plugins;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyConversionException;
import org.montyjvm.MontyValue;
import org.montyjvm.bridge.HostException;

/** Values between Python and a database. Counts what one query brings, and stops it at its cap. */
final class SqlValues {
    private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

    private final long mostCharacters;
    private long characters;

    SqlValues(long mostCharacters) {
        this.mostCharacters = mostCharacters;
    }

    /** Returns the names of columns; the second of one name has a number behind it. */
    static List<String> columns(ResultSetMetaData data) throws SQLException {
        Set<String> names = new LinkedHashSet<>();
        for (int i = 1; i <= data.getColumnCount(); i++) {
            String label = data.getColumnLabel(i);
            String name = label;
            for (int copy = 2; !names.add(name); copy++) {
                name = label + "_" + copy;
            }
        }
        return new ArrayList<>(names);
    }

    /** Sets a parameter. */
    static void set(PreparedStatement statement, int index, MontyValue value) throws SQLException {
        if (value instanceof MontyValue.None) {
            statement.setNull(index, Types.NULL);
        } else if (value instanceof MontyValue.Bool bool) {
            statement.setBoolean(index, bool.value());
        } else if (value instanceof MontyValue.Int number) {
            boolean fits =
                    number.value().compareTo(LEAST) >= 0 && number.value().compareTo(MOST) <= 0;
            if (fits) {
                statement.setLong(index, number.value().longValue());
            } else {
                statement.setBigDecimal(index, new BigDecimal(number.value()));
            }
        } else if (value instanceof MontyValue.Float number) {
            statement.setDouble(index, number.value());
        } else if (value instanceof MontyValue.Decimal decimal) {
            statement.setBigDecimal(index, decimal.asBigDecimal());
        } else if (value instanceof MontyValue.Str text) {
            statement.setString(index, text.value());
        } else if (value instanceof MontyValue.Bytes bytes) {
            statement.setBytes(index, bytes.value());
        } else {
            statement.setObject(index, moment(index, value));
        }
    }

    private static Object moment(int index, MontyValue value) {
        if (value instanceof MontyValue.Date date) {
            return date.value();
        } else if (value instanceof MontyValue.Time time && time.offsetSeconds() == null) {
            return time.value();
        } else if (value instanceof MontyValue.DateTime time) {
            @Nullable Integer offset = time.offsetSeconds();
            return offset == null ? time.value() : time.value().atOffset(ZoneOffset.ofTotalSeconds(offset));
        }
        throw new HostException("TypeError", "parameter " + index + " cannot be of the type " + value.typeName());
    }

    /** Returns the content of a column. */
    MontyValue get(ResultSet row, int index) throws SQLException {
        @Nullable Object content = content(row, index);
        MontyValue value;
        try {
            value = MontyValue.of(content);
        } catch (MontyConversionException e) {
            value = MontyValue.of(String.valueOf(content));
        }
        characters += size(value);
        if (characters > mostCharacters) {
            throw new HostException(
                    "ValueError",
                    "the query gives more than the " + mostCharacters + " characters allowed: ask for fewer columns");
        }
        return value;
    }

    private static @Nullable Object content(ResultSet row, int index) throws SQLException {
        return switch (row.getMetaData().getColumnType(index)) {
            case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.NCHAR, Types.NVARCHAR, Types.CLOB, Types.NCLOB ->
                row.getString(index);
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> row.getBytes(index);
            case Types.DATE -> row.getObject(index, LocalDate.class);
            case Types.TIME -> row.getObject(index, LocalTime.class);
            // PostgreSQL's driver calls a timestamp with time zone one without, and only reads it with an offset.
            case Types.TIMESTAMP ->
                isZoned(row, index)
                        ? row.getObject(index, OffsetDateTime.class)
                        : row.getObject(index, LocalDateTime.class);
            case Types.TIMESTAMP_WITH_TIMEZONE -> row.getObject(index, OffsetDateTime.class);
            case Types.ARRAY -> array(row.getArray(index));
            default -> row.getObject(index);
        };
    }

    private static boolean isZoned(ResultSet row, int index) throws SQLException {
        return row.getMetaData().getColumnTypeName(index).equalsIgnoreCase("timestamptz");
    }

    private static @Nullable Object array(@Nullable Array array) throws SQLException {
        return array == null ? null : array.getArray();
    }

    private static long size(MontyValue value) {
        if (value instanceof MontyValue.Str text) {
            return text.value().length();
        } else if (value instanceof MontyValue.Bytes bytes) {
            return bytes.value().length;
        } else if (value instanceof MontyValue.List list) {
            return list.items().stream().mapToLong(SqlValues::size).sum() + 8;
        }
        return 8;
    }
}
