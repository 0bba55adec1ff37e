package org.montyjvm.bridge.middleware;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyValue;
import org.montyjvm.bridge.BridgeEvent;
import org.montyjvm.bridge.BridgeMiddleware;
import org.montyjvm.bridge.BridgeRunError;
import org.montyjvm.bridge.BridgeRunStarted;
import org.montyjvm.bridge.HostCall;
import org.montyjvm.bridge.HostException;

/**
 * Tells OpenTelemetry of runs and calls: a span {@code monty.run} for each run, below it a span {@code monty.call} for each
 * call, a counter {@code monty.bridge.calls} and a histogram {@code monty.bridge.call.duration}. The span of a call is
 * current while its handler starts, so that what that does appears below it. Arguments and values are not told. Needs the
 * library {@code io.opentelemetry:opentelemetry-api}.
 */
public final class Telemetry implements BridgeMiddleware {
    private static final String SCOPE = "org.montyjvm.bridge";
    private static final AttributeKey<String> NAME = AttributeKey.stringKey("monty.call.name");
    private static final AttributeKey<String> KIND = AttributeKey.stringKey("monty.call.kind");
    private static final AttributeKey<String> ROLE = AttributeKey.stringKey("monty.call.role");
    private static final AttributeKey<String> RUN = AttributeKey.stringKey("monty.run.id");
    private static final AttributeKey<Long> LINE = AttributeKey.longKey("monty.call.line");
    private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");

    private final Tracer tracer;
    private final LongCounter calls;
    private final DoubleHistogram durations;
    private final Map<String, Span> runs = new ConcurrentHashMap<>();

    private Telemetry(OpenTelemetry telemetry) {
        tracer = telemetry.getTracer(SCOPE);
        Meter meter = telemetry.getMeter(SCOPE);
        calls = meter.counterBuilder("monty.bridge.calls")
                .setDescription("Calls that scripts made")
                .setUnit("{call}")
                .build();
        durations = meter.histogramBuilder("monty.bridge.call.duration")
                .setDescription("How long calls of scripts took")
                .setUnit("s")
                .build();
    }

    /**
     * Returns the middleware.
     *
     * @param telemetry where spans and figures go
     * @return a new middleware
     */
    @SuppressWarnings("exports") // who has no OpenTelemetry does not call this
    public static Telemetry of(OpenTelemetry telemetry) {
        return new Telemetry(telemetry);
    }

    @Override
    @SuppressWarnings("try") // the scope is there to be closed
    public CompletionStage<MontyValue> around(HostCall call, Next next) {
        Span span = span(call);
        long start = System.nanoTime();
        CompletionStage<MontyValue> stage;
        try (Scope ignored = span.makeCurrent()) {
            stage = next.proceed(call);
        }
        return stage.whenComplete((value, error) -> {
            double seconds = (System.nanoTime() - start) / 1e9;
            String failure = error == null ? null : describe(error);
            if (failure != null) {
                span.setStatus(StatusCode.ERROR).setAttribute(ERROR, failure);
            }
            span.end();
            Attributes attributes = attributes(call, failure);
            calls.add(1, attributes);
            durations.record(seconds, attributes);
        });
    }

    private Span span(HostCall call) {
        SpanBuilder builder = tracer.spanBuilder("monty.call")
                .setSpanKind(SpanKind.INTERNAL)
                .setAttribute(NAME, call.name())
                .setAttribute(KIND, call.kind().name().toLowerCase(java.util.Locale.ROOT))
                .setAttribute(ROLE, call.role().label())
                .setAttribute(RUN, call.runId())
                .setAttribute(LINE, (long) call.position().line());
        Span run = runs.get(call.runId());
        if (run != null) {
            builder.setParent(Context.current().with(run));
        }
        return builder.startSpan();
    }

    private static Attributes attributes(HostCall call, @Nullable String failure) {
        return failure == null ? Attributes.of(NAME, call.name()) : Attributes.of(NAME, call.name(), ERROR, failure);
    }

    private static String describe(Throwable error) {
        Throwable thrown = error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
        return thrown instanceof HostException chosen
                ? chosen.excType()
                : thrown.getClass().getSimpleName();
    }

    @Override
    public BridgeEvent publish(BridgeEvent event) {
        if (event instanceof BridgeRunStarted started) {
            runs.put(
                    event.runId(),
                    tracer.spanBuilder("monty.run")
                            .setAttribute(RUN, event.runId())
                            .setAttribute("monty.backend", started.backend())
                            .startSpan());
        } else if (event instanceof BridgeRunError failed) {
            Span run = runs.get(event.runId());
            if (run != null) {
                run.setStatus(StatusCode.ERROR)
                        .setAttribute(ERROR, failed.kind().name().toLowerCase(java.util.Locale.ROOT));
            }
        }
        return event;
    }

    @Override
    public void runEnded(String runId) {
        Span run = runs.remove(runId);
        if (run != null) {
            run.end();
        }
    }
}
