package org.montyjvm.parity;

import static org.montyjvm.parity.Node.block;
import static org.montyjvm.parity.Node.expression;
import static org.montyjvm.parity.Node.joined;
import static org.montyjvm.parity.Node.statement;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes statements. Loops are short, and what is assigned in one is cut, so that every program ends soon. */
final class Statements {
    private static final List<String> OPERATORS = List.of("+=", "-=", "*=", "//=", "%=", "^=", "|=", "&=");
    private static final List<String> ERRORS = List.of(
            "ValueError",
            "TypeError",
            "KeyError",
            "IndexError",
            "ZeroDivisionError",
            "RuntimeError",
            "LookupError",
            "ArithmeticError",
            "Exception");

    private final Chance chance;
    private final Expressions expressions;
    private int names;

    Statements(Chance chance, Expressions expressions) {
        this.chance = chance;
        this.expressions = expressions;
    }

    /**
     * Where a statement stands.
     *
     * @param scope what it can use
     * @param depth how much further statements may nest
     * @param often whether it is run several times
     * @param inLoop whether it is in a loop of its function
     * @param result what its function returns, or null outside of one
     */
    record Place(
            Scope scope,
            int depth,
            boolean often,
            boolean inLoop,
            @Nullable Type result) {
        Place inner() {
            return new Place(scope.inner(), depth - 1, often, inLoop, result);
        }

        Place looped() {
            return new Place(scope.inner(), depth - 1, true, true, result);
        }
    }

    Node block(Place place, int most) {
        List<Node> statements = new ArrayList<>();
        for (int i = 1 + chance.below(most); i > 0; i--) {
            statements.add(one(place));
        }
        return Node.block(statements);
    }

    Node one(Place place) {
        if (place.depth() > 0 && chance.oneIn(3)) {
            return compound(place);
        }
        if (!place.often() && place.depth() > 0 && chance.oneIn(8)) {
            return definition(place);
        }
        Scope scope = place.scope();
        return switch (chance.below(12)) {
            case 0, 1 -> print(scope);
            case 2 -> augmented(place);
            case 3 -> unpacking(place);
            case 4 -> change(place);
            case 5 -> jump(place);
            case 6 -> call(scope);
            default -> assignment(place);
        };
    }

    private String name() {
        return "x" + names++;
    }

    private Node cut(Type type, Node value, Place place) {
        if (!place.often()) {
            return value;
        }
        return switch (type) {
            case INT -> expression("(", value, " % 1000003)");
            case STR, BYTES, INTS, TEXTS -> expression(value, "[:12]");
            case DICT -> expression("dict(list(", value, ".items())[:8])");
            case SET -> expression("set(sorted(", value, ")[:8])");
            default -> value;
        };
    }

    private Node assignment(Place place) {
        Type type = expressions.type();
        Node value = cut(type, expressions.of(type, place.scope(), 2), place);
        List<String> known = place.scope().variables(type);
        String name = known.isEmpty() || chance.oneIn(5) ? name() : chance.oneOf(known);
        place.scope().add(type, name);
        return statement(name, " = ", value);
    }

    private Node augmented(Place place) {
        List<String> ints = place.scope().variables(Type.INT);
        return ints.isEmpty()
                ? assignment(place)
                : statement(
                        chance.oneOf(ints),
                        " ",
                        chance.oneOf(OPERATORS),
                        " ",
                        expression("(", expressions.of(Type.INT, place.scope(), 1), " % 97)"));
    }

    private Node unpacking(Place place) {
        String first = name();
        String second = name();
        Node value = expressions.of(Type.PAIR, place.scope(), 2);
        if (chance.oneIn(2)) {
            place.scope().add(Type.INT, first);
            place.scope().add(Type.STR, second);
            return statement(first, ", ", second, " = ", value);
        }
        Node items = expressions.of(Type.INTS, place.scope(), 2);
        place.scope().add(Type.INT, first);
        place.scope().add(Type.INTS, second);
        return statement(first, ", *", second, " = ", items);
    }

    private Node print(Scope scope) {
        List<Node> values = new ArrayList<>();
        for (int i = 1 + chance.below(3); i > 0; i--) {
            values.add(expressions.any(scope, 2));
        }
        return statement(joined("print(", ", ", values, chance.oneIn(5) ? ", sep='|', end=';\\n')" : ")"));
    }

    private Node call(Scope scope) {
        return statement(
                "print(ask(",
                expressions.any(scope, 2),
                chance.oneIn(2) ? ", key=" : ", ",
                expressions.any(scope, 1),
                "))");
    }

    /** Changes a value in place. */
    private Node change(Place place) {
        Scope scope = place.scope();
        List<String> lists = scope.variables(Type.INTS);
        List<String> dicts = scope.variables(Type.DICT);
        List<String> sets = scope.variables(Type.SET);
        if (!lists.isEmpty() && chance.oneIn(2)) {
            String list = chance.oneOf(lists);
            Node item = expressions.of(Type.INT, scope, 1);
            return switch (chance.below(9)) {
                case 0 -> statement(list, ".append(", item, ")");
                case 1 -> statement(list, ".insert(", String.valueOf(chance.below(7) - 3), ", ", item, ")");
                case 2 -> statement(list, ".pop(", String.valueOf(chance.below(5) - 2), ")");
                case 3 -> statement(list, ".sort(reverse=", expressions.of(Type.BOOL, scope, 0), ")");
                case 4 -> statement(list, ".reverse()");
                case 5 -> statement(list, ".remove(", item, ")");
                case 6 -> statement(list, "[", String.valueOf(chance.below(5) - 2), "] = ", item);
                case 7 -> statement(list, "[", String.valueOf(chance.below(3)), ":2] = [", item, "]");
                default -> statement("print(", list, ".index(", item, "))");
            };
        } else if (!dicts.isEmpty() && chance.oneIn(2)) {
            String dict = chance.oneOf(dicts);
            Node key = expressions.of(Type.STR, scope, 1);
            Node item = expressions.of(Type.INT, scope, 1);
            return switch (chance.below(5)) {
                case 0 -> statement(dict, "[", key, "] = ", item);
                case 1 -> statement("print(", dict, ".setdefault(", key, ", ", item, "))");
                case 2 -> statement("print(", dict, ".pop(", key, "))");
                case 3 -> statement(dict, ".update({", key, ": ", item, "})");
                default -> statement("print(", dict, "[", key, "])");
            };
        } else if (!sets.isEmpty()) {
            String set = chance.oneOf(sets);
            Node item = expressions.of(Type.INT, scope, 1);
            return statement(set, chance.oneOf(List.of(".add(", ".discard(", ".remove(")), item, ")");
        }
        return assignment(place);
    }

    /** Leaves the block, or does not. */
    private Node jump(Place place) {
        Scope scope = place.scope();
        Type result = place.result();
        if (result != null && chance.oneIn(2)) {
            return statement(
                    "if ",
                    expressions.of(Type.BOOL, scope, 1),
                    ":",
                    Node.block(List.of(statement("return ", expressions.of(result, scope, 2)))));
        } else if (place.inLoop() && chance.oneIn(2)) {
            return statement(
                    "if ",
                    expressions.of(Type.BOOL, scope, 1),
                    ":",
                    Node.block(List.of(statement(chance.oneIn(2) ? "break" : "continue"))));
        } else if (chance.oneIn(3)) {
            return statement("assert ", expressions.of(Type.BOOL, scope, 2), ", ", expressions.of(Type.STR, scope, 1));
        } else if (chance.oneIn(3)) {
            return statement(
                    "if ",
                    expressions.of(Type.BOOL, scope, 1),
                    ":",
                    Node.block(List.of(statement(
                            "raise " + chance.oneOf(ERRORS) + "(", expressions.of(Type.STR, scope, 1), ")"))));
        }
        return print(scope);
    }

    private Node compound(Place place) {
        Scope scope = place.scope();
        return switch (chance.below(8)) {
            case 0 ->
                statement(
                        "if ",
                        expressions.of(Type.BOOL, scope, 2),
                        ":",
                        block(place.inner(), 3),
                        "elif ",
                        expressions.of(Type.BOOL, scope, 1),
                        ":",
                        block(place.inner(), 2),
                        "else:",
                        block(place.inner(), 2));
            case 1 -> counted(place);
            case 2 -> iteration(place, Type.INT, "for ", expressions.of(Type.INTS, scope, 2), "[:5]:");
            case 3 -> iteration(place, Type.STR, "for ", expressions.of(Type.TEXTS, scope, 2), "[:5]:");
            case 4 -> items(place);
            case 5 -> match(place);
            default -> attempt(place);
        };
    }

    private Node counted(Place place) {
        String counter = name();
        Place inner = place.looped();
        inner.scope().add(Type.INT, counter);
        Node body = block(inner, 3);
        // Counted in the condition, so that a continue cannot skip it and an assignment hardly matters.
        return statement(
                "for _ in range(6):",
                Node.block(List.of(
                        statement(counter, " = _ * ", String.valueOf(1 + chance.below(5))),
                        statement(
                                "while ",
                                expressions.of(Type.BOOL, place.scope(), 1),
                                ":",
                                Node.block(List.of(statement("break")))),
                        statement("if True:", body))));
    }

    private Node iteration(Place place, Type type, String before, Node items, String after) {
        String item = name();
        Place inner = place.looped();
        inner.scope().add(type, item);
        return chance.oneIn(3)
                ? statement(before + item + " in ", items, after, block(inner, 3), "else:", block(place.inner(), 2))
                : statement(before + item + " in ", items, after, block(inner, 3));
    }

    private Node items(Place place) {
        String key = name();
        String value = name();
        Place inner = place.looped();
        inner.scope().add(Type.STR, key);
        inner.scope().add(Type.INT, value);
        return statement(
                "for " + key + ", " + value + " in list(",
                expressions.of(Type.DICT, place.scope(), 2),
                ".items())[:5]:",
                block(inner, 3));
    }

    private Node match(Place place) {
        Scope scope = place.scope();
        String bound = name();
        Place inner = place.inner();
        inner.scope().add(Type.INT, bound);
        return statement(
                "match ",
                expressions.any(scope, 2),
                ":",
                Node.block(List.of(
                        statement(
                                "case int(" + bound + ") if ",
                                expressions.of(Type.BOOL, inner.scope(), 1),
                                ":",
                                block(inner, 2)),
                        statement("case [_, *_] | {'a': _}:", block(place.inner(), 2)),
                        statement("case _:", block(place.inner(), 2)))));
    }

    private Node attempt(Place place) {
        String error = "e" + names++;
        Node handler = Node.block(
                List.of(statement("print(type(" + error + ").__name__, str(" + error + "))"), one(place.inner())));
        Node body = block(place.inner(), 3);
        return switch (chance.below(4)) {
            case 0 -> statement("try:", body, "except (ValueError, TypeError) as " + error + ":", handler);
            case 1 ->
                statement(
                        "try:",
                        body,
                        "except Exception as " + error + ":",
                        handler,
                        "else:",
                        block(place.inner(), 2),
                        "finally:",
                        Node.block(List.of(print(place.scope()))));
            case 2 ->
                statement(
                        "try:",
                        body,
                        "except " + chance.oneOf(ERRORS) + " as " + error + ":",
                        handler,
                        "except Exception:",
                        block(place.inner(), 1));
            default -> statement("try:", body, "except Exception as " + error + ":", handler);
        };
    }

    private Node definition(Place place) {
        return chance.oneIn(3) ? classDefinition(place) : function(place);
    }

    private Node function(Place place) {
        List<Type> parameters = new ArrayList<>();
        List<String> declared = new ArrayList<>();
        Scope scope = chance.oneIn(2) ? place.scope().inner() : place.scope().ofFunctions();
        for (int i = chance.below(3); i >= 0; i--) {
            Type type = expressions.type();
            String parameter = name();
            parameters.add(type);
            declared.add(parameter);
            scope.add(type, parameter);
        }
        Type result = expressions.type();
        String function = "f" + names++;
        Place inside = new Place(scope, 1, true, false, result);
        List<Node> body = new ArrayList<>();
        for (int i = chance.below(4); i > 0; i--) {
            body.add(one(inside));
        }
        if (chance.oneIn(4)) {
            String counter = name();
            body.add(statement(counter, " = 0"));
            body.add(statement(
                    "def step():",
                    Node.block(List.of(
                            statement("nonlocal " + counter),
                            statement(counter, " += ", expressions.of(Type.INT, scope, 0)),
                            statement("return " + counter)))));
            body.add(statement("print(step(), step())"));
        }
        body.add(statement("return ", cut(result, expressions.of(result, scope, 2), inside)));
        Node definition = statement("def " + function + "(" + String.join(", ", declared) + "):", Node.block(body));
        place.scope().add(new Scope.Function(function, List.copyOf(parameters), result));
        return definition;
    }

    private Node classDefinition(Place place) {
        String name = "C" + names++;
        String object = name();
        Scope scope = place.scope().ofFunctions();
        scope.add(Type.INT, "self.n");
        scope.add(Type.STR, "self.s");
        scope.add(Type.INT, "k");
        Node definition = statement(
                "class " + name + ":",
                Node.block(List.of(
                        statement(
                                "def __init__(self, n, s):",
                                Node.block(List.of(statement("self.n = n"), statement("self.s = s")))),
                        statement(
                                "def grow(self, k):",
                                Node.block(List.of(
                                        statement("self.n = ", expressions.of(Type.INT, scope, 1), " % 1000003"),
                                        statement("return self.n")))),
                        statement(
                                "def __repr__(self):",
                                Node.block(List.of(statement("return f'" + name + "<{self.n}, {self.s!r}>'")))),
                        statement(
                                "def __eq__(self, other):",
                                Node.block(List.of(statement("return self.n == other.n")))))));
        place.scope().add(new Scope.Function(object + ".grow", List.of(Type.INT), Type.INT));
        place.scope().add(new Scope.Function(name + "(0, 'm').grow", List.of(Type.INT), Type.INT));
        return statement(
                "if True:",
                Node.block(List.of(
                        definition,
                        statement(
                                object,
                                " = " + name + "(",
                                expressions.of(Type.INT, place.scope(), 1),
                                ", ",
                                expressions.of(Type.STR, place.scope(), 1),
                                ")"),
                        statement("print(", object, ", ", object, " == " + name + "(1, ''))"))));
    }
}
