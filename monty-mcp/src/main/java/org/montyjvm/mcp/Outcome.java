package org.montyjvm.mcp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.montyjvm.MontyFrame;
import org.montyjvm.MontyResourceError;
import org.montyjvm.MontyScriptError;
import org.montyjvm.MontyUsage;
import org.montyjvm.bridge.BridgeEvent;
import org.montyjvm.bridge.BridgeRunError;
import org.montyjvm.bridge.BridgeRunFinished;

/** What came of a run: the last event of its bridge, and all that it printed. */
final class Outcome {
    private static final int LONGEST_REPR = 65_536;

    private final BridgeEvent last;
    private final String output;
    private final String type;

    /**
     * Holds an outcome.
     *
     * @param last the run's last event
     * @param output all that was printed
     * @param type the Python type of the value; empty if the run failed
     */
    Outcome(BridgeEvent last, String output, String type) {
        this.last = last;
        this.output = output;
        this.type = type;
    }

    boolean isOk() {
        return last instanceof BridgeRunFinished;
    }

    /** Returns the structured content; the caller may add to it. */
    Map<String, Object> content() {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("ok", isOk());
        if (last instanceof BridgeRunFinished finished) {
            // The bridge's events have the one form of values as JSON; it leaves out what is too large for a message.
            content.put("value", Json.object(finished.toJson()).get("value"));
            content.put("type", type);
            content.put("repr", cut(finished.value().toString()));
            content.put("output", output);
            content.put("usage", usage(finished.usage(), finished.bridge().calls()));
        } else if (last instanceof BridgeRunError failed) {
            content.put("error", error(failed));
            content.put("output", output);
            content.put("usage", usage(failed.usage(), failed.bridge().calls()));
        }
        return content;
    }

    /** Returns what a terminal would show. */
    String text() {
        String text = output;
        if (last instanceof BridgeRunFinished finished) {
            if (!finished.value().isNone()) {
                text = below(text, cut(finished.value().toString()));
            }
            return text.isEmpty() ? "None" : text;
        }
        BridgeRunError failed = (BridgeRunError) last;
        boolean raised = failed.kind() == BridgeRunError.Kind.SCRIPT
                && !failed.traceback().isEmpty();
        return below(text, raised ? failed.traceback() : label(failed.kind()) + ": " + failed.message());
    }

    private static String below(String text, String more) {
        return text.isEmpty() || text.endsWith("\n") ? text + more : text + "\n" + more;
    }

    private static Map<String, Object> error(BridgeRunError failed) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("kind", label(failed.kind()));
        RuntimeException cause = failed.error();
        if (cause instanceof MontyScriptError raised) {
            error.put("type", raised.excType());
            error.put("message", raised.excMessage() == null ? "" : raised.excMessage());
            line(error, raised.frames());
        } else {
            error.put("message", failed.message());
        }
        if (cause instanceof MontyResourceError exceeded) {
            error.put("limit", exceeded.limit().name().toLowerCase(Locale.ROOT));
            error.put("limit_value", exceeded.limitValue());
            error.put("used", exceeded.used());
            error.put("unit", exceeded.limit().unit());
        }
        if (!failed.traceback().isEmpty()) {
            error.put("traceback", failed.traceback());
        }
        return error;
    }

    private static void line(Map<String, Object> error, List<MontyFrame> frames) {
        MontyFrame innermost = frames.isEmpty() ? null : frames.get(frames.size() - 1);
        if (innermost != null) {
            error.put("line", innermost.line());
        }
    }

    private static String label(BridgeRunError.Kind kind) {
        return switch (kind) {
            case SCRIPT -> "python_error";
            case CANCELLED -> "cancelled";
            case RESOURCE, BRIDGE_LIMIT -> "limit";
            case PANIC, CRASH, DISPOSED -> "crash";
            case HOST -> "host_error";
        };
    }

    private static Map<String, Object> usage(MontyUsage usage, long calls) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("time_ms", usage.time().toNanos() / 1_000_000.0);
        figures.put("memory_bytes", usage.memoryBytes());
        figures.put("peak_memory_bytes", usage.peakMemoryBytes());
        figures.put("calls", calls);
        return figures;
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST_REPR) {
            return text;
        }
        boolean inside = Character.isHighSurrogate(text.charAt(LONGEST_REPR - 1));
        return text.substring(0, inside ? LONGEST_REPR - 1 : LONGEST_REPR) + "…";
    }
}
