package org.montyjvm.cli.repl;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyValue;

/** The names that may stand at some place: those of Python, of the user's variables, and of the plugins. */
final class Names {
    private static final Properties OF_PYTHON = load();

    private final Workplace workplace;

    Names(Workplace workplace) {
        this.workplace = workplace;
    }

    /** Returns names of Python: {@code keywords}, {@code builtins}, or the attributes of a type or module. */
    static List<String> ofPython(String key) {
        String names = OF_PYTHON.getProperty(key, "");
        return names.isEmpty() ? List.of() : List.of(names.split(" "));
    }

    /** Returns the keys of {@link #ofPython} that there are. */
    static Set<String> keys() {
        return OF_PYTHON.stringPropertyNames();
    }

    /**
     * Returns the names that begin with a text, each as it would stand in its place. What calls something does not end with a
     * bracket.
     *
     * @param beginning such as {@code pri} or {@code text.st}
     */
    Set<String> beginningWith(String beginning) {
        int dot = beginning.lastIndexOf('.');
        Set<String> all = new TreeSet<>();
        if (dot < 0) {
            all.addAll(ofPython("keywords"));
            all.addAll(ofPython("builtins"));
            all.addAll(workplace.variables().keySet());
            all.addAll(workplace.functions());
            workplace.catalog().names().forEach(name -> all.add(name.split("\\.", 2)[0]));
            all.addAll(List.of("help", "list_functions"));
        } else {
            String owner = beginning.substring(0, dot);
            attributes(owner).forEach(attribute -> all.add(owner + "." + attribute));
        }
        all.removeIf(name -> !name.startsWith(beginning) || name.equals(Shown.NAME) || isHidden(name, beginning));
        return all;
    }

    /** Names that begin with an underscore are for those who ask for them. */
    private static boolean isHidden(String name, String beginning) {
        int from = beginning.lastIndexOf('.') + 1;
        return name.startsWith("_", from) && !beginning.startsWith("_", from);
    }

    private List<String> attributes(String owner) {
        List<String> names = new ArrayList<>();
        String prefix = owner + ".";
        workplace.catalog().names().stream()
                .filter(name -> name.startsWith(prefix))
                .forEach(name -> names.add(name.substring(prefix.length())));
        if (names.isEmpty()) {
            MontyValue value = value(owner);
            if (value != null) {
                names.addAll(fields(value));
                names.addAll(ofPython(key(value)));
            }
        }
        return names;
    }

    /** Returns the value of a dotted name, without running anything; null if that cannot be told. */
    private @Nullable MontyValue value(String path) {
        Map<String, MontyValue> here = workplace.variables();
        MontyValue value = null;
        for (String name : path.split("\\.", -1)) {
            value = here.get(name);
            if (value == null) {
                return null;
            }
            here = members(value);
        }
        return value;
    }

    private static Map<String, MontyValue> members(MontyValue value) {
        Map<String, MontyValue> members = new HashMap<>();
        if (value instanceof MontyValue.Instance instance) {
            instance.attributes().forEach(entry -> put(members, entry));
        } else if (value instanceof MontyValue.ClassType type) {
            type.attributes().forEach(entry -> put(members, entry));
        } else if (value instanceof MontyValue.NamedTuple tuple) {
            for (int i = 0; i < tuple.fields().size(); i++) {
                members.put(tuple.fields().get(i), tuple.values().get(i));
            }
        }
        return members;
    }

    private static void put(Map<String, MontyValue> members, MontyValue.Entry entry) {
        if (entry.key() instanceof MontyValue.Str name) {
            members.put(name.value(), entry.value());
        }
    }

    private static Set<String> fields(MontyValue value) {
        return members(value).keySet();
    }

    private static String key(MontyValue value) {
        String repr = value instanceof MontyValue.Repr other ? other.text() : "";
        if (repr.startsWith("<module '") && repr.endsWith("'>")) {
            return "module." + repr.substring("<module '".length(), repr.length() - 2);
        }
        return "type." + value.typeName();
    }

    private static Properties load() {
        Properties names = new Properties();
        try (InputStream in = Names.class.getResourceAsStream("names.properties")) {
            if (in == null) {
                throw new IllegalStateException("names.properties is missing");
            }
            names.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }
}
