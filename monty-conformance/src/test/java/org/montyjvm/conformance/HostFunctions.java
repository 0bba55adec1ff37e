package org.montyjvm.conformance;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.montyjvm.MontyAnswer;
import org.montyjvm.MontyHostObjects;
import org.montyjvm.MontyValue;
import org.montyjvm.conformance.HostClasses.Empty;
import org.montyjvm.conformance.HostClasses.MutablePoint;
import org.montyjvm.conformance.HostClasses.Point;
import org.montyjvm.conformance.HostClasses.User;

/** The functions that cases call and do not define. */
final class HostFunctions {

    private final Map<String, Function<List<MontyValue>, HostReply>> functions;

    /** Creates the functions, of which some hand out new {@code objects}. */
    HostFunctions(MontyHostObjects objects) {
        functions = Map.ofEntries(
                Map.entry(
                        "add_ints",
                        args -> now(args.get(0).asBigInteger().add(args.get(1).asBigInteger()))),
                Map.entry(
                        "concat_strings",
                        args -> now(args.get(0).asString() + args.get(1).asString())),
                Map.entry("return_value", args -> now(args.get(0))),
                Map.entry("get_list", args -> now(List.of(1, 2, 3))),
                Map.entry("raise_error", args -> HostReply.now(exception(args))),
                Map.entry("async_call", args -> HostReply.later(MontyAnswer.value(args.get(0)))),
                Map.entry("async_fail", args -> HostReply.later(exception(args))),
                Map.entry("make_point", args -> now(objects.expose(new Point(1, 2)))),
                Map.entry("make_mutable_point", args -> now(objects.expose(new MutablePoint(1, 2)))),
                Map.entry(
                        "make_user",
                        args -> now(objects.expose(new User(args.get(0).asString(), true)))),
                Map.entry("make_empty", args -> now(objects.expose(new Empty()))));
    }

    /** Returns the names of the functions. */
    Set<String> names() {
        return functions.keySet();
    }

    /**
     * Returns what the function {@code name} says.
     *
     * @throws IllegalArgumentException if there is no such function
     */
    HostReply call(String name, List<MontyValue> args) {
        Function<List<MontyValue>, HostReply> function = functions.get(name);
        if (function == null) {
            throw new IllegalArgumentException("The host has no function " + name);
        }
        return function.apply(args);
    }

    private static HostReply now(Object value) {
        return HostReply.now(MontyAnswer.value(value));
    }

    private static MontyAnswer exception(List<MontyValue> args) {
        return MontyAnswer.raise(args.get(0).asString(), args.get(1).asString());
    }
}
