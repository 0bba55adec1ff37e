package org.montyjvm.bridge;

import java.util.ArrayList;
import java.util.List;

/** What {@code help()} tells a script. */
final class HelpText {
    private HelpText() {}

    static String overview(List<MontyPlugin> plugins) {
        List<String> lines = new ArrayList<>();
        for (MontyPlugin plugin : plugins) {
            if (plugin instanceof Introspection) {
                continue;
            }
            if (!plugin.namespace().isEmpty()) {
                String summary = plugin.description().lines().findFirst().orElse("");
                lines.add(summary.isEmpty() ? plugin.namespace() : plugin.namespace() + ": " + summary);
            }
            plugin.functions().forEach(function -> lines.add(line(plugin, function.schema())));
        }
        return lines.isEmpty() ? "The host offers no functions." : String.join("\n", lines);
    }

    static String plugin(MontyPlugin plugin) {
        List<String> lines = new ArrayList<>();
        lines.add(plugin.namespace());
        if (!plugin.description().isEmpty()) {
            lines.add("");
            plugin.description().strip().lines().forEach(lines::add);
        }
        lines.add("");
        plugin.functions().forEach(function -> lines.add(line(plugin, function.schema())));
        return String.join("\n", lines);
    }

    static String function(String fullName, HostFunctionSchema schema) {
        String body = body(schema);
        return head(fullName, schema) + (body.isEmpty() ? "" : "\n\n" + body);
    }

    private static String line(MontyPlugin plugin, HostFunctionSchema schema) {
        String name = plugin.namespace().isEmpty() ? schema.name() : plugin.namespace() + "." + schema.name();
        String head = "  " + head(name, schema);
        return schema.summary().isEmpty() ? head : head + "  # " + schema.summary();
    }

    /** Returns the function's head under its full name, with {@code await} where Python has to. */
    static String head(String fullName, HostFunctionSchema schema) {
        return (schema.awaitable() ? "await " : "")
                + fullName
                + schema.signature().substring(schema.name().length());
    }

    /** Returns description, parameters and fields, without the head. */
    static String body(HostFunctionSchema schema) {
        List<String> lines = new ArrayList<>();
        schema.description().strip().lines().forEach(lines::add);
        List<HostParam> described = schema.params().stream()
                .filter(param -> !param.description().isEmpty())
                .toList();
        if (!described.isEmpty()) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            described.forEach(param -> lines.add(param.name() + ": " + param.description()));
        }
        return String.join("\n", lines);
    }
}
