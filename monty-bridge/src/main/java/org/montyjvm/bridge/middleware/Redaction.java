package org.montyjvm.bridge.middleware;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyValue;
import org.montyjvm.bridge.BridgeEvent;
import org.montyjvm.bridge.BridgeMiddleware;
import org.montyjvm.bridge.BridgeOsCall;
import org.montyjvm.bridge.BridgeOutcome;
import org.montyjvm.bridge.BridgeRunError;
import org.montyjvm.bridge.BridgeRunFinished;
import org.montyjvm.bridge.BridgeTextContent;
import org.montyjvm.bridge.BridgeToolCallChunk;
import org.montyjvm.bridge.BridgeToolCallResult;
import org.montyjvm.bridge.BridgeToolCallStart;
import org.montyjvm.bridge.HostCall;
import org.montyjvm.bridge.HostException;

/**
 * Puts {@value #MASK} in the place of secrets: in events, and in the messages of exceptions that handlers raise in Python.
 * What calls give to scripts stays as it is.
 *
 * <p>It finds secrets as they are written, within one string. It is a net for accidents; a script that has a secret can
 * print it letter by letter. Do not give secrets to scripts.
 */
public final class Redaction implements BridgeMiddleware {
    /** What stands in the place of a secret. */
    public static final String MASK = "[redacted]";

    private final List<Pattern> secrets;

    private Redaction(List<Pattern> secrets) {
        this.secrets = List.copyOf(secrets);
    }

    /**
     * Returns a middleware for texts that are known, such as a password.
     *
     * @param secrets the texts
     * @return a new middleware
     * @throws IllegalArgumentException if a text is empty
     */
    public static Redaction ofTexts(String... secrets) {
        List<Pattern> patterns = new ArrayList<>();
        for (String secret : secrets) {
            if (secret.isEmpty()) {
                throw new IllegalArgumentException("a secret has one character or more");
            }
            patterns.add(Pattern.compile(secret, Pattern.LITERAL));
        }
        return new Redaction(patterns);
    }

    /**
     * Returns a middleware for texts of a form, such as keys that begin with {@code sk-}.
     *
     * @param secrets the forms
     * @return a new middleware
     */
    public static Redaction ofPatterns(Pattern... secrets) {
        return new Redaction(List.of(secrets));
    }

    @Override
    public CompletionStage<MontyValue> around(HostCall call, Next next) {
        return next.proceed(call).exceptionallyCompose(error -> {
            Throwable thrown =
                    error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
            HostException shown = HostException.of(thrown);
            String message = String.valueOf(shown.getMessage());
            String clean = text(message);
            return CompletableFuture.failedFuture(
                    clean.equals(message) ? thrown : new HostException(shown.excType(), clean));
        });
    }

    private String text(String text) {
        String clean = text;
        for (Pattern secret : secrets) {
            clean = secret.matcher(clean).replaceAll(java.util.regex.Matcher.quoteReplacement(MASK));
        }
        return clean;
    }

    @Override
    public BridgeEvent publish(BridgeEvent event) {
        if (event instanceof BridgeTextContent content) {
            return new BridgeTextContent(content.head(), content.stream(), text(content.text()));
        } else if (event instanceof BridgeToolCallStart call) {
            return new BridgeToolCallStart(
                    call.head(),
                    call.callId(),
                    text(call.name()),
                    values(call.args()),
                    values(call.kwargs()),
                    call.role(),
                    call.position());
        } else if (event instanceof BridgeToolCallChunk chunk) {
            return new BridgeToolCallChunk(chunk.head(), chunk.callId(), text(chunk.name()), value(chunk.value()));
        } else if (event instanceof BridgeToolCallResult result) {
            return new BridgeToolCallResult(
                    result.head(), result.callId(), text(result.name()), outcome(result.outcome()), result.duration());
        } else if (event instanceof BridgeOsCall call) {
            return new BridgeOsCall(
                    call.head(),
                    call.callId(),
                    call.name(),
                    values(call.args()),
                    values(call.kwargs()),
                    call.position(),
                    outcome(call.outcome()),
                    call.duration());
        } else if (event instanceof BridgeRunFinished finished) {
            return new BridgeRunFinished(finished.head(), value(finished.value()), finished.usage(), finished.bridge());
        } else if (event instanceof BridgeRunError failed) {
            return error(failed);
        }
        return event;
    }

    private BridgeEvent error(BridgeRunError failed) {
        String message = text(failed.message());
        String traceback = text(failed.traceback());
        boolean clean = message.equals(failed.message()) && traceback.equals(failed.traceback());
        @Nullable RuntimeException error = failed.error();
        return new BridgeRunError(
                failed.head(),
                failed.kind(),
                message,
                traceback,
                failed.usage(),
                failed.bridge(),
                clean && (error == null || error.getCause() == null) ? error : null);
    }

    private BridgeOutcome outcome(BridgeOutcome outcome) {
        if (outcome instanceof BridgeOutcome.Returned returned) {
            return new BridgeOutcome.Returned(value(returned.value()));
        } else if (outcome instanceof BridgeOutcome.Raised raised) {
            String message = raised.message();
            return new BridgeOutcome.Raised(raised.excType(), message == null ? null : text(message));
        }
        return outcome;
    }

    private List<MontyValue> values(List<MontyValue> values) {
        return values.stream().map(this::value).toList();
    }

    private Map<String, MontyValue> values(Map<String, MontyValue> values) {
        Map<String, MontyValue> clean = new LinkedHashMap<>();
        values.forEach((name, value) -> clean.put(text(name), value(value)));
        return clean;
    }

    /** Returns the value without secrets: strings are masked, and what cannot be looked into is shown as masked text. */
    private MontyValue value(MontyValue value) {
        Objects.requireNonNull(value, "value");
        if (value instanceof MontyValue.Str string) {
            return new MontyValue.Str(text(string.value()));
        } else if (value instanceof MontyValue.List list) {
            return new MontyValue.List(values(list.items()));
        } else if (value instanceof MontyValue.Tuple tuple) {
            return new MontyValue.Tuple(values(tuple.items()));
        } else if (value instanceof MontyValue.Dict dict) {
            return new MontyValue.Dict(dict.entries().stream()
                    .map(entry -> new MontyValue.Entry(value(entry.key()), value(entry.value())))
                    .toList());
        }
        String shown = value.toString();
        String clean = text(shown);
        return clean.equals(shown) ? value : new MontyValue.Repr(clean);
    }
}
