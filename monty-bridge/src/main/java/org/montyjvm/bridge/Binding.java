package org.montyjvm.bridge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyValue;

/**
 * Gives the arguments of a call their places, in CPython's order of checks and with its words: keywords first, then too
 * many by position, then those that are missing, then types.
 */
final class Binding {
    private final HostFunctionSchema schema;
    private final List<HostParam> positional;
    private final List<HostParam> keywordOnly;
    private final @Nullable HostParam args;
    private final @Nullable HostParam kwargs;

    Binding(HostFunctionSchema schema) {
        this.schema = schema;
        positional = of(HostParam.Kind.NORMAL);
        keywordOnly = of(HostParam.Kind.KEYWORD_ONLY);
        args = of(HostParam.Kind.ARGS).stream().findFirst().orElse(null);
        kwargs = of(HostParam.Kind.KWARGS).stream().findFirst().orElse(null);
    }

    private List<HostParam> of(HostParam.Kind kind) {
        return schema.params().stream().filter(param -> param.kind() == kind).toList();
    }

    /**
     * Returns the arguments by parameter, in the order of the parameters, with defaults.
     *
     * @throws HostException if they do not fit
     */
    Map<String, MontyValue> bind(List<MontyValue> given, Map<String, MontyValue> named) {
        Map<String, MontyValue> places = new LinkedHashMap<>();
        int taken = Math.min(given.size(), positional.size());
        for (int i = 0; i < taken; i++) {
            places.put(positional.get(i).name(), given.get(i));
        }
        Map<String, MontyValue> rest = keywords(named, places);
        if (given.size() > positional.size() && args == null) {
            throw tooMany(given.size(), places);
        }
        requireAll(positional, places, "positional");
        requireAll(keywordOnly, places, "keyword-only");
        return typed(places, given.subList(taken, given.size()), rest);
    }

    private Map<String, MontyValue> keywords(Map<String, MontyValue> named, Map<String, MontyValue> places) {
        Map<String, MontyValue> rest = new LinkedHashMap<>();
        named.forEach((name, value) -> {
            if (name.equals(Roles.KEYWORD)) {
                return;
            }
            if (positional.stream().anyMatch(param -> param.name().equals(name))
                    || keywordOnly.stream().anyMatch(param -> param.name().equals(name))) {
                if (places.putIfAbsent(name, value) != null) {
                    throw error("got multiple values for argument '" + name + "'");
                }
            } else if (kwargs != null) {
                rest.put(name, value);
            } else {
                throw error("got an unexpected keyword argument '" + name + "'");
            }
        });
        return rest;
    }

    private HostException tooMany(int given, Map<String, MontyValue> places) {
        int most = positional.size();
        int least = (int) positional.stream().filter(HostParam::isRequired).count();
        long named = keywordOnly.stream()
                .filter(param -> places.containsKey(param.name()))
                .count();
        boolean plural = least != most || most != 1;
        String takes = (least == most ? String.valueOf(most) : "from " + least + " to " + most) + " positional argument"
                + (plural ? "s" : "");
        String were = named == 0
                ? given + (given == 1 ? " was" : " were")
                : given + " positional argument" + (given == 1 ? "" : "s") + " (and " + named + " keyword-only argument"
                        + (named == 1 ? "" : "s") + ") were";
        return error("takes " + takes + " but " + were + " given");
    }

    private void requireAll(List<HostParam> params, Map<String, MontyValue> places, String kind) {
        List<String> missing = params.stream()
                .filter(param -> param.isRequired() && !places.containsKey(param.name()))
                .map(HostParam::name)
                .toList();
        if (!missing.isEmpty()) {
            throw error("missing " + missing.size() + " required " + kind + " argument"
                    + (missing.size() == 1 ? "" : "s") + ": " + PythonText.enumerated(missing));
        }
    }

    private Map<String, MontyValue> typed(
            Map<String, MontyValue> places, List<MontyValue> more, Map<String, MontyValue> rest) {
        Map<String, MontyValue> bound = new LinkedHashMap<>();
        for (HostParam param : schema.params()) {
            bound.put(
                    param.name(),
                    switch (param.kind()) {
                        case NORMAL, KEYWORD_ONLY -> single(param, places);
                        case ARGS -> all(param, more);
                        case KWARGS -> all(param, rest);
                    });
        }
        return bound;
    }

    private MontyValue single(HostParam param, Map<String, MontyValue> places) {
        MontyValue value = places.get(param.name());
        if (value == null) {
            value = param.defaultValue();
        }
        if (value == null) {
            throw new AssertionError("a required argument is not there");
        }
        return check(param, param.name(), value);
    }

    private MontyValue all(HostParam param, List<MontyValue> values) {
        List<MontyValue> checked = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            checked.add(check(param, param.name() + "[" + i + "]", values.get(i)));
        }
        return new MontyValue.List(checked);
    }

    private MontyValue all(HostParam param, Map<String, MontyValue> values) {
        List<MontyValue.Entry> checked = new ArrayList<>();
        values.forEach((name, value) ->
                checked.add(new MontyValue.Entry(new MontyValue.Str(name), check(param, name, value))));
        return new MontyValue.Dict(checked);
    }

    private MontyValue check(HostParam param, String name, MontyValue value) {
        return TypeCheck.of(schema.name() + "() argument", name).check(param.type(), value);
    }

    private HostException error(String text) {
        return HostException.typeError(schema.name() + "() " + text);
    }
}
