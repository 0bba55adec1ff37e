package org.montyjvm.bridge;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyValue;

/** Checks a value against a type, and says what is wrong with it in Python's words. */
final class TypeCheck {
    private final String subject;
    private final StringBuilder path = new StringBuilder();

    private TypeCheck(String subject) {
        this.subject = subject;
    }

    /** Returns a check whose messages begin with {@code get() argument 'city'}. */
    static TypeCheck of(String what, String name) {
        return new TypeCheck(what + " '" + name + "'");
    }

    /**
     * Returns the value as its handler gets it: with the defaults of fields that were left out, and numbers of the type
     * that is wanted.
     *
     * @throws HostException if the value does not fit
     */
    MontyValue check(HostType type, MontyValue value) {
        if (type instanceof HostType.Scalar scalar) {
            return scalar(scalar, value);
        } else if (type instanceof HostType.Int bounds) {
            return integer(bounds, value);
        } else if (type instanceof HostType.ListOf list) {
            return list(list, value);
        } else if (type instanceof HostType.SetOf set) {
            return set(set, value);
        } else if (type instanceof HostType.MapOf map) {
            return map(map, value);
        } else if (type instanceof HostType.RecordOf fields) {
            return fields(fields, value);
        } else if (type instanceof HostType.EnumOf choice) {
            return choice(choice, value);
        }
        HostType inner = ((HostType.OptionalOf) type).type();
        if (value.isNone()) {
            return value;
        }
        String here = subject + path;
        try {
            return check(inner, value);
        } catch (WrongType e) {
            throw e.where.equals(here) ? e.orNone() : e;
        }
    }

    private MontyValue scalar(HostType.Scalar type, MontyValue value) {
        return switch (type.kind()) {
            case ANY -> value;
            case NONE -> must(value.isNone(), type, value);
            case BOOL -> must(value instanceof MontyValue.Bool, type, value);
            case STR -> must(value instanceof MontyValue.Str, type, value);
            case BYTES -> must(value instanceof MontyValue.Bytes, type, value);
            case DECIMAL -> must(value instanceof MontyValue.Decimal, type, value);
            case DATE -> must(value instanceof MontyValue.Date, type, value);
            case DATETIME -> must(value instanceof MontyValue.DateTime, type, value);
            case TIME -> must(value instanceof MontyValue.Time, type, value);
            case TIMEDELTA -> must(value instanceof MontyValue.TimeDelta, type, value);
            case FLOAT -> floating(type, value);
        };
    }

    private MontyValue floating(HostType type, MontyValue value) {
        BigInteger number = integerOf(value);
        if (number == null) {
            return must(value instanceof MontyValue.Float, type, value);
        }
        double converted = number.doubleValue();
        if (Double.isInfinite(converted)) {
            throw new HostException("OverflowError", "int too large to convert to float");
        }
        return new MontyValue.Float(converted);
    }

    private MontyValue integer(HostType.Int type, MontyValue value) {
        BigInteger number = integerOf(value);
        if (number == null) {
            throw wrong(type, value);
        }
        BigInteger min = type.min();
        BigInteger max = type.max();
        if ((min != null && number.compareTo(min) < 0) || (max != null && number.compareTo(max) > 0)) {
            throw new HostException(
                    "OverflowError",
                    subject + path + " must be " + (min == null ? "" : "at least " + min)
                            + (min != null && max != null ? " and " : "") + (max == null ? "" : "at most " + max));
        }
        return value instanceof MontyValue.Int ? value : new MontyValue.Int(number);
    }

    private static @Nullable BigInteger integerOf(MontyValue value) {
        if (value instanceof MontyValue.Int number) {
            return number.value();
        }
        return value instanceof MontyValue.Bool bool ? (bool.value() ? BigInteger.ONE : BigInteger.ZERO) : null;
    }

    private MontyValue list(HostType.ListOf type, MontyValue value) {
        if (!(value instanceof MontyValue.List list)) {
            throw wrong("list", value);
        }
        List<MontyValue> items = items(type.item(), list.items());
        return items == list.items() ? value : new MontyValue.List(items);
    }

    private MontyValue set(HostType.SetOf type, MontyValue value) {
        if (value instanceof MontyValue.Set set) {
            items(type.item(), set.items());
            return value;
        } else if (value instanceof MontyValue.FrozenSet set) {
            items(type.item(), set.items());
            return value;
        }
        throw wrong("set", value);
    }

    private List<MontyValue> items(HostType type, List<MontyValue> items) {
        @Nullable List<MontyValue> changed = null;
        for (int i = 0; i < items.size(); i++) {
            int length = path.length();
            path.append('[').append(i).append(']');
            MontyValue checked = check(type, items.get(i));
            path.setLength(length);
            if (checked != items.get(i) && changed == null) {
                changed = new ArrayList<>(items);
            }
            if (changed != null) {
                changed.set(i, checked);
            }
        }
        return changed == null ? items : changed;
    }

    private MontyValue map(HostType.MapOf type, MontyValue value) {
        if (!(value instanceof MontyValue.Dict dict)) {
            throw wrong("dict", value);
        }
        List<MontyValue.Entry> entries = new ArrayList<>();
        for (MontyValue.Entry entry : dict.entries()) {
            int length = path.length();
            path.append(" key ").append(brief(entry.key()));
            MontyValue key = check(type.key(), entry.key());
            path.setLength(length);
            path.append('[').append(brief(entry.key())).append(']');
            entries.add(new MontyValue.Entry(key, check(type.value(), entry.value())));
            path.setLength(length);
        }
        return new MontyValue.Dict(entries);
    }

    private MontyValue fields(HostType.RecordOf type, MontyValue value) {
        Map<String, MontyValue> given = given(type, value);
        List<MontyValue.Entry> entries = new ArrayList<>();
        for (HostParam field : type.fields()) {
            MontyValue one = given.remove(field.name());
            int length = path.length();
            path.append('.').append(field.name());
            if (one == null) {
                one = field.defaultValue();
                if (one == null) {
                    throw HostException.typeError(subject + path + " is missing");
                }
            }
            entries.add(new MontyValue.Entry(new MontyValue.Str(field.name()), check(field.type(), one)));
            path.setLength(length);
        }
        if (!given.isEmpty()) {
            throw HostException.typeError(subject + path + " has no field "
                    + brief(new MontyValue.Str(given.keySet().iterator().next())));
        }
        return new MontyValue.Dict(entries);
    }

    private Map<String, MontyValue> given(HostType.RecordOf type, MontyValue value) {
        Map<String, MontyValue> given = new LinkedHashMap<>();
        List<MontyValue.Entry> entries;
        if (value instanceof MontyValue.Dict dict) {
            entries = dict.entries();
        } else if (value instanceof MontyValue.Instance instance
                && instance.type().dataclass()) {
            entries = instance.attributes();
        } else if (value instanceof MontyValue.NamedTuple tuple) {
            for (int i = 0; i < tuple.fields().size(); i++) {
                given.put(tuple.fields().get(i), tuple.values().get(i));
            }
            return given;
        } else {
            throw wrong("dict", value);
        }
        for (MontyValue.Entry entry : entries) {
            if (!(entry.key() instanceof MontyValue.Str key)) {
                throw HostException.typeError(
                        subject + path + " has no field " + brief(entry.key()) + " in " + type.name());
            }
            given.put(key.value(), entry.value());
        }
        return given;
    }

    private MontyValue choice(HostType.EnumOf type, MontyValue value) {
        if (!(value instanceof MontyValue.Str text)) {
            throw wrong("str", value);
        }
        if (!type.values().contains(text.value())) {
            throw new HostException(
                    "ValueError",
                    subject + path + " must be one of " + PythonText.quotedList(type.values()) + ", not "
                            + brief(value));
        }
        return value;
    }

    private MontyValue must(boolean fits, HostType type, MontyValue value) {
        if (!fits) {
            throw wrong(type, value);
        }
        return value;
    }

    private WrongType wrong(HostType type, MontyValue value) {
        return wrong(type.annotation(), value);
    }

    private WrongType wrong(String expected, MontyValue value) {
        return new WrongType(subject + path, expected, value.typeName());
    }

    private static String brief(MontyValue value) {
        String text = value.toString();
        return text.length() <= 40 ? text : text.substring(0, 37) + "...";
    }

    /** A {@code TypeError} that can still become one for a type that also takes {@code None}. */
    private static final class WrongType extends HostException {
        private static final long serialVersionUID = 1;

        private final String where;
        private final String expected;
        private final String actual;

        WrongType(String where, String expected, String actual) {
            super("TypeError", where + " must be " + expected + ", not " + actual);
            this.where = where;
            this.expected = expected;
            this.actual = actual;
        }

        HostException orNone() {
            return HostException.typeError(where + " must be " + expected + " or None, not " + actual);
        }
    }
}
