package org.montyjvm.internal.os;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.montyjvm.MontyAnswer;
import org.montyjvm.MontyLimits;
import org.montyjvm.MontyMount;
import org.montyjvm.MontyOs;
import org.montyjvm.MontyOsFunction;
import org.montyjvm.MontyValue;

/** Asks what an interpreter would ask, and shows what it would get: a value, or an error as {@code Type: message}. */
public final class Script {
    private static final CancelSignal NEVER = new CancelSignal() {
        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public Registration onCancel(Runnable action) {
            return () -> {};
        }
    };

    private final OsService service;

    private Script(OsService service) {
        this.service = service;
    }

    public static Script under(MontyOs os) {
        return new Script(OsService.of(os, MontyLimits.defaults()));
    }

    public static Script under(MontyOs os, MontyLimits limits) {
        return new Script(OsService.of(os, limits));
    }

    /** Mounts at {@code /mnt}. */
    public static Script with(MontyMount mount) {
        return under(MontyOs.builder().mount("/mnt", mount).build());
    }

    public OsReply reply(MontyOsFunction function, Object... args) {
        return reply(function, Map.of(), args);
    }

    private OsReply reply(MontyOsFunction function, Map<String, MontyValue> kwargs, Object... args) {
        try {
            List<MontyValue> values = Stream.of(args).map(MontyValue::of).toList();
            return service.answer(function, values, kwargs, true, NEVER);
        } catch (InterruptedException e) {
            throw new AssertionError("nobody interrupts a test", e);
        }
    }

    /** Returns Python's repr of the value, or the error. */
    public String shows(MontyOsFunction function, Object... args) {
        return shown(reply(function, args));
    }

    /** Returns a value that is expected to be one. */
    public MontyValue value(MontyOsFunction function, Object... args) {
        OsReply reply = reply(function, args);
        if (((OsReply.Answer) reply).answer() instanceof MontyAnswer.Value value) {
            return value.value();
        }
        throw new AssertionError(function + " of " + List.of(args) + ": " + shown(reply));
    }

    public String mkdir(String path, boolean parents, boolean existOk) {
        Map<String, MontyValue> kwargs = new LinkedHashMap<>();
        kwargs.put("parents", MontyValue.of(parents));
        kwargs.put("exist_ok", MontyValue.of(existOk));
        return shown(reply(MontyOsFunction.MKDIR, kwargs, path));
    }

    /** Returns the paths of a scan, each with d, f or l for directory, file and link. */
    public List<String> scan(String path, int depth, boolean followLinks) {
        Map<String, MontyValue> kwargs =
                Map.of("max_depth", MontyValue.of(depth), "follow_symlinks", MontyValue.of(followLinks));
        OsReply.Answer reply = (OsReply.Answer) reply(MontyOsFunction.SCAN, kwargs, path);
        if (reply.answer() instanceof MontyAnswer.Value list) {
            return list.value().asList().stream().map(Script::entry).toList();
        }
        return List.of(shown(reply));
    }

    private static String entry(MontyValue tuple) {
        List<MontyValue> parts = tuple.asList();
        return parts.get(0).asString()
                + ":"
                + (parts.get(1).asBoolean() ? "d" : "")
                + (parts.get(2).asBoolean() ? "f" : "")
                + (parts.get(3).asBoolean() ? "l" : "");
    }

    private static String shown(OsReply reply) {
        if (!(reply instanceof OsReply.Answer answer)) {
            return reply.getClass().getSimpleName();
        }
        if (answer.answer() instanceof MontyAnswer.Raise raise) {
            return raise.excType() + ": " + raise.message();
        }
        return ((MontyAnswer.Value) answer.answer()).value().toString();
    }
}
