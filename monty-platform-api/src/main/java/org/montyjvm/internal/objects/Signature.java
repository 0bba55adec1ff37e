package org.montyjvm.internal.objects;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyValue;
import org.montyjvm.internal.convert.ParameterTarget;

/**
 * What a method takes. Arguments are given their places as Python gives them, with its words where they do not fit;
 * like there, the object itself counts as one of them.
 */
final class Signature {
    private final String function;
    private final List<Parameter> parameters;
    private final @Nullable Parameter rest;

    private Signature(String function, List<Parameter> parameters, @Nullable Parameter rest) {
        this.function = function;
        this.parameters = parameters;
        this.rest = rest;
    }

    /**
     * Returns the signature of a method.
     *
     * @param function the name of class and method in Python, for messages
     */
    static Signature of(String function, Method method) {
        AnnotatedType[] types = method.getAnnotatedParameterTypes();
        java.lang.reflect.Parameter[] declared = method.getParameters();
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < types.length; i++) {
            String name = declared[i].isNamePresent() ? PythonNames.of(declared[i].getName()) : null;
            parameters.add(new Parameter(name, i + 1, ParameterTarget.of(types[i], declared[i])));
        }
        if (!method.isVarArgs()) {
            return new Signature(function, List.copyOf(parameters), null);
        }
        Parameter last = parameters.remove(parameters.size() - 1);
        Parameter rest = new Parameter(null, last.position(), last.target().argument(0));
        return new Signature(function, List.copyOf(parameters), rest);
    }

    /** Returns the name of class and method, for messages. */
    String function() {
        return function;
    }

    /**
     * Returns the arguments of the Java method.
     *
     * @throws PythonRaise if they are too many, too few, or of the wrong types
     */
    @Nullable Object[] bind(List<MontyValue> args, Map<String, MontyValue> kwargs, FromPython conversion) {
        if (args.size() > parameters.size() && rest == null) {
            throw tooMany(args.size());
        }
        @Nullable MontyValue[] given = new MontyValue[parameters.size()];
        for (int i = 0; i < Math.min(given.length, args.size()); i++) {
            given[i] = args.get(i);
        }
        kwargs.forEach((name, value) -> placeKeyword(given, name, value));
        requireAll(given);
        List<@Nullable Object> bound = new ArrayList<>();
        for (int i = 0; i < given.length; i++) {
            MontyValue value = given[i];
            Parameter parameter = parameters.get(i);
            bound.add(value == null ? parameter.target().absent() : conversion.argument(function, parameter, value));
        }
        if (rest != null) {
            bound.add(variable(rest, args, conversion));
        }
        return bound.toArray();
    }

    private void placeKeyword(@Nullable MontyValue[] given, String name, MontyValue value) {
        int index = IntStream.range(0, given.length)
                .filter(i -> parameters.get(i).isNamed(name))
                .findFirst()
                .orElseThrow(() -> unknownKeyword(name));
        if (given[index] != null) {
            throw PythonRaise.typeError(function + "() got multiple values for argument '" + name + "'");
        }
        given[index] = value;
    }

    private PythonRaise unknownKeyword(String name) {
        boolean unnamed = !parameters.isEmpty() && parameters.stream().allMatch(parameter -> parameter.name() == null);
        return PythonRaise.typeError(
                unnamed
                        ? function + "() takes no keyword arguments"
                        : function + "() got an unexpected keyword argument '" + name + "'");
    }

    private void requireAll(@Nullable MontyValue[] given) {
        List<String> missing = IntStream.range(0, given.length)
                .filter(i -> given[i] == null && !parameters.get(i).optional())
                .mapToObj(i -> parameters.get(i).inMessages())
                .toList();
        if (!missing.isEmpty()) {
            throw PythonRaise.typeError(function + "() missing " + missing.size() + " required positional argument"
                    + (missing.size() == 1 ? "" : "s") + ": " + enumerated(missing));
        }
    }

    private PythonRaise tooMany(int given) {
        int most = parameters.size() + 1;
        int least = most - (int) parameters.stream().filter(Parameter::optional).count();
        String takes = least == most
                ? most + " positional argument" + (most == 1 ? "" : "s")
                : "from " + least + " to " + most + " positional arguments";
        return PythonRaise.typeError(function + "() takes " + takes + " but " + (given + 1) + " were given");
    }

    private Object variable(Parameter each, List<MontyValue> args, FromPython conversion) {
        int first = Math.min(parameters.size(), args.size());
        Object array = java.lang.reflect.Array.newInstance(each.target().raw(), args.size() - first);
        for (int i = first; i < args.size(); i++) {
            Parameter place = new Parameter(null, i + 1, each.target());
            java.lang.reflect.Array.set(array, i - first, conversion.argument(function, place, args.get(i)));
        }
        return array;
    }

    /** Returns names as Python lists them: {@code 'a', 'b', and 'c'}. */
    private static String enumerated(List<String> names) {
        int last = names.size() - 1;
        return switch (names.size()) {
            case 1 -> names.get(0);
            case 2 -> names.get(0) + " and " + names.get(1);
            default -> String.join(", ", names.subList(0, last)) + ", and " + names.get(last);
        };
    }
}
