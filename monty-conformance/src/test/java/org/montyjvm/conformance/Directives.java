package org.montyjvm.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a case wants to be run: the TOML in the comment block that it may begin with.
 *
 * @param callExternal whether the host serves functions, classes, modules, files, an environment and a clock
 * @param mountFs whether a folder with known content is mounted, which {@code root} names and Python works in
 * @param mustFail whether the interpreter is known to fail the case, so that passing it is the failure
 * @param timezone the zone of Python's local times
 */
record Directives(boolean callExternal, boolean mountFs, boolean mustFail, ZoneId timezone) {

    private static final String FIRST_LINE = "# /// monty";
    private static final String LAST_LINE = "# ///";
    private static final String CALL_EXTERNAL = "call-external";
    private static final String MOUNT_FS = "mount-fs";
    private static final String XFAIL = "xfail";
    private static final String TIMEZONE = "timezone";

    /** The keys that change nothing here, and why. */
    private static final Map<String, String> IRRELEVANT = Map.of(
            "run-async", "await at top level needs no permission here, unlike in CPython",
            "gc-interval", "how often cycles are collected changes the speed, not the outcome",
            "skip-cpython-windows", "CPython is not run",
            "cpython-main-module", "CPython is not run");

    private static final TomlMapper TOML = new TomlMapper();

    /**
     * Returns the directives of a case.
     *
     * @throws IllegalArgumentException if the block is not closed, is no TOML, or has a key that is not known here: a
     *     new one changes what a case means
     */
    static Directives in(List<String> lines) {
        JsonNode toml = parse(String.join("\n", block(lines)));
        Set<String> unknown = new TreeSet<>();
        toml.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(Set.of(CALL_EXTERNAL, MOUNT_FS, XFAIL, TIMEZONE));
        unknown.removeAll(IRRELEVANT.keySet());
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("Unknown directives: " + String.join(", ", unknown));
        }
        Set<String> xfail = new TreeSet<>();
        toml.path(XFAIL).forEach(interpreter -> xfail.add(interpreter.textValue()));
        return new Directives(
                toml.path(CALL_EXTERNAL).asBoolean(false),
                toml.path(MOUNT_FS).asBoolean(false),
                xfail.contains("monty"),
                ZoneId.of(toml.path(TIMEZONE).asText("UTC")));
    }

    /** Returns the lines of the block without their comment signs; none if the case does not begin with one. */
    private static List<String> block(List<String> lines) {
        List<String> block = new ArrayList<>();
        if (lines.isEmpty() || !lines.get(0).equals(FIRST_LINE)) {
            return block;
        }
        for (String line : lines.subList(1, lines.size())) {
            if (line.equals(LAST_LINE)) {
                return block;
            }
            if (!line.startsWith("#")) {
                break;
            }
            block.add(line.substring(1).strip());
        }
        throw new IllegalArgumentException("The block of directives is not closed with '" + LAST_LINE + "'");
    }

    private static JsonNode parse(String toml) {
        try {
            return TOML.readTree(toml);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The block of directives is no TOML", e);
        }
    }
}
