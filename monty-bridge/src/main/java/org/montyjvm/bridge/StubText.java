package org.montyjvm.bridge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Functions as a {@code .pyi} file. */
final class StubText {
    private final List<HostFunctionSchema> schemas;
    private final Map<String, HostType.RecordOf> records = new LinkedHashMap<>();
    private final Set<String> dates = new LinkedHashSet<>();
    private final Set<String> typing = new LinkedHashSet<>();
    private boolean decimal;

    StubText(List<HostFunctionSchema> schemas) {
        this.schemas = schemas;
        for (HostFunctionSchema schema : schemas) {
            schema.params().forEach(param -> note(param.type()));
            note(schema.returns());
        }
    }

    /** Notes what a type has to be imported or declared for; what it is made of comes first. */
    private void note(HostType type) {
        if (type instanceof HostType.ListOf list) {
            note(list.item());
        } else if (type instanceof HostType.SetOf set) {
            note(set.item());
        } else if (type instanceof HostType.MapOf map) {
            note(map.key());
            note(map.value());
        } else if (type instanceof HostType.OptionalOf optional) {
            note(optional.type());
        } else if (type instanceof HostType.EnumOf) {
            typing.add("Literal");
        } else if (type instanceof HostType.RecordOf fields) {
            fields.fields().forEach(field -> note(field.type()));
            typing.add("TypedDict");
            if (fields.fields().stream().anyMatch(field -> !field.isRequired())) {
                typing.add("NotRequired");
            }
            records.putIfAbsent(fields.name(), fields);
        } else if (type instanceof HostType.Scalar scalar) {
            switch (scalar.kind()) {
                case ANY -> typing.add("Any");
                case DECIMAL -> decimal = true;
                case DATE, DATETIME, TIME, TIMEDELTA -> dates.add(scalar.annotation());
                default -> {
                    // a builtin
                }
            }
        }
    }

    String text(String description) {
        StringBuilder text = new StringBuilder();
        if (!description.isEmpty()) {
            text.append(docstring(description, "")).append('\n');
        }
        List<String> imports = new ArrayList<>();
        if (!dates.isEmpty()) {
            imports.add("from datetime import " + joined(dates));
        }
        if (decimal) {
            imports.add("from decimal import Decimal");
        }
        if (!typing.isEmpty()) {
            imports.add("from typing import " + joined(typing));
        }
        if (!imports.isEmpty()) {
            text.append(String.join("\n", imports)).append("\n\n");
        }
        records.values().forEach(fields -> text.append(declaration(fields)).append('\n'));
        List<String> functions = schemas.stream().map(StubText::function).toList();
        return text.append(String.join("\n", functions)).toString();
    }

    private static String joined(Set<String> names) {
        return String.join(", ", names.stream().sorted().toList());
    }

    private static String declaration(HostType.RecordOf type) {
        StringBuilder text = new StringBuilder("class " + type.name() + "(TypedDict):\n");
        for (HostParam field : type.fields()) {
            String annotation = field.type().annotation();
            text.append("    ")
                    .append(field.name())
                    .append(": ")
                    .append(field.isRequired() ? annotation : "NotRequired[" + annotation + "]")
                    .append('\n');
            if (!field.description().isEmpty()) {
                text.append(docstring(field.description(), "    "));
            }
        }
        return text.append(type.fields().isEmpty() ? "    pass\n" : "").toString();
    }

    private static String function(HostFunctionSchema schema) {
        String doc = HelpText.body(schema);
        String head = (schema.awaitable() ? "async " : "") + "def " + schema.signature() + ":";
        return doc.isEmpty() ? head + " ...\n" : head + "\n" + docstring(doc, "    ");
    }

    private static String docstring(String text, String indent) {
        String safe = text.strip().replace("\\", "\\\\").replace("\"\"\"", "\\\"\\\"\\\"");
        if (!safe.contains("\n")) {
            return indent + "\"\"\"" + safe + "\"\"\"\n";
        }
        StringBuilder lines = new StringBuilder(indent + "\"\"\"");
        boolean first = true;
        for (String line : safe.split("\n", -1)) {
            lines.append(first || line.isBlank() ? "" : indent)
                    .append(line.stripTrailing())
                    .append('\n');
            first = false;
        }
        return lines.append(indent).append("\"\"\"\n").toString();
    }
}
