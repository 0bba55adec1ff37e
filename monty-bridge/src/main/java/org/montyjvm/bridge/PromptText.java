package org.montyjvm.bridge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a language model has to know about the functions, as a section of Markdown. */
final class PromptText {
    private final StringBuilder text = new StringBuilder();

    private PromptText() {}

    static String of(List<MontyPlugin> plugins) {
        PromptText prompt = new PromptText();
        prompt.line("## Functions of the host");
        prompt.line("");
        prompt.line(
                "Your Python can call these functions; namespaces need no import. Those marked `await` are awaited.");
        prompt.line("`help(\"name\")` explains one, `list_functions()` lists all.");
        for (MontyPlugin plugin : plugins) {
            if (!(plugin instanceof Introspection)) {
                prompt.plugin(plugin);
            }
        }
        return prompt.text.toString();
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private void plugin(MontyPlugin plugin) {
        line("");
        line(plugin.namespace().isEmpty() ? "### Plain functions" : "### `" + plugin.namespace() + "`");
        line("");
        if (!plugin.description().isBlank()) {
            line(plugin.description().strip());
            line("");
        }
        Map<String, HostType.RecordOf> records = new LinkedHashMap<>();
        for (HostFunction function : plugin.functions()) {
            function(plugin, function.schema());
            function.schema().params().forEach(param -> collect(param.type(), records));
            collect(function.schema().returns(), records);
        }
        records.values().forEach(this::fields);
        if (!plugin.prompt().isBlank()) {
            line("");
            line(plugin.prompt().strip());
        }
    }

    private void function(MontyPlugin plugin, HostFunctionSchema schema) {
        String name = plugin.namespace().isEmpty() ? schema.name() : plugin.namespace() + "." + schema.name();
        String description = schema.description().strip().replace("\n", " ");
        line("- `" + HelpText.head(name, schema) + "`" + (description.isEmpty() ? "" : ": " + description));
        for (HostParam param : schema.params()) {
            if (!param.description().isEmpty()) {
                line("  - `" + param.name() + "`: " + param.description());
            }
        }
    }

    private void fields(HostType.RecordOf type) {
        line("- `" + type.name() + "` is a dict with these keys:");
        for (HostParam field : type.fields()) {
            line("  - `" + field.declaration() + "`"
                    + (field.description().isEmpty() ? "" : ": " + field.description()));
        }
    }

    private static void collect(HostType type, Map<String, HostType.RecordOf> records) {
        if (type instanceof HostType.ListOf list) {
            collect(list.item(), records);
        } else if (type instanceof HostType.SetOf set) {
            collect(set.item(), records);
        } else if (type instanceof HostType.MapOf map) {
            collect(map.value(), records);
        } else if (type instanceof HostType.OptionalOf optional) {
            collect(optional.type(), records);
        } else if (type instanceof HostType.RecordOf fields && records.putIfAbsent(fields.name(), fields) == null) {
            fields.fields().forEach(field -> collect(field.type(), records));
        }
    }
}
