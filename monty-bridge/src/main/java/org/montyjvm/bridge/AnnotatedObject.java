package org.montyjvm.bridge;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyValue;

/** Makes a plugin of the annotated methods of an object. Nothing else of it is looked at. */
final class AnnotatedObject {
    private final Object object;
    private final MethodHandles.@Nullable Lookup lookup;

    AnnotatedObject(Object object, MethodHandles.@Nullable Lookup lookup) {
        this.object = object;
        this.lookup = lookup;
    }

    MontyPlugin plugin() {
        MontyNamespace said = object.getClass().getAnnotation(MontyNamespace.class);
        String namespace = said == null ? PythonText.snakeCase(object.getClass().getSimpleName()) : said.value();
        MontyPlugin.Builder builder = MontyPlugin.builder(namespace);
        if (said != null) {
            builder.description(said.description()).prompt(said.prompt());
        }
        functions().forEach(builder::function);
        if (object instanceof AutoCloseable closeable) {
            builder.onClose(() -> close(closeable));
        }
        return builder.build();
    }

    private static void close(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("closing " + closeable.getClass().getName() + " failed", e);
        }
    }

    private List<HostFunction> functions() {
        List<Method> methods = Stream.<Class<?>>iterate(
                        object.getClass(), type -> type != null && type != Object.class, Class::getSuperclass)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(MontyFunction.class) && !method.isBridge())
                .sorted(Comparator.comparing(Method::getName))
                .toList();
        if (methods.isEmpty()) {
            throw new IllegalArgumentException(
                    object.getClass().getName() + " has no method that is annotated with @MontyFunction");
        }
        Set<List<Object>> overridden = new HashSet<>();
        return methods.stream()
                .filter(method -> overridden.add(List.of(method.getName(), List.of(method.getParameterTypes()))))
                .map(this::function)
                .toList();
    }

    private HostFunction function(Method method) {
        MontyFunction said = method.getAnnotation(MontyFunction.class);
        String name = said.name().isEmpty() ? PythonText.snakeCase(method.getName()) : said.name();
        Parameter[] parameters = method.getParameters();
        AnnotatedType[] types = method.getAnnotatedParameterTypes();
        List<Argument> arguments = new ArrayList<>();
        List<HostParam> params = new ArrayList<>();
        for (int i = 0; i < parameters.length; i++) {
            Argument argument = argument(method, parameters[i], types[i]);
            arguments.add(argument);
            if (argument.param() != null) {
                params.add(argument.param());
            }
        }
        Class<?> raw = method.getReturnType();
        boolean awaitable = CompletionStage.class.isAssignableFrom(raw);
        boolean streaming = Stream.class.isAssignableFrom(raw) || Iterator.class.isAssignableFrom(raw);
        AnnotatedType given = method.getAnnotatedReturnType();
        HostType returns = awaitable
                ? JavaTypes.of(JavaTypes.argument(given, 0), given)
                : streaming
                        ? HostType.listOf(JavaTypes.of(JavaTypes.argument(given, 0), given))
                        : JavaTypes.of(given, method);
        Duration timeout = said.timeoutMillis() > 0 ? Duration.ofMillis(said.timeoutMillis()) : null;
        HostFunctionSchema schema = new HostFunctionSchema(name, said.value(), params, returns, awaitable, timeout);
        Invocation invocation = new Invocation(handle(method), arguments);
        return HostFunction.of(schema, CallRole.TOOL, handler(invocation, awaitable, streaming));
    }

    private static HostHandler handler(Invocation invocation, boolean awaitable, boolean streaming) {
        if (awaitable) {
            return (HostHandler.Async) call -> {
                Object stage = invocation.on(call);
                return stage instanceof CompletionStage<?> promised
                        ? promised
                        : CompletableFuture.failedFuture(new NullPointerException("the method returned null"));
            };
        } else if (streaming) {
            return (HostHandler.Streaming) (call, sink) -> {
                Object given = invocation.on(call);
                if (given instanceof Stream<?> stream) {
                    try (stream) {
                        pour(stream.iterator(), sink);
                    }
                } else if (given instanceof Iterator<?> pieces) {
                    pour(pieces, sink);
                }
            };
        }
        return (HostHandler.Sync) invocation::on;
    }

    private static void pour(Iterator<?> pieces, HostHandler.Sink sink) throws InterruptedException {
        while (pieces.hasNext()) {
            sink.emit(pieces.next());
        }
    }

    /** Returns what calls the method on the object, without what is between it and what it throws. */
    private MethodHandle handle(Method method) {
        try {
            MethodHandles.Lookup by = lookup;
            if (by == null) {
                if (!isOpen(method)) {
                    throw new IllegalArgumentException(method + " cannot be called from the module org.montyjvm.bridge:"
                            + " make it public and export its package, open the package to that module, or pass"
                            + " MethodHandles.lookup()");
                }
                by = MethodHandles.lookup();
            }
            MethodHandle handle = by.unreflect(method);
            return Modifier.isStatic(method.getModifiers()) ? handle : handle.bindTo(object);
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException(method + " cannot be called: " + e.getMessage(), e);
        }
    }

    private boolean isOpen(Method method) {
        return method.canAccess(Modifier.isStatic(method.getModifiers()) ? null : object) || method.trySetAccessible();
    }

    private static Argument argument(Method method, Parameter parameter, AnnotatedType type) {
        if (parameter.getType() == HostCall.class) {
            return new Argument(null, type, false);
        }
        MontyParam said = parameter.getAnnotation(MontyParam.class);
        String name = said == null || said.name().isEmpty() ? javaName(method, parameter) : said.name();
        boolean nullable =
                JavaTypes.isNullable(parameter) && !parameter.getType().isPrimitive();
        HostType hostType = JavaTypes.of(type, parameter);
        HostParam param = HostParam.of(name, hostType).withDescription(said == null ? "" : said.value());
        if (said != null && !said.defaultValue().equals(MontyParam.NONE)) {
            param = param.withDefault(literal(method, hostType, said.defaultValue()));
        } else if (hostType instanceof HostType.OptionalOf) {
            param = param.withDefault(null);
        }
        return new Argument(param, type, nullable);
    }

    private static String javaName(Method method, Parameter parameter) {
        if (!parameter.isNamePresent()) {
            throw new IllegalArgumentException(
                    "the parameters of " + method + " have no names at run time: compile with"
                            + " -parameters, or name them with @MontyParam(name = …)");
        }
        return PythonText.snakeCase(parameter.getName());
    }

    /** Returns the value that the text of a default stands for. */
    private static @Nullable Object literal(Method method, HostType type, String text) {
        HostType inner = type instanceof HostType.OptionalOf optional ? optional.type() : type;
        if (text.equals("None") && type instanceof HostType.OptionalOf) {
            return null;
        }
        try {
            if (inner instanceof HostType.Int) {
                return new java.math.BigInteger(text);
            } else if (inner instanceof HostType.Scalar scalar) {
                switch (scalar.kind()) {
                    case BOOL -> {
                        return truth(text);
                    }
                    case FLOAT -> {
                        return Double.valueOf(text);
                    }
                    case DECIMAL -> {
                        return new MontyValue.Decimal(text);
                    }
                    default -> {
                        return text;
                    }
                }
            }
            return text;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the default '" + text + "' of " + method + " is no " + inner.annotation(), e);
        }
    }

    private static boolean truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("it is neither True nor False");
        };
    }

    /** What a parameter of the method gets: an argument of the script, or the call itself. */
    private record Argument(@Nullable HostParam param, AnnotatedType type, boolean nullable) {
        @Nullable Object of(HostCall call) {
            HostParam wanted = param;
            return wanted == null ? call : JavaArgument.of(call.arg(wanted.name()), type, nullable);
        }
    }

    /** The method, ready to be called. */
    private record Invocation(MethodHandle handle, List<Argument> arguments) {
        @Nullable Object on(HostCall call) throws Exception {
            List<@Nullable Object> values = new ArrayList<>();
            for (Argument argument : arguments) {
                values.add(argument.of(call));
            }
            try {
                return handle.invokeWithArguments(values);
            } catch (Exception | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException("the method threw what is neither an exception nor an error", e);
            }
        }
    }
}
