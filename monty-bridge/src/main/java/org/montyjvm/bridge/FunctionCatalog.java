package org.montyjvm.bridge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * What scripts can call, for those who write scripts: people, type checkers and language models. Everything is made of the
 * same {@link HostFunctionSchema}s. Immutable, and safe to share between threads.
 */
public final class FunctionCatalog {
    private final List<MontyPlugin> plugins;
    private final Map<String, HostFunction> functions = new LinkedHashMap<>();

    private FunctionCatalog(Collection<MontyPlugin> plugins) {
        this.plugins = List.copyOf(plugins);
        for (MontyPlugin plugin : plugins) {
            plugin.functions().forEach(function -> functions.put(fullName(plugin, function), function));
        }
    }

    /**
     * Returns the catalog of some plugins.
     *
     * @param plugins the plugins
     * @return a new catalog
     */
    public static FunctionCatalog of(Collection<? extends MontyPlugin> plugins) {
        return new FunctionCatalog(List.copyOf(plugins));
    }

    private static String fullName(MontyPlugin plugin, HostFunction function) {
        return plugin.namespace().isEmpty() ? function.name() : plugin.namespace() + "." + function.name();
    }

    /**
     * Returns the full names of all functions that are tools.
     *
     * @return the names in order, such as {@code weather.get_forecast}
     */
    public List<String> names() {
        return names(null);
    }

    List<String> names(@Nullable String namespace) {
        List<String> names = new ArrayList<>();
        tools().forEach((name, function) -> {
            if (namespace == null || name.startsWith(namespace + ".")) {
                names.add(name);
            }
        });
        return names;
    }

    private Map<String, HostFunction> tools() {
        Map<String, HostFunction> tools = new LinkedHashMap<>(functions);
        tools.values().removeIf(function -> function.role() instanceof CallRole.Infra);
        return tools;
    }

    /**
     * Returns the description of a function.
     *
     * @param name its full name
     * @return the description
     * @throws NoSuchElementException if there is no such function
     */
    public HostFunctionSchema schema(String name) {
        HostFunction function = functions.get(name);
        if (function == null) {
            throw new NoSuchElementException("there is no function '" + name + "'");
        }
        return function.schema();
    }

    /**
     * Returns a function as the JSON object that language models take as a tool: name, description, and the JSON Schema of
     * its parameters; beside it that of its result.
     *
     * @param name the function's full name
     * @return JSON on several lines
     * @throws NoSuchElementException if there is no such function
     */
    public String jsonSchema(String name) {
        HostFunctionSchema schema = schema(name);
        return JsonText.pretty(json -> new SchemaJson(json).function(name, schema));
    }

    /**
     * Returns all functions that are tools as a JSON array of what {@link #jsonSchema(String)} gives.
     *
     * @return JSON on several lines
     */
    public String jsonSchemas() {
        return JsonText.pretty(json -> {
            SchemaJson schemas = new SchemaJson(json);
            json.writeStartArray();
            for (Map.Entry<String, HostFunction> tool : tools().entrySet()) {
                schemas.function(tool.getKey(), tool.getValue().schema());
            }
            json.writeEndArray();
        });
    }

    /**
     * Returns the stub of a namespace, for type checkers and editors.
     *
     * @param namespace the namespace; the empty string for plain functions
     * @return the text of a {@code .pyi} file
     * @throws NoSuchElementException if no plugin has that namespace
     */
    public String stub(String namespace) {
        List<MontyPlugin> of = plugins.stream()
                .filter(plugin -> plugin.namespace().equals(namespace))
                .toList();
        if (of.isEmpty()) {
            throw new NoSuchElementException("there is no namespace '" + namespace + "'");
        }
        List<HostFunctionSchema> schemas = of.stream()
                .flatMap(plugin -> plugin.functions().stream())
                .map(HostFunction::schema)
                .toList();
        return new StubText(schemas).text(of.get(0).description());
    }

    /**
     * Returns what a language model has to know in order to write scripts that use the functions.
     *
     * @return a section of Markdown
     */
    public String prompt() {
        return PromptText.of(plugins);
    }

    /**
     * Returns what {@code help(name)} gives to a script.
     *
     * @param name a full name, a namespace, or the empty string for an overview
     * @return the text
     * @throws HostException if there is nothing of that name
     */
    String help(String name) {
        if (name.isEmpty()) {
            return HelpText.overview(plugins);
        }
        HostFunction function = functions.get(name);
        if (function != null) {
            return HelpText.function(name, function.schema());
        }
        return plugins.stream()
                .filter(plugin -> plugin.namespace().equals(name))
                .findFirst()
                .map(HelpText::plugin)
                .orElseThrow(() -> new HostException(
                        "LookupError",
                        "there is no function or namespace " + PythonText.quoted(name)
                                + "; list_functions() tells what there is"));
    }

    @Override
    public String toString() {
        return "FunctionCatalog" + names();
    }
}
