package org.montyjvm.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.montyjvm.MontyLimits;
import org.montyjvm.MontyValue;

/** The inputs of a script as they stand on the command line: {@code name=JSON}, or {@code name=@FILE} with JSON in it. */
final class ScriptInput {
    private static final String EXAMPLE =
            "Example: --input 'limit=10' --input 'name=\"Ada\"' --input orders=@orders.json\n";

    /** Close to Python's identifiers; the interpreter has the last word. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{M}\\p{N}_]*");

    private ScriptInput() {}

    /**
     * Returns the values by name, in the order given.
     *
     * @throws UsageException if an argument has no name, has JSON that is wrong, or has a name that was there before
     */
    static Map<String, MontyValue> parse(List<String> arguments) {
        Map<String, MontyValue> inputs = new LinkedHashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (equals < 0) {
                throw new UsageException("--input needs a name and a value, not '" + argument + "'", EXAMPLE);
            }
            String name = argument.substring(0, equals);
            if (!NAME.matcher(name).matches()) {
                throw new UsageException("--input: '" + name + "' is no name of a Python variable", EXAMPLE);
            }
            if (inputs.putIfAbsent(name, value("--input " + name, argument.substring(equals + 1))) != null) {
                throw new UsageException("--input: '" + name + "' is there twice");
            }
        }
        return inputs;
    }

    /**
     * Returns the value of a JSON text, or of the file that is named behind an {@code @}.
     *
     * @param place what a message about a mistake begins with
     * @throws UsageException if the JSON is wrong, or the file cannot be read
     */
    static MontyValue value(String place, String json) {
        if (!json.startsWith("@")) {
            return parse(json, place + ": ");
        }
        String file = json.substring(1);
        return parse(contents(file), place + ", '" + file + "': ");
    }

    private static MontyValue parse(String json, String place) {
        try {
            return PlainJson.parse(json);
        } catch (UsageException e) {
            throw new UsageException(place + e.getMessage(), e.advice());
        }
    }

    private static String contents(String file) {
        long most = MontyLimits.defaults().resultBytes();
        String json = Utf8Source.file(file, most);
        if (json.length() > most) {
            throw new UsageException("'" + file + "' is larger than an input may be, " + most + " bytes");
        }
        return json;
    }
}
