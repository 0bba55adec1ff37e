package org.montyjvm.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A mapping of the file: keys that are known here, each with a place to complain about. */
final class Section {
    private final YamlText text;
    private final String name;
    private final Node node;
    private final Map<String, NodeTuple> entries = new LinkedHashMap<>();

    private Section(YamlText text, String name, Node node) {
        this.text = text;
        this.name = name;
        this.node = node;
    }

    /** Returns a mapping with these keys and no other; nothing at all counts as an empty one. */
    static Section of(YamlText text, String name, Node node, String... allowed) {
        Section section = open(text, name, node);
        Set<String> known = Set.of(allowed);
        section.entries.forEach((key, entry) -> {
            if (!known.contains(key)) {
                throw text.problem(
                        entry.getKeyNode(),
                        "unknown key '" + key + "'" + section.where() + "; allowed are: " + String.join(", ", allowed));
            }
        });
        return section;
    }

    /** Returns a mapping whose keys are names of the reader's choice. */
    static Section open(YamlText text, String name, Node node) {
        Section section = new Section(text, name, node);
        if (node instanceof MappingNode mapping) {
            for (NodeTuple entry : mapping.getValue()) {
                section.add(entry);
            }
        } else if (!isNothing(node)) {
            throw text.problem(
                    node,
                    (name.isEmpty() ? "the configuration" : "'" + name + "'")
                            + " must be a mapping of keys to values, such as {key: value}");
        }
        return section;
    }

    private void add(NodeTuple entry) {
        if (!(entry.getKeyNode() instanceof ScalarNode key) || isNothing(key)) {
            throw text.problem(entry.getKeyNode(), "a key" + where() + " must be a name");
        }
        if (entries.putIfAbsent(key.getValue(), entry) != null) {
            throw text.problem(key, "the key '" + key.getValue() + "'" + where() + " is there twice");
        }
    }

    Set<String> keys() {
        return entries.keySet();
    }

    Optional<Section> section(String key, String... allowed) {
        return value(key).map(value -> of(text, path(key), value, allowed));
    }

    Optional<Section> names(String key) {
        return value(key).map(value -> open(text, path(key), value));
    }

    Optional<String> string(String key) {
        return value(key).map(value -> scalar(path(key), value));
    }

    /** Returns what a reader makes of a value; what it throws becomes a problem at that place. */
    <T> Optional<T> parsed(String key, Function<String, T> reader) {
        return value(key).map(value -> read(path(key), value, reader));
    }

    Optional<Integer> integer(String key, int least, int most) {
        return parsed(key, digits -> {
            try {
                int number = Integer.parseInt(digits);
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // The same answer as for a number that is out of range.
            }
            throw new IllegalArgumentException(
                    "'" + digits + "' is not allowed; write a whole number between " + least + " and " + most);
        });
    }

    <T> List<T> list(String key, Function<String, T> reader) {
        return nodes(key).stream().map(item -> read(path(key), item, reader)).toList();
    }

    /** Returns the items of a list, each a text or a mapping with these keys; a text stands for the first key alone. */
    List<Section> sections(String key, String... allowed) {
        List<Section> sections = new ArrayList<>();
        for (Node item : nodes(key)) {
            if (item instanceof ScalarNode && !isNothing(item)) {
                Section section = new Section(text, path(key), item);
                section.entries.put(allowed[0], new NodeTuple(item, item));
                sections.add(section);
            } else {
                sections.add(of(text, path(key), item, allowed));
            }
        }
        return sections;
    }

    private List<Node> nodes(String key) {
        Optional<Node> value = value(key);
        if (value.isEmpty() || isNothing(value.get())) {
            return List.of();
        }
        if (value.get() instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        throw text.problem(value.get(), "'" + path(key) + "' must be a list, such as [a, b]");
    }

    /** Returns the value of a key that must be there. */
    <T> T required(Optional<T> value, String key) {
        return value.orElseThrow(() -> problem("'" + path(key) + "' is missing"));
    }

    /** Returns where the secret is that this mapping describes. */
    SecretSource secret(Function<String, java.nio.file.Path> path) {
        if (entries.size() != 1) {
            throw problem("'" + name + "' must be {env: NAME} or {file: PATH}: secrets do not stand in this file");
        }
        return string("env")
                .map(SecretSource::env)
                .orElseGet(() -> SecretSource.file(required(parsed("file", path), "file")));
    }

    MontyConfigException problem(String message) {
        return text.problem(node, message);
    }

    MontyConfigException problem(String key, String message) {
        return text.problem(value(key).orElse(node), message);
    }

    private Optional<Node> value(String key) {
        return Optional.ofNullable(entries.get(key)).map(NodeTuple::getValueNode);
    }

    private <T> T read(String path, Node value, Function<String, T> reader) {
        String written = scalar(path, value);
        try {
            return reader.apply(written);
        } catch (IllegalArgumentException e) {
            throw text.problem(value, path + ": " + e.getMessage(), e);
        }
    }

    private String scalar(String path, Node value) {
        if (value instanceof ScalarNode scalar && !isNothing(value)) {
            return scalar.getValue();
        }
        throw text.problem(value, "'" + path + "' must be a single value, not " + kind(value));
    }

    private static String kind(Node value) {
        return isNothing(value) ? "nothing" : value instanceof SequenceNode ? "a list" : "a mapping";
    }

    private static boolean isNothing(Node node) {
        return node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.NULL);
    }

    private String path(String key) {
        return name.isEmpty() ? key : name + "." + key;
    }

    private String where() {
        return name.isEmpty() ? "" : " in '" + name + "'";
    }
}
