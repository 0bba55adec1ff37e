package org.montyjvm.parity;

import static org.montyjvm.parity.Node.expression;
import static org.montyjvm.parity.Node.joined;
import static org.montyjvm.parity.Node.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Makes Python programs, the same one for the same seed. They use what the interpreter has, end soon, stay far from
 * their limits, and do most of what they do without an error; some end with a traceback.
 */
final class ProgramGenerator {
    private static final String IMPORTS =
            "import base64, binascii, collections, datetime, decimal, functools, hashlib, itertools, json, math, re";

    private ProgramGenerator() {}

    /** Returns the program of a seed. It may call the host's function {@code ask}. */
    static Node program(long seed) {
        Chance chance = new Chance(seed);
        Expressions expressions = new Expressions(chance);
        Statements statements = new Statements(chance, expressions);
        Scope scope = new Scope();
        Statements.Place place = new Statements.Place(scope, 2, false, false, null);
        List<Node> program = new ArrayList<>(List.of(statement(IMPORTS)));
        for (Type type : Type.values()) {
            for (String name : List.of("a_", "b_")) {
                String variable = name + type.name().toLowerCase(Locale.ROOT);
                program.add(statement(variable, " = ", expressions.of(type, scope, 0)));
                scope.add(type, variable);
            }
        }
        for (int i = 3 + chance.below(6); i > 0; i--) {
            Node next = statements.one(place);
            program.add(chance.oneIn(12) || next.text().startsWith("def ") ? next : caught(next));
        }
        List<Node> result = new ArrayList<>();
        for (Type type : Type.values()) {
            scope.variables(type).forEach(name -> result.add(expression(name)));
        }
        result.add(expressions.any(scope, 3));
        program.add(statement(joined("[", ", ", result, "]")));
        return Node.block(program);
    }

    private static Node caught(Node statement) {
        return statement(
                "try:",
                Node.block(List.of(statement)),
                "except Exception as caught:",
                Node.block(List.of(statement("print(type(caught).__name__, caught)"))));
    }
}
