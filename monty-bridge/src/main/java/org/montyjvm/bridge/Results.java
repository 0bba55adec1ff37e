package org.montyjvm.bridge;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyAnswer;
import org.montyjvm.MontyConversionException;
import org.montyjvm.MontyValue;

/** What handlers give, on its way to Python. */
final class Results {
    private Results() {}

    /**
     * Returns a result as a value, with the names of fields that the function's type tells.
     *
     * @throws IllegalStateException if it has no Python form, which is a defect of the handler
     */
    static MontyValue convert(String function, HostType type, @Nullable Object result) {
        try {
            return named(type, MontyValue.of(result));
        } catch (MontyConversionException e) {
            throw new IllegalStateException("what " + function + "() gave has no Python form: " + e.getMessage(), e);
        }
    }

    static CompletionStage<MontyValue> convert(
            String function, HostType type, CompletionStage<? extends @Nullable Object> stage) {
        return stage.thenApply(result -> convert(function, type, result));
    }

    static CompletionStage<MontyValue> ready(MontyValue value) {
        return CompletableFuture.completedFuture(value);
    }

    /**
     * Returns an answer as a handler gives it: a value, or an exception that it throws.
     *
     * @param otherwise what is thrown for an answer that is neither
     */
    static CompletionStage<MontyValue> of(MontyAnswer answer, HostException otherwise) {
        if (answer instanceof MontyAnswer.Value value) {
            return ready(value.value());
        } else if (answer instanceof MontyAnswer.Raise raise) {
            String message = raise.message();
            throw new HostException(raise.excType(), message == null ? "" : message, raise.cause());
        }
        throw otherwise;
    }

    /** Returns the value with the names of records' fields as the type has them: Java's in snake case. */
    private static MontyValue named(HostType type, MontyValue value) {
        if (type instanceof HostType.OptionalOf optional) {
            return named(optional.type(), value);
        } else if (type instanceof HostType.ListOf list && value instanceof MontyValue.List items) {
            return hasFields(list.item())
                    ? new MontyValue.List(items.items().stream()
                            .map(item -> named(list.item(), item))
                            .toList())
                    : value;
        } else if (type instanceof HostType.MapOf map
                && value instanceof MontyValue.Dict dict
                && hasFields(map.value())) {
            return new MontyValue.Dict(dict.entries().stream()
                    .map(entry -> new MontyValue.Entry(entry.key(), named(map.value(), entry.value())))
                    .toList());
        } else if (type instanceof HostType.RecordOf fields && value instanceof MontyValue.Dict dict) {
            return fields(fields, dict);
        }
        return value;
    }

    private static MontyValue fields(HostType.RecordOf type, MontyValue.Dict dict) {
        List<MontyValue.Entry> entries = new ArrayList<>();
        for (MontyValue.Entry entry : dict.entries()) {
            HostParam field = entry.key() instanceof MontyValue.Str key
                    ? type.fields().stream()
                            .filter(known -> known.name().equals(key.value())
                                    || known.name().equals(PythonText.snakeCase(key.value())))
                            .findFirst()
                            .orElse(null)
                    : null;
            entries.add(
                    field == null
                            ? entry
                            : new MontyValue.Entry(
                                    new MontyValue.Str(field.name()), named(field.type(), entry.value())));
        }
        return new MontyValue.Dict(entries);
    }

    private static boolean hasFields(HostType type) {
        if (type instanceof HostType.OptionalOf optional) {
            return hasFields(optional.type());
        } else if (type instanceof HostType.ListOf list) {
            return hasFields(list.item());
        } else if (type instanceof HostType.MapOf map) {
            return hasFields(map.value());
        }
        return type instanceof HostType.RecordOf;
    }
}
