package org.montyjvm.bridge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.montyjvm.MontyOutput;
import org.montyjvm.MontyValue;

/** Keeps events below their cap: what is too large is cut, left out, or comes in several events. */
final class EventBounds {
    /** What everything but the contents of an event takes at most: ids, figures, names of fields. */
    static final int FRAME_BYTES = 2_048;

    private static final int NAME_BYTES = 512;
    private static final int LEAST_PER_ARGUMENT = 128;

    private final int budget;

    EventBounds(int eventBytes) {
        budget = eventBytes - FRAME_BYTES;
    }

    /** Returns a text in pieces, each small enough for an event. */
    List<MontyOutput> pieces(MontyOutput output) {
        String text = output.text();
        if (text.length() <= budget / 6) {
            return List.of(output);
        }
        List<MontyOutput> pieces = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = end(text, start, budget);
            pieces.add(new MontyOutput(output.stream(), text.substring(start, end)));
            start = end;
        }
        return pieces;
    }

    /** Returns a name that somebody else chose, cut where it is too long. */
    String name(String name) {
        return cut(name, NAME_BYTES);
    }

    /** Returns a message, cut where it is too long. */
    String message(String message) {
        return cut(message, budget / 3);
    }

    /** Returns a value, or in its place a note that it is too large. */
    MontyValue value(MontyValue value) {
        return value(value, budget);
    }

    private static MontyValue value(MontyValue value, long most) {
        return JsonSize.atMost(value, most) <= most ? value : leftOut("a value of type " + value.typeName());
    }

    /** The arguments of a call, as an event shows them. */
    record Arguments(List<MontyValue> args, Map<String, MontyValue> kwargs) {}

    /** Returns arguments, with notes in the place of those that are too large. */
    Arguments arguments(List<MontyValue> args, Map<String, MontyValue> kwargs, int share) {
        int most = budget / share;
        int count = args.size() + kwargs.size();
        if (count == 0 || size(args, kwargs, most) <= most) {
            return new Arguments(args, kwargs);
        }
        int each = most / count;
        if (each < LEAST_PER_ARGUMENT) {
            return new Arguments(List.of(leftOut(count + " arguments")), Map.of());
        }
        List<MontyValue> shortArgs =
                args.stream().map(value -> value(value, each)).toList();
        Map<String, MontyValue> shortKwargs = new LinkedHashMap<>();
        kwargs.forEach((name, value) -> {
            String shortName = cut(name, each / 2);
            shortKwargs.put(shortName, value(value, each / 2));
        });
        return new Arguments(shortArgs, shortKwargs);
    }

    private static long size(List<MontyValue> args, Map<String, MontyValue> kwargs, long most) {
        long size = 0;
        for (MontyValue arg : args) {
            size += JsonSize.atMost(arg, most) + 1;
            if (size > most) {
                return size;
            }
        }
        for (Map.Entry<String, MontyValue> arg : kwargs.entrySet()) {
            size += JsonSize.of(arg.getKey()) + JsonSize.atMost(arg.getValue(), most) + 4;
            if (size > most) {
                return size;
            }
        }
        return size;
    }

    /** Returns what came of a call, as an event shows it. */
    BridgeOutcome outcome(BridgeOutcome outcome, int share) {
        if (outcome instanceof BridgeOutcome.Returned returned) {
            MontyValue value = value(returned.value(), budget / share);
            return value == returned.value() ? outcome : new BridgeOutcome.Returned(value);
        } else if (outcome instanceof BridgeOutcome.Raised raised && raised.message() != null) {
            return new BridgeOutcome.Raised(name(raised.excType()), cut(raised.message(), budget / share));
        }
        return outcome;
    }

    private static MontyValue leftOut(String what) {
        return new MontyValue.Repr("<" + what + ", too large for an event>");
    }

    private static String cut(String text, int most) {
        if (text.length() <= most / 6) {
            return text;
        }
        int end = end(text, 0, most - 8);
        return end == text.length() ? text : text.substring(0, end) + "…";
    }

    /** Returns where to cut, so that what comes before is small enough and no character is cut in two. */
    private static int end(String text, int start, int most) {
        int size = 2;
        int i = start;
        while (i < text.length()) {
            int step = Character.isHighSurrogate(text.charAt(i)) && i + 1 < text.length() ? 2 : 1;
            int more = JsonSize.of(text.charAt(i)) * step;
            if (size + more > most && i > start) {
                return i;
            }
            size += more;
            i += step;
        }
        return i;
    }
}
