package org.montyjvm.bridge;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** What lets a script find out what it may call. */
final class Introspection implements MontyPlugin {
    /** The names of its functions, which no plugin may take. */
    static final Set<String> NAMES = Set.of("list_functions", "help");

    private final List<HostFunction> functions;

    Introspection(Supplier<FunctionCatalog> catalog) {
        functions = List.of(
                HostFunction.builder("list_functions")
                        .description("Lists the functions of the host by their full names.")
                        .param(HostParam.of("namespace", HostType.optional(HostType.string()))
                                .withDefault(null)
                                .withDescription("only those of that namespace"))
                        .returns(HostType.listOf(HostType.string()))
                        .role(CallRole.INFRA)
                        .quick()
                        .handler(call -> catalog.get()
                                .names(call.arg("namespace").isNone() ? null : call.arg("namespace", String.class))),
                HostFunction.builder("help")
                        .description("Explains a function or namespace of the host.")
                        .param(HostParam.of("name", HostType.string())
                                .withDefault("")
                                .withDescription("the name, such as 'weather.get_forecast'; everything if left out"))
                        .returns(HostType.string())
                        .role(CallRole.INFRA)
                        .quick()
                        .handler(call -> catalog.get().help(call.arg("name", String.class))));
    }

    @Override
    public String namespace() {
        return "";
    }

    @Override
    public List<HostFunction> functions() {
        return functions;
    }
}
