package org.montyjvm.internal.convert;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyValue;
import org.montyjvm.internal.rules.DecimalText;
import org.montyjvm.internal.tree.Step;

/** Any value as the Java type that suits it best, for those who ask for {@code Object}. */
final class NaturalShape {
    private NaturalShape() {}

    static Step<Want, @Nullable Object> step(Want want) {
        MontyValue value = want.value();
        Target same = want.target();
        List<MontyValue> items = SequenceToJava.listItems(value);
        if (items != null) {
            return SequenceToJava.open(want, items, same, SequenceToJava::unmodifiable);
        }
        List<MontyValue> setItems = SequenceToJava.setItems(value);
        if (setItems != null) {
            return SequenceToJava.open(want, setItems, same, results -> SequenceToJava.distinct(want, results));
        } else if (value instanceof MontyValue.Dict dict) {
            return MapToJava.open(want, dict.entries(), same, same);
        } else if (value instanceof MontyValue.Instance instance) {
            return MapToJava.open(want, instance.attributes(), same, same);
        } else if (value instanceof MontyValue.NamedTuple tuple) {
            return MapToJava.open(want, entries(tuple), same, same);
        }
        return new Step.Leaf<>(scalar(want, value));
    }

    static List<MontyValue.Entry> entries(MontyValue.NamedTuple tuple) {
        List<MontyValue.Entry> entries = new ArrayList<>(tuple.fields().size());
        for (int i = 0; i < tuple.fields().size(); i++) {
            entries.add(new MontyValue.Entry(
                    new MontyValue.Str(tuple.fields().get(i)), tuple.values().get(i)));
        }
        return entries;
    }

    private static Object scalar(Want want, MontyValue value) {
        if (value instanceof MontyValue.Bool bool) {
            return bool.value();
        } else if (value instanceof MontyValue.Int number) {
            return number.value().bitLength() < Long.SIZE
                    ? (Object) number.value().longValue()
                    : number.value();
        } else if (value instanceof MontyValue.Float number) {
            return number.value();
        } else if (value instanceof MontyValue.Str str) {
            return str.value();
        } else if (value instanceof MontyValue.Bytes bytes) {
            return bytes.value();
        } else if (value instanceof MontyValue.Decimal decimal) {
            return DecimalText.number(decimal.text())
                    .<Object>map(number -> number)
                    .orElse(decimal);
        }
        return time(want, value);
    }

    private static Object time(Want want, MontyValue value) {
        if (value instanceof MontyValue.Date date) {
            return date.value();
        } else if (value instanceof MontyValue.TimeDelta delta) {
            return TimeSpans.toDuration(delta);
        } else if (value instanceof MontyValue.TimeZone zone && TimesToJava.hasOffset(zone.offsetSeconds())) {
            return TimesToJava.zoneOffset(want);
        } else if (value instanceof MontyValue.DateTime dateTime) {
            Integer offset = dateTime.offsetSeconds();
            return offset == null
                    ? dateTime.value()
                    : TimesToJava.hasOffset(offset) ? TimesToJava.offsetDateTime(want) : value;
        } else if (value instanceof MontyValue.Time time) {
            Integer offset = time.offsetSeconds();
            return offset == null ? time.value() : TimesToJava.hasOffset(offset) ? TimesToJava.offsetTime(want) : value;
        }
        return value;
    }
}
