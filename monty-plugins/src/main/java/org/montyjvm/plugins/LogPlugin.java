package org.montyjvm.plugins;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyValue;
import org.montyjvm.bridge.HostCall;
import org.montyjvm.bridge.HostException;
import org.montyjvm.bridge.HostFunction;
import org.montyjvm.bridge.HostParam;
import org.montyjvm.bridge.HostType;
import org.montyjvm.bridge.MontyPlugin;
import org.slf4j.Logger;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * The plugin {@code log}: {@code log.info("shipped", order=7)} is a line in the application's log, by SLF4J.
 *
 * <p>What a script says cannot look like a line of somebody else: characters that begin lines or control terminals are
 * escaped. Length of lines and their number in a run have caps; the run and the line of the script go along as
 * {@code monty.run} and {@code monty.line}.
 */
public final class LogPlugin implements MontyPlugin {
    private static final List<Level> LEVELS = List.of(Level.DEBUG, Level.INFO, Level.WARN, Level.ERROR);

    private final Logger logger;
    private final int mostLines;
    private final int mostCharacters;
    private final Map<String, AtomicInteger> linesOfRuns = new ConcurrentHashMap<>();
    private final List<HostFunction> functions =
            LEVELS.stream().map(this::function).toList();

    private LogPlugin(Logger logger, int mostLines, int mostCharacters) {
        this.logger = Objects.requireNonNull(logger, "logger");
        this.mostLines = mostLines;
        this.mostCharacters = mostCharacters;
    }

    /**
     * Returns the plugin with the usual caps: 1,000 lines a run, of 2,000 characters each.
     *
     * @param logger takes the lines
     * @return a new plugin
     */
    public static MontyPlugin of(Logger logger) {
        return of(logger, 1_000, 2_000);
    }

    /**
     * Returns the plugin.
     *
     * @param logger takes the lines
     * @param lines how many of them a run may write; one more is a {@code RuntimeError}
     * @param characters how long one may be; what is longer is cut
     * @return a new plugin
     * @throws IllegalArgumentException if a cap is not positive
     */
    public static MontyPlugin of(Logger logger, int lines, int characters) {
        return new LogPlugin(logger, Caps.atLeast(1, "lines", lines), Caps.atLeast(1, "characters", characters));
    }

    @Override
    public String namespace() {
        return "log";
    }

    @Override
    public String description() {
        return "Lines in the host's log.";
    }

    @Override
    public List<HostFunction> functions() {
        return functions;
    }

    @Override
    public void runEnded(String runId) {
        linesOfRuns.remove(runId);
    }

    private HostFunction function(Level level) {
        String name = level == Level.WARN ? "warning" : level.toString().toLowerCase(java.util.Locale.ROOT);
        return HostFunction.builder(name)
                .description("Writes a line of the level " + level + ".")
                .param("message", HostType.string())
                .param(HostParam.kwargs("fields", HostType.any()))
                .returns(HostType.none())
                .handler(call -> {
                    write(level, call);
                    return null;
                });
    }

    private void write(Level level, HostCall call) {
        int line = linesOfRuns
                .computeIfAbsent(call.runId(), id -> new AtomicInteger())
                .incrementAndGet();
        if (line > mostLines) {
            throw new HostException("RuntimeError", "the run has logged the " + mostLines + " lines allowed");
        }
        LoggingEventBuilder event = logger.atLevel(level)
                .addKeyValue("monty.run", call.runId())
                .addKeyValue("monty.line", call.position().line());
        for (Map.Entry<MontyValue, MontyValue> field :
                call.arg("fields").asMap().entrySet()) {
            event = event.addKeyValue(field.getKey().asString(), shown(field.getValue()));
        }
        event.log("{}", escaped(call.arg("message", String.class)));
    }

    private Object shown(MontyValue value) {
        return escaped(value instanceof MontyValue.Str text ? text.value() : value.toString());
    }

    /** Returns the text on one line, with nothing in it that a terminal obeys. */
    private String escaped(String text) {
        @Nullable StringBuilder changed = null;
        int end = Math.min(text.length(), mostCharacters);
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            boolean plain = !Character.isISOControl(c)
                    && c != '\u2028'
                    && c != '\u2029'
                    && Character.getType(c) != Character.FORMAT;
            if (!plain && changed == null) {
                changed = new StringBuilder(text.substring(0, i));
            }
            if (changed != null) {
                changed.append(plain ? String.valueOf(c) : String.format("\\u%04x", (int) c));
            }
        }
        String kept = changed == null ? text.substring(0, end) : changed.toString();
        return end < text.length() ? kept + "…" : kept;
    }
}
