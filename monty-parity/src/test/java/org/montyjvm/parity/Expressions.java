package org.montyjvm.parity;

import static org.montyjvm.parity.Node.expression;
import static org.montyjvm.parity.Node.joined;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Makes expressions of a type. What they grow to is bounded: no program may come near its memory limit. */
final class Expressions {
    private static final List<Type> TYPES = List.of(Type.values());
    private static final List<String> INT_FORMATS =
            List.of("d", "x", "#b", "o", ",", "_", ">12", "<8", "^9", "+d", "08", "e", ".2f", "%");
    private static final List<String> FLOAT_FORMATS =
            List.of("", ".2f", ".0f", "e", ".3e", "g", ".4g", ">14", "+.1f", ",.2f", "%", "010.3f");
    private static final List<String> TEXT_FORMATS = List.of("", ">10", "<6", "^9", "*^12", ".2", "-<8.3");

    private static final List<String> MATH = List.of(
            "sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "asinh", "acosh", "atanh", "exp",
            "expm1", "exp2", "log", "log1p", "log2", "log10", "cbrt", "erf", "erfc", "gamma", "lgamma", "degrees",
            "radians");

    private final Chance chance;
    private final Literals literals;

    Expressions(Chance chance) {
        this.chance = chance;
        this.literals = new Literals(chance);
    }

    Type type() {
        return chance.oneOf(TYPES);
    }

    /** Returns an expression of any type. */
    Node any(Scope scope, int depth) {
        return of(type(), scope, depth);
    }

    /** Returns an expression. */
    Node of(Type type, Scope scope, int depth) {
        List<String> variables = scope.variables(type);
        if (!variables.isEmpty() && chance.oneIn(depth <= 0 ? 2 : 4)) {
            return expression(chance.oneOf(variables));
        }
        if (depth <= 0) {
            return leaf(type);
        }
        if (chance.oneIn(60)) {
            return mistake(scope, depth - 1);
        }
        List<Scope.Function> functions = scope.functions(type);
        if (!functions.isEmpty() && chance.oneIn(5)) {
            return call(chance.oneOf(functions), scope, depth - 1);
        }
        if (chance.oneIn(12)) {
            return expression(
                    "(",
                    of(type, scope, depth - 1),
                    " if ",
                    bool(scope, depth - 1),
                    " else ",
                    of(type, scope, depth - 1),
                    ")");
        }
        int inner = depth - 1;
        return switch (type) {
            case INT -> integer(scope, inner);
            case FLOAT -> floating(scope, inner);
            case STR -> text(scope, inner);
            case BOOL -> bool(scope, inner);
            case BYTES -> bytes(scope, inner);
            case INTS -> ints(scope, inner);
            case TEXTS -> texts(scope, inner);
            case DICT -> dict(scope, inner);
            case SET -> set(scope, inner);
            case PAIR -> pair(scope, inner);
        };
    }

    Node call(Scope.Function function, Scope scope, int depth) {
        List<Node> arguments = new ArrayList<>();
        function.parameters().forEach(type -> arguments.add(of(type, scope, depth)));
        return joined(function.name() + "(", ", ", arguments, ")");
    }

    private Node leaf(Type type) {
        return switch (type) {
            case INT -> literals.integer();
            case FLOAT -> literals.floating();
            case STR -> literals.text();
            case BOOL -> expression(chance.oneIn(2) ? "True" : "False");
            case BYTES -> literals.bytes();
            case INTS -> several("[", literals::integer, "]");
            case TEXTS -> several("[", literals::text, "]");
            case DICT -> several("{", () -> expression(literals.text(), ": ", literals.integer()), "}");
            case SET -> expression("set(", several("[", literals::integer, "]"), ")");
            case PAIR -> expression("(", literals.integer(), ", ", literals.text(), ")");
        };
    }

    private Node several(String before, Supplier<Node> item, String after) {
        List<Node> items = new ArrayList<>();
        for (int i = chance.below(5); i > 0; i--) {
            items.add(item.get());
        }
        return joined(before, ", ", items, after);
    }

    /** Returns something of which most raise an exception. */
    private Node mistake(Scope scope, int depth) {
        return chance.any(
                () -> expression(
                        "(",
                        any(scope, depth),
                        " ",
                        chance.oneOf(List.of("+", "-", "*", "<", "@", "|", ">>")),
                        " ",
                        any(scope, 0),
                        ")"),
                () -> expression("(1 // (", of(Type.INT, scope, depth), " * 0))"),
                () -> expression("int(", of(Type.STR, scope, depth), ")"),
                () -> expression("float(", of(Type.STR, scope, depth), ")"),
                () -> expression("[", of(Type.INT, scope, 0), "][", of(Type.INT, scope, 0), "]"),
                () -> expression("{'k': 1}[", any(scope, 0), "]"),
                () -> expression(
                        "(", any(scope, 0), ").", chance.oneOf(List.of("upper()", "nothing", "append(1)", "pop()"))),
                () -> expression("len(", any(scope, 0), ")"),
                () -> expression("sorted(", any(scope, 0), ")"),
                () -> expression("nobody"),
                () -> expression("chr(", of(Type.INT, scope, 0), ")"),
                () -> expression("range(", of(Type.INT, scope, 0), ")"),
                () -> expression("math.sqrt(", of(Type.INT, scope, 0), ")"),
                () -> expression("json.loads(", of(Type.STR, scope, 0), ")"),
                () -> expression(of(Type.BYTES, scope, 0), ".decode()"));
    }

    private Node integer(Scope scope, int depth) {
        Supplier<Node> one = () -> of(Type.INT, scope, depth);
        return chance.any(
                () -> expression("(", one.get(), " ", chance.oneOf(List.of("+", "-", "*")), " ", one.get(), ")"),
                () -> expression("(", one.get(), " ", chance.oneOf(List.of("//", "%")), " ", one.get(), ")"),
                () -> expression("(", one.get(), " ", chance.oneOf(List.of("&", "|", "^")), " ", one.get(), ")"),
                () -> expression(
                        "(", one.get(), chance.oneIn(2) ? " << " : " >> ", String.valueOf(chance.below(80)), ")"),
                () -> expression(chance.oneOf(List.of("(-", "(~", "abs(", "(+", "int(")), one.get(), ")"),
                () -> expression("(", one.get(), " ** ", literals.small(), ")"),
                () -> expression("pow(", one.get(), ", ", literals.small(), ", ", one.get(), ")"),
                () -> expression(
                        "len(",
                        of(chance.oneOf(List.of(Type.STR, Type.INTS, Type.DICT, Type.SET, Type.BYTES)), scope, depth),
                        ")"),
                () -> expression("sum(", of(Type.INTS, scope, depth), ")"),
                () -> expression(chance.oneIn(2) ? "max(" : "min(", one.get(), ", ", one.get(), ")"),
                () -> expression(
                        chance.oneIn(2) ? "max(" : "min(", of(Type.INTS, scope, depth), ", default=", one.get(), ")"),
                () -> expression(of(Type.INTS, scope, depth), "[", literals.index(), "]"),
                () -> expression(of(Type.DICT, scope, depth), ".get(", of(Type.STR, scope, 0), ", ", one.get(), ")"),
                () -> expression(
                        of(Type.STR, scope, depth), chance.oneIn(2) ? ".find(" : ".count(", literals.text(), ")"),
                () -> expression("ord(", of(Type.STR, scope, depth), "[0])"),
                () -> expression(
                        chance.oneOf(List.of("int(", "round(", "math.floor(", "math.trunc(")),
                        of(Type.FLOAT, scope, depth),
                        ")"),
                () -> expression("divmod(", one.get(), ", ", one.get(), ")[", String.valueOf(chance.below(2)), "]"),
                () -> expression("hash(", of(chance.oneOf(List.of(Type.INT, Type.FLOAT)), scope, depth), ")"),
                () -> expression("len(range(", one.get(), ", ", one.get(), ", ", literals.integer(), "))"),
                () -> expression("range(", one.get(), ", ", one.get(), ", 3)[", literals.index(), "]"),
                () -> expression("(lambda a, b=", one.get(), ": a - b)(", one.get(), ")"),
                () -> expression("math.gcd(", one.get(), ", ", one.get(), ")"),
                () -> expression("math.isqrt(abs(", one.get(), "))"),
                () -> expression("math.comb(", literals.small(), ", ", literals.small(), ")"),
                () -> expression("int(str(", one.get(), "))"),
                () -> expression("int(", one.get(), " == ", one.get(), ")"),
                () -> expression(
                        "functools.reduce(lambda a, b: (a * 31 + b) % 1000003, ", of(Type.INTS, scope, depth), ", 1)"),
                () -> expression(of(Type.PAIR, scope, depth), "[0]"));
    }

    private Node floating(Scope scope, int depth) {
        Supplier<Node> one = () -> of(Type.FLOAT, scope, depth);
        return chance.any(
                () -> expression(
                        "(", one.get(), " ", chance.oneOf(List.of("+", "-", "*", "/", "//", "%")), " ", one.get(), ")"),
                () -> expression("(", of(Type.INT, scope, depth), " / ", of(Type.INT, scope, depth), ")"),
                () -> expression("(", one.get(), " * ", of(Type.INT, scope, depth), ")"),
                () -> expression("float(", of(Type.INT, scope, depth), ")"),
                () -> expression("(-", one.get(), ")"),
                () -> expression("abs(", one.get(), ")"),
                () -> expression("(", one.get(), " ** ", chance.oneOf(List.of("2", "0.5", "-1", "3")), ")"),
                () -> expression("round(", one.get(), ", ", literals.index(), ")"),
                () -> expression("math.sqrt(abs(", one.get(), "))"),
                () -> expression("math.", chance.oneOf(MATH), "(", one.get(), ")"),
                () -> expression(
                        "math.",
                        chance.oneOf(List.of("atan2", "hypot", "fmod", "copysign", "pow", "remainder", "nextafter")),
                        "(",
                        one.get(),
                        ", ",
                        one.get(),
                        ")"),
                () -> expression("sum([", one.get(), ", ", one.get(), ", ", one.get(), "])"),
                () -> expression("math.fsum([", one.get(), ", ", one.get(), ", ", one.get(), "])"),
                () -> expression("max(", one.get(), ", ", one.get(), ")"),
                () -> expression("float(str(", one.get(), "))"),
                () -> expression("math.frexp(", one.get(), ")[0]"),
                () -> expression("math.ldexp(", one.get(), ", ", literals.index(), ")"));
    }

    private Node text(Scope scope, int depth) {
        Supplier<Node> one = () -> of(Type.STR, scope, depth);
        return chance.any(
                () -> expression("(", one.get(), " + ", one.get(), ")"),
                () -> expression("(", one.get(), " * ", String.valueOf(chance.below(4)), ")"),
                () -> expression(
                        one.get(),
                        chance.oneOf(List.of(
                                ".upper()",
                                ".lower()",
                                ".title()",
                                ".strip()",
                                ".capitalize()",
                                ".swapcase()",
                                ".casefold()",
                                ".lstrip()",
                                ".rstrip('a')"))),
                () -> expression(one.get(), ".replace(", one.get(), ", ", literals.text(), ")"),
                () -> expression(one.get(), ".join(", of(Type.TEXTS, scope, depth), ")"),
                () -> expression(
                        one.get(),
                        chance.oneOf(List.of(".center(", ".zfill(", ".ljust(", ".rjust(")),
                        literals.small(),
                        ")"),
                () -> expression(one.get(), "[", literals.index(), ":", literals.index(), "]"),
                () -> expression(one.get(), "[::", chance.oneOf(List.of("-1", "2", "-2", "3")), "]"),
                () -> expression(one.get(), "[", literals.index(), "]"),
                () -> expression(chance.oneIn(2) ? "str(" : "repr(", any(scope, depth), ")"),
                () -> expression("type(", any(scope, depth), ").__name__"),
                () -> expression(chance.oneOf(List.of("hex(", "bin(", "oct(")), of(Type.INT, scope, depth), ")"),
                () -> expression("f'{", of(Type.INT, scope, 0), ":", chance.oneOf(INT_FORMATS), "}'"),
                () -> expression("f'{", of(Type.FLOAT, scope, 0), ":", chance.oneOf(FLOAT_FORMATS), "}'"),
                () -> expression("format(", of(Type.FLOAT, scope, depth), ", '", chance.oneOf(FLOAT_FORMATS), "')"),
                () -> expression("format(", of(Type.INT, scope, depth), ", '", chance.oneOf(INT_FORMATS), "')"),
                () -> expression("format(", one.get(), ", '", chance.oneOf(TEXT_FORMATS), "')"),
                () -> expression(
                        "'{} {!r} {:>5}'.format(",
                        any(scope, depth),
                        ", ",
                        any(scope, 0),
                        ", ",
                        of(Type.INT, scope, 0),
                        ")"),
                () -> expression(
                        "('%s|%r|%5d' % (", any(scope, depth), ", ", any(scope, 0), ", ", of(Type.INT, scope, 0), "))"),
                () -> expression(
                        "json.dumps(",
                        of(
                                chance.oneOf(
                                        List.of(Type.DICT, Type.INTS, Type.TEXTS, Type.STR, Type.FLOAT, Type.PAIR)),
                                scope,
                                depth),
                        ")"),
                () -> expression("json.dumps(", of(Type.DICT, scope, depth), ", sort_keys=True, indent=1)"),
                () -> expression(
                        "re.sub(",
                        chance.oneOf(
                                List.of("r'[aeiou]'", "r'\\w+'", "r'(\\w)(\\w)'", "r'\\s*'", "r'[^a-z]+'", "r'.'")),
                        ", ",
                        chance.oneOf(List.of("'-'", "''", "r'<\\g<0>>'")),
                        ", ",
                        one.get(),
                        ")"),
                () -> expression(
                        "str(re.search(",
                        chance.oneOf(List.of("r'l+'", "r'(\\d+)'", "r'^a|z$'", "r'(?P<n>b)(c)?'")),
                        ", ",
                        one.get(),
                        "))"),
                () -> expression(
                        "str(datetime.date(2024, 2, 28) + datetime.timedelta(days=", of(Type.INT, scope, 0), "))"),
                () -> expression(
                        "str(datetime.timedelta(seconds=",
                        of(chance.oneOf(List.of(Type.INT, Type.FLOAT)), scope, 0),
                        "))"),
                () -> expression(
                        "datetime.datetime(2023, 12, 31, 23, 59, 58).strftime(",
                        chance.oneOf(List.of("'%Y-%m-%d %H:%M:%S'", "'%j %a %b'", "'%y/%m/%d %I%p'")),
                        ")"),
                () -> expression(
                        "str(decimal.Decimal(", of(Type.INT, scope, 0), ") / decimal.Decimal(", literals.small(), "))"),
                () -> expression(of(Type.TEXTS, scope, depth), "[", literals.index(), "]"),
                () -> expression(of(Type.BYTES, scope, depth), ".decode('utf-8', 'replace')"),
                () -> expression("hashlib.sha256(", of(Type.BYTES, scope, depth), ").hexdigest()[:16]"),
                () -> expression("base64.b64encode(", of(Type.BYTES, scope, depth), ").decode()"),
                () -> expression(of(Type.PAIR, scope, depth), "[1]"));
    }

    private Node bool(Scope scope, int depth) {
        Type type = type();
        return chance.any(
                () -> expression("(", of(Type.INT, scope, depth), comparison(), of(Type.INT, scope, depth), ")"),
                () -> expression("(", of(Type.FLOAT, scope, depth), comparison(), of(Type.INT, scope, depth), ")"),
                () -> expression("(", of(Type.STR, scope, depth), comparison(), of(Type.STR, scope, depth), ")"),
                () -> expression(
                        "(", of(type, scope, depth), chance.oneIn(2) ? " == " : " != ", of(type, scope, depth), ")"),
                () -> expression("(", of(Type.INTS, scope, depth), comparison(), of(Type.INTS, scope, depth), ")"),
                () -> expression(
                        "(",
                        of(Type.INT, scope, depth),
                        " < ",
                        of(Type.INT, scope, depth),
                        " <= ",
                        of(Type.INT, scope, depth),
                        ")"),
                () -> expression(
                        "(",
                        of(Type.INT, scope, depth),
                        " in ",
                        of(chance.oneIn(2) ? Type.SET : Type.INTS, scope, depth),
                        ")"),
                () -> expression("(", of(Type.STR, scope, depth), " not in ", of(Type.DICT, scope, depth), ")"),
                () -> expression(
                        "(",
                        of(Type.BOOL, scope, depth),
                        chance.oneIn(2) ? " and " : " or ",
                        of(Type.BOOL, scope, depth),
                        ")"),
                () -> expression("(not ", of(type, scope, depth), ")"),
                () -> expression("bool(", of(type, scope, depth), ")"),
                () -> expression(
                        "isinstance(",
                        of(type, scope, depth),
                        ", ",
                        chance.oneOf(List.of("int", "str", "(list, dict)", "float", "object")),
                        ")"),
                () -> expression(
                        of(Type.STR, scope, depth),
                        chance.oneOf(List.of(
                                ".isdigit()",
                                ".isalpha()",
                                ".isupper()",
                                ".isspace()",
                                ".isidentifier()",
                                ".startswith('a')",
                                ".isnumeric()"))),
                () -> expression(chance.oneIn(2) ? "all(" : "any(", of(Type.INTS, scope, depth), ")"),
                () -> expression(
                        "(",
                        of(Type.SET, scope, depth),
                        chance.oneOf(List.of(" <= ", " < ", ".isdisjoint(")).replace(".isdisjoint(", " >= "),
                        of(Type.SET, scope, depth),
                        ")"),
                () -> expression(
                        "math.isclose(", of(Type.FLOAT, scope, depth), ", ", of(Type.FLOAT, scope, depth), ")"));
    }

    private String comparison() {
        return chance.oneOf(List.of(" < ", " <= ", " > ", " >= ", " == ", " != "));
    }

    private Node bytes(Scope scope, int depth) {
        Supplier<Node> one = () -> of(Type.BYTES, scope, depth);
        return chance.any(
                () -> expression("(", one.get(), " + ", one.get(), ")"),
                () -> expression(of(Type.STR, scope, depth), ".encode()"),
                () -> expression(one.get(), "[", literals.index(), ":", literals.index(), "]"),
                () -> expression(one.get(), ".replace(b'a', b'--')"),
                () -> expression(one.get(), "[::-1]"),
                () -> expression("base64.b64encode(", one.get(), ")"),
                () -> expression("binascii.hexlify(", one.get(), ")"),
                () -> expression("(", one.get(), " * ", String.valueOf(chance.below(3)), ")"));
    }

    private Node ints(Scope scope, int depth) {
        Supplier<Node> one = () -> of(Type.INTS, scope, depth);
        return chance.any(
                () -> several("[", () -> of(Type.INT, scope, depth), "]"),
                () -> expression("(", one.get(), " + ", one.get(), ")"),
                () -> expression("(", one.get(), " * ", String.valueOf(chance.below(4)), ")"),
                () -> expression(one.get(), "[", literals.index(), ":", literals.index(), "]"),
                () -> expression(one.get(), "[::", chance.oneOf(List.of("-1", "2", "-2")), "]"),
                () -> expression("sorted(", one.get(), ")"),
                () -> expression("sorted(", one.get(), ", key=lambda v: (v % 5, -v), reverse=", bool(scope, 0), ")"),
                () -> expression("sorted(", of(Type.SET, scope, depth), ")"),
                () -> expression("list(", of(Type.SET, scope, depth), ")"),
                () -> expression("list(range(", literals.index(), ", ", literals.small(), "))"),
                () -> expression("list(reversed(", one.get(), "))"),
                () -> comprehension(scope, depth),
                () -> expression("[a * 10 + b for a in ", one.get(), "[:3] for b in ", one.get(), "[:3] if a != b]"),
                () -> expression("list(map(lambda v: v + ", of(Type.INT, scope, 0), ", ", one.get(), "))"),
                () -> expression("list(filter(lambda v: v % 2, ", one.get(), "))"),
                () -> expression("[len(t) for t in ", of(Type.TEXTS, scope, depth), "]"),
                () -> expression("list(", of(Type.DICT, scope, depth), ".values())"),
                () -> expression("list(", of(Type.BYTES, scope, depth), ")"),
                () -> expression("[a + b for a, b in zip(", one.get(), ", ", one.get(), ")]"),
                () -> expression("[i * v for i, v in enumerate(", one.get(), ", start=", literals.index(), ")]"),
                () -> expression("list(itertools.accumulate(", one.get(), "))"),
                () -> expression("list(itertools.chain(", one.get(), ", ", one.get(), "))"),
                () -> expression("[*", one.get(), ", ", of(Type.INT, scope, depth), ", *", one.get(), "]"),
                () -> expression("json.loads('[1, -2, 3e2, 12345678901234567890]')[:", literals.small(), "]"));
    }

    private Node comprehension(Scope scope, int depth) {
        Scope inner = scope.inner();
        inner.add(Type.INT, "v");
        return expression(
                "[",
                of(Type.INT, inner, depth),
                " for v in ",
                of(Type.INTS, scope, depth),
                " if ",
                of(Type.BOOL, inner, depth),
                "]");
    }

    private Node texts(Scope scope, int depth) {
        Supplier<Node> one = () -> of(Type.TEXTS, scope, depth);
        return chance.any(
                () -> several("[", () -> of(Type.STR, scope, depth), "]"),
                () -> expression(
                        of(Type.STR, scope, depth),
                        chance.oneOf(List.of(
                                ".split()", ".split(',')", ".splitlines()", ".partition(' ')[:2]", ".rsplit(',', 1)"))),
                () -> expression("list(", of(Type.STR, scope, depth), ")"),
                () -> expression("sorted(", one.get(), ", key=len)"),
                () -> expression("sorted(", one.get(), ", reverse=True)"),
                () -> expression("[str(v) for v in ", of(Type.INTS, scope, depth), "]"),
                () -> expression(
                        "re.findall(",
                        chance.oneOf(List.of("r'\\w'", "r'[a-z]+'", "r'\\d+|\\s'", "r'(.)\\w'")),
                        ", ",
                        of(Type.STR, scope, depth),
                        ")"),
                () -> expression("re.split(r'[ ,]+', ", of(Type.STR, scope, depth), ")"),
                () -> expression("list(", of(Type.DICT, scope, depth), ")"),
                () -> expression("[k + '=' + str(v) for k, v in ", of(Type.DICT, scope, depth), ".items()]"),
                () -> expression("(", one.get(), " + ", one.get(), ")"));
    }

    private Node dict(Scope scope, int depth) {
        Supplier<Node> one = () -> of(Type.DICT, scope, depth);
        return chance.any(
                () -> several("{", () -> expression(of(Type.STR, scope, depth), ": ", of(Type.INT, scope, depth)), "}"),
                () -> expression("{**", one.get(), ", **", one.get(), "}"),
                () -> expression("(", one.get(), " | ", one.get(), ")"),
                () -> expression("{str(v): v * v for v in ", of(Type.INTS, scope, depth), "}"),
                () -> expression("{k: v for k, v in ", one.get(), ".items() if v > ", literals.integer(), "}"),
                () -> expression("dict(zip(", of(Type.TEXTS, scope, depth), ", ", of(Type.INTS, scope, depth), "))"),
                () -> expression("dict(sorted(", one.get(), ".items()))"),
                () -> expression("dict(collections.Counter(", of(Type.STR, scope, depth), "))"),
                () -> expression("json.loads(json.dumps(", one.get(), "))"));
    }

    private Node set(Scope scope, int depth) {
        Supplier<Node> one = () -> of(Type.SET, scope, depth);
        return chance.any(
                () -> expression("set(", of(Type.INTS, scope, depth), ")"),
                () -> expression("(", one.get(), chance.oneOf(List.of(" | ", " & ", " - ", " ^ ")), one.get(), ")"),
                () -> expression("{v % 7 for v in ", of(Type.INTS, scope, depth), "}"),
                () -> expression("{", of(Type.INT, scope, depth), ", ", of(Type.INT, scope, depth), "}"));
    }

    private Node pair(Scope scope, int depth) {
        return chance.any(
                () -> expression("(", of(Type.INT, scope, depth), ", ", of(Type.STR, scope, depth), ")"),
                () -> expression("max([", of(Type.PAIR, scope, depth), ", ", of(Type.PAIR, scope, depth), "])"),
                () -> expression("tuple([", of(Type.INT, scope, depth), ", ", of(Type.STR, scope, depth), "])"));
    }
}
