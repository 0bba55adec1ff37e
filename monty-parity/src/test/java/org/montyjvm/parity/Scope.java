package org.montyjvm.parity;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The variables and functions that have a value where a statement stands. */
final class Scope {
    private final Map<Type, List<String>> variables = new EnumMap<>(Type.class);
    private final List<Function> functions;

    /**
     * A function of the program.
     *
     * @param name its name, or a whole callee such as {@code box.grow}
     * @param parameters the types of its parameters
     * @param result the type of what it returns
     */
    record Function(String name, List<Type> parameters, Type result) {}

    /** Makes an empty scope. */
    Scope() {
        this(new ArrayList<>());
    }

    private Scope(List<Function> functions) {
        this.functions = functions;
    }

    /** Returns a scope inside this one: what is added there is not seen here. */
    Scope inner() {
        Scope inner = new Scope(new ArrayList<>(functions));
        variables.forEach((type, names) -> inner.variables.put(type, new ArrayList<>(names)));
        return inner;
    }

    /** Returns a scope with the functions of this one, and no variables. */
    Scope ofFunctions() {
        return new Scope(new ArrayList<>(functions));
    }

    void add(Type type, String name) {
        variables.values().forEach(names -> names.remove(name));
        variables.computeIfAbsent(type, unused -> new ArrayList<>()).add(name);
    }

    void add(Function function) {
        functions.add(function);
    }

    List<String> variables(Type type) {
        return variables.getOrDefault(type, List.of());
    }

    /** Returns the functions that return a type. */
    List<Function> functions(Type result) {
        return functions.stream()
                .filter(function -> function.result() == result)
                .toList();
    }
}
