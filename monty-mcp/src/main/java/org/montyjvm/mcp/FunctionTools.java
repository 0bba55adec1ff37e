package org.montyjvm.mcp;

import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyScript;
import org.montyjvm.bridge.FunctionCatalog;
import org.montyjvm.bridge.HostFunctionSchema;
import org.montyjvm.bridge.HostParam;

/**
 * The functions of plugins, each as a tool. A call of the tool is a script of one line, so that it meets the same checks,
 * limits and middleware as any other call.
 */
final class FunctionTools {
    private static final String ARGUMENTS = "arguments_of_the_tool";

    private final Scripts scripts;
    private final FunctionCatalog catalog;

    /**
     * Offers functions.
     *
     * @throws StartException if two of them would have the same name as tools
     */
    FunctionTools(Scripts scripts, FunctionCatalog catalog) {
        this.scripts = scripts;
        this.catalog = catalog;
        Map<String, String> taken = new LinkedHashMap<>();
        for (String function : catalog.names()) {
            String tool = toolName(function);
            String other = taken.put(tool, function);
            if (other != null || tool.startsWith("monty_")) {
                throw new StartException("the function " + function + " cannot be the tool " + tool + ": that is "
                        + (other == null ? "a name of the server's own tools" : "also the name of " + other));
            }
        }
    }

    /** Returns the name of the tool: models' interfaces take no dots. */
    private static String toolName(String function) {
        return function.replace('.', '_');
    }

    List<Tool> tools() {
        List<Tool> tools = new ArrayList<>();
        for (String function : catalog.names()) {
            HostFunctionSchema schema = catalog.schema(function);
            String summary = schema.description().isEmpty() ? "Calls " + function + "()." : schema.description();
            tools.add(new Tool(
                    toolName(function),
                    function,
                    summary,
                    false,
                    part(function, "parameters"),
                    Schemas.RUN_RESULT,
                    (arguments, ticket, notices) -> call(function, schema, arguments, ticket, notices)));
        }
        return tools;
    }

    private CallToolResult call(
            String function,
            HostFunctionSchema schema,
            Map<String, @Nullable Object> given,
            Ticket ticket,
            Notices notices) {
        String namespace = function.contains(".") ? function.substring(0, function.indexOf('.')) : function;
        String input = namespace.equals(ARGUMENTS) ? "_" + ARGUMENTS : ARGUMENTS;
        String await = schema.awaitable() ? "await " : "";
        MontyScript script;
        try {
            script = MontyScript.of(await + function + "(" + arguments(schema, given, input) + ")")
                    .withName("<tool>")
                    .withInput(input, given);
        } catch (IllegalArgumentException e) {
            throw Failure.invalid("the arguments cannot be given to Python: " + e.getMessage());
        }
        return Results.run(scripts.fresh(script, ticket, notices), Map.of());
    }

    /** Returns what is between the parentheses. {@code *args} are an array in JSON, and come by position in Python. */
    private static String arguments(HostFunctionSchema schema, Map<String, @Nullable Object> given, String input) {
        String rest = schema.params().stream()
                .filter(param -> param.kind() == HostParam.Kind.ARGS)
                .map(HostParam::name)
                .findFirst()
                .orElse(null);
        if (rest == null || !given.containsKey(rest)) {
            return "**" + input;
        }
        List<String> parts = new ArrayList<>();
        for (HostParam param : schema.params()) {
            if (param.kind() == HostParam.Kind.ARGS) {
                break;
            }
            if (!given.containsKey(param.name())) {
                throw Failure.invalid("the argument '" + param.name() + "' is missing, which '" + rest + "' needs");
            }
            parts.add(input + ".pop('" + param.name() + "')");
        }
        parts.add("*" + input + ".pop('" + rest + "')");
        parts.add("**" + input);
        return String.join(", ", parts);
    }

    @SuppressWarnings("unchecked") // by FunctionCatalog.jsonSchema
    private Map<String, Object> part(String function, String name) {
        Object part = Json.object(catalog.jsonSchema(function)).get(name);
        return (Map<String, Object>) Objects.requireNonNull(part);
    }

    CallToolResult list(Map<String, @Nullable Object> given, Ticket ticket, Notices notices) {
        String one = new Arguments(given, Set.of("name")).textOrNull("name");
        List<String> names = catalog.names();
        if (one != null) {
            if (!names.contains(one)) {
                throw new Failure(
                        Failure.Kind.NO_SUCH_FUNCTION,
                        "there is no such function; without a name, monty_functions lists all");
            }
            names = List.of(one);
        }
        List<Map<String, Object>> functions = names.stream().map(this::describe).toList();
        String text = names.isEmpty()
                ? "The host offers no functions."
                : names.stream()
                        .map(name -> prefix(name) + catalog.schema(name).signature() + "\n    "
                                + catalog.schema(name).summary())
                        .collect(Collectors.joining("\n"));
        return Results.ok(Map.of("functions", functions), text);
    }

    private static String prefix(String function) {
        return function.substring(0, function.lastIndexOf('.') + 1);
    }

    private Map<String, Object> describe(String function) {
        HostFunctionSchema schema = catalog.schema(function);
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("name", function);
        content.put("tool", toolName(function));
        content.put("signature", prefix(function) + schema.signature());
        content.put("description", schema.description());
        content.put("parameters", part(function, "parameters"));
        content.put("returns", part(function, "returns"));
        return content;
    }
}
