package org.montyjvm.internal.repr;

import org.montyjvm.MontyValue;

/** The values that hold no others, and those that do not show what they hold. */
final class LeafRepr {
    private LeafRepr() {}

    static void append(StringBuilder out, MontyValue value) {
        if (value instanceof MontyValue.Str str) {
            StringRepr.append(out, str.value());
        } else if (value instanceof MontyValue.Int number) {
            out.append(number.value());
        } else if (value instanceof MontyValue.Float number) {
            out.append(FloatRepr.of(number.value()));
        } else if (value instanceof MontyValue.Bytes bytes) {
            BytesRepr.append(out, bytes.value());
        } else {
            out.append(of(value));
        }
    }

    private static String of(MontyValue value) {
        if (value instanceof MontyValue.None) {
            return "None";
        } else if (value instanceof MontyValue.Bool bool) {
            return bool.value() ? "True" : "False";
        } else if (value instanceof MontyValue.Complex complex) {
            return FloatRepr.complex(complex.real(), complex.imag());
        } else if (value instanceof MontyValue.Date date) {
            return DateTimeRepr.of(date);
        } else if (value instanceof MontyValue.DateTime dateTime) {
            return DateTimeRepr.of(dateTime);
        } else if (value instanceof MontyValue.Time time) {
            return DateTimeRepr.of(time);
        } else if (value instanceof MontyValue.TimeDelta delta) {
            return DateTimeRepr.of(delta);
        } else if (value instanceof MontyValue.TimeZone zone) {
            return DateTimeRepr.of(zone);
        } else if (value instanceof MontyValue.Decimal decimal) {
            return "Decimal('" + decimal.text() + "')";
        } else if (value instanceof MontyValue.Path path) {
            return "PosixPath('" + path.value() + "')";
        } else if (value instanceof MontyValue.ExceptionValue exception) {
            String message = exception.message();
            return exception.type() + "(" + (message == null ? "" : StringRepr.of(message)) + ")";
        }
        return opaque(value);
    }

    private static String opaque(MontyValue value) {
        if (value instanceof MontyValue.BuiltinType type) {
            return "<class '" + type.name() + "'>";
        } else if (value instanceof MontyValue.ClassType type) {
            return "<class '" + type.name() + "'>";
        } else if (value instanceof MontyValue.BuiltinFunction function) {
            return "<built-in function " + function.name() + ">";
        } else if (value instanceof MontyValue.Function function) {
            return "<function '" + function.name() + "' external>";
        } else if (value instanceof MontyValue.Module module) {
            return "<module " + StringRepr.of(module.name()) + ">";
        } else if (value instanceof MontyValue.FileHandle file) {
            return "<_io." + file.typeName() + " name=" + StringRepr.of(file.path()) + " mode="
                    + StringRepr.of(file.mode()) + ">";
        } else if (value instanceof MontyValue.Repr repr) {
            return repr.text();
        } else if (value instanceof MontyValue.Cycle cycle) {
            return cycle.placeholder();
        }
        return value instanceof MontyValue.Ellipsis ? "Ellipsis" : "NotImplemented";
    }
}
