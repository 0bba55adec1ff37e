package org.montyjvm.bridge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyAnswer;
import org.montyjvm.MontyHostObjects;
import org.montyjvm.MontyModule;
import org.montyjvm.MontyNameLookup;
import org.montyjvm.MontyOsCall;
import org.montyjvm.MontyOsFunction;
import org.montyjvm.MontyPending;
import org.montyjvm.MontyQuestion;
import org.montyjvm.MontyValue;

/** The calls of one run: finds out what each means, starts it, and counts what all of them cost. */
final class Calls {
    private final String runId;
    private final Wiring wiring;
    private final Mailbox mailbox;
    private final Set<Flight> live = ConcurrentHashMap.newKeySet();
    private final Map<Integer, OsStart> osCalls = new LinkedHashMap<>();
    private volatile @Nullable String stopped;
    private long count;
    private Duration handlerTime = Duration.ZERO;

    Calls(String runId, Wiring wiring, Mailbox mailbox) {
        this.runId = runId;
        this.wiring = wiring;
        this.mailbox = mailbox;
    }

    /** A call that is to start: awaited by Python or not, and on the thread that pulls if it is quick. */
    record Begun(Flight flight, boolean awaitable, boolean quick) {}

    /** What a call of the operating system was, for its event. */
    private record OsStart(MontyOsCall pause) {}

    void goOn(long calls, Duration time) {
        count = calls;
        handlerTime = time;
    }

    BridgeUsage usage() {
        return new BridgeUsage(count, handlerTime);
    }

    // --- what is asked

    MontyAnswer lookup(MontyNameLookup lookup) {
        if (lookup.kind() == MontyNameLookup.Kind.MODULE) {
            MontyModule module = wiring.modules().get(lookup.name());
            if (module != null) {
                return MontyAnswer.value(module.value());
            }
        } else if (lookup.kind() == MontyNameLookup.Kind.ATTRIBUTE) {
            Optional<MontyAnswer> attribute = lookup.receiver()
                    .flatMap(id -> wiring.rooms().holding(id))
                    .flatMap(room -> room.objects().answer(lookup));
            if (attribute.isPresent()) {
                return attribute.get();
            }
        }
        return wiring.names().apply(lookup).orElseGet(MontyAnswer::notFound);
    }

    BridgeToolCallStart startEvent(BridgeEventHead head, MontyPending call, EventBounds bounds) {
        Wiring.Registered known = registered(call);
        CallRole role = CallRole.TOOL;
        if (known != null) {
            try {
                role = Roles.of(call.name(), known.function().role(), call.kwargs());
            } catch (HostException claimed) {
                role = CallRole.TOOL;
            }
        }
        EventBounds.Arguments shown = bounds.arguments(call.args(), withoutRole(call.kwargs()), 1);
        return new BridgeToolCallStart(
                head, call.callId(), bounds.name(fullName(call)), shown.args(), shown.kwargs(), role, call.position());
    }

    private Wiring.@Nullable Registered registered(MontyPending call) {
        return call.receiver().isPresent() ? null : wiring.functions().get(call.name());
    }

    private String fullName(MontyPending call) {
        return call.receiver()
                .flatMap(id -> wiring.rooms().holding(id))
                .map(room -> (room.namespace().isEmpty() ? "" : room.namespace() + ".") + "<object>." + call.name())
                .orElse(call.name());
    }

    private static Map<String, MontyValue> withoutRole(Map<String, MontyValue> kwargs) {
        if (!kwargs.containsKey(Roles.KEYWORD)) {
            return kwargs;
        }
        Map<String, MontyValue> rest = new LinkedHashMap<>(kwargs);
        rest.remove(Roles.KEYWORD);
        return rest;
    }

    // --- starting

    /** Returns the flight that answers a question; it is not under way yet. */
    Begun begin(MontyQuestion question) {
        count++;
        if (count > wiring.limits().calls()) {
            throw new BridgeLimitException(
                    BridgeLimitException.Limit.CALLS,
                    "the run made more than " + wiring.limits().calls() + " calls");
        }
        Begun begun = question instanceof MontyOsCall call ? os(call) : tool((MontyPending) question);
        live.add(begun.flight());
        String reason = stopped;
        if (reason != null) {
            begun.flight().cancel(reason);
        }
        return begun;
    }

    private Begun tool(MontyPending call) {
        Wiring.Registered known = registered(call);
        if (known != null) {
            return function(call, known);
        }
        Optional<Rooms.Room> room = call.receiver().flatMap(id -> wiring.rooms().holding(id));
        return room.isPresent() ? method(call, room.get()) : unknown(call);
    }

    private Begun function(MontyPending call, Wiring.Registered known) {
        HostFunction function = known.function();
        HostFunctionSchema schema = function.schema();
        Duration timeout = schema.timeout() == null ? wiring.limits().callTimeout() : schema.timeout();
        Flight flight = new Flight(call.callId(), call.name(), mailbox, BridgeThreads.nanos(timeout));
        CallRole role;
        Map<String, MontyValue> bound;
        try {
            role = Roles.of(call.name(), function.role(), call.kwargs());
            bound = function.binding().bind(call.args(), call.kwargs());
        } catch (HostException wrong) {
            return new Begun(raising(flight, call, wrong), schema.awaitable(), true);
        }
        HostCall hostCall = new HostCall(
                HostCall.Kind.TOOL,
                origin(call, call.name(), flight, known.namespace()),
                role,
                known.namespace(),
                function,
                bound,
                work(function, flight));
        return new Begun(
                flight.with(hostCall, wiring.onion(), wiring.errors()), schema.awaitable(), function.isQuick());
    }

    private static HostCall.Work work(HostFunction function, Flight flight) {
        HostFunctionSchema schema = function.schema();
        String name = schema.name();
        HostHandler handler = function.handler();
        if (handler instanceof HostHandler.Async async) {
            return call -> Results.convert(name, schema.returns(), flight.follow(async.handle(call)));
        } else if (handler instanceof HostHandler.Streaming streaming) {
            return call -> {
                List<MontyValue> pieces = new ArrayList<>();
                streaming.handle(call, piece -> {
                    MontyValue value = Results.convert(name, HostType.any(), piece);
                    flight.emit(value);
                    pieces.add(value);
                });
                return Results.ready(new MontyValue.List(pieces));
            };
        }
        HostHandler.Sync sync = (HostHandler.Sync) handler;
        return call -> Results.ready(Results.convert(name, schema.returns(), sync.handle(call)));
    }

    private Begun method(MontyPending call, Rooms.Room room) {
        Flight flight = new Flight(call.callId(), fullName(call), mailbox, defaultTimeout());
        HostCall hostCall = new HostCall(
                HostCall.Kind.TOOL,
                origin(call, flight.name(), flight, room.namespace()),
                CallRole.TOOL,
                room.namespace(),
                null,
                numbered(call.args(), call.kwargs()),
                ignored -> answered(room.objects(), call));
        return new Begun(flight.with(hostCall, wiring.onion(), wiring.errors()), false, false);
    }

    private static CompletionStage<MontyValue> answered(MontyHostObjects objects, MontyPending call) {
        return Results.of(objects.answer(call).orElseGet(MontyAnswer::notFound), noMethod(call));
    }

    private static HostException noMethod(MontyPending call) {
        return new Failures.NotFound("AttributeError", "the object has no method '" + call.name() + "'");
    }

    private static HostException noFunction(String name) {
        return new Failures.NotFound("NameError", "name '" + name + "' is not defined");
    }

    private Begun unknown(MontyPending call) {
        Flight flight = new Flight(call.callId(), call.name(), mailbox, defaultTimeout());
        HostException error = call.receiver().isPresent() ? noMethod(call) : noFunction(call.name());
        return new Begun(raising(flight, call, error), false, true);
    }

    /** Returns the flight with an answer that no middleware sees: the call never came to be one. */
    private Flight raising(Flight flight, MontyPending call, HostException error) {
        HostCall hostCall = new HostCall(
                HostCall.Kind.TOOL,
                origin(call, call.name(), flight, ""),
                CallRole.TOOL,
                "",
                null,
                Map.of(),
                ignored -> {
                    throw error;
                });
        return flight.with(hostCall, Wiring.onion(List.of()), wiring.errors());
    }

    private HostCall.Origin origin(MontyPending call, String name, Flight flight, String namespace) {
        return new HostCall.Origin(
                runId,
                call.callId(),
                name,
                call.args(),
                withoutRole(call.kwargs()),
                call.position(),
                flight.token(),
                wiring.rooms().of(namespace));
    }

    private Begun os(MontyOsCall call) {
        Flight flight = new Flight(call.callId(), call.name(), mailbox, defaultTimeout());
        osCalls.put(call.callId(), new OsStart(call));
        HostCall hostCall = new HostCall(
                HostCall.Kind.OS,
                new HostCall.Origin(
                        runId,
                        call.callId(),
                        call.name(),
                        call.args(),
                        call.kwargs(),
                        call.position(),
                        flight.token(),
                        wiring.rooms().of("")),
                CallRole.INFRA,
                "",
                null,
                numbered(call.args(), call.kwargs()),
                seen -> Results.convert(
                        call.name(), HostType.any(), flight.follow(wiring.os().serve(call, seen))));
        boolean awaitable = call.function() == MontyOsFunction.ASYNC_SLEEP;
        return new Begun(flight.with(hostCall, wiring.onion(), wiring.errors()), awaitable, false);
    }

    private static Map<String, MontyValue> numbered(List<MontyValue> args, Map<String, MontyValue> kwargs) {
        Map<String, MontyValue> all = new LinkedHashMap<>();
        for (int i = 0; i < args.size(); i++) {
            all.put(String.valueOf(i), args.get(i));
        }
        all.putAll(kwargs);
        return all;
    }

    private long defaultTimeout() {
        return BridgeThreads.nanos(wiring.limits().callTimeout());
    }

    // --- ending

    BridgeEvent endEvent(BridgeEventHead head, Flight flight, EventBounds bounds) {
        live.remove(flight);
        Duration duration = flight.duration();
        handlerTime = handlerTime.plus(duration);
        OsStart os = osCalls.remove(flight.callId());
        if (os == null) {
            return new BridgeToolCallResult(
                    head, flight.callId(), bounds.name(flight.name()), bounds.outcome(outcome(flight), 1), duration);
        }
        EventBounds.Arguments shown =
                bounds.arguments(os.pause().args(), os.pause().kwargs(), 2);
        return new BridgeOsCall(
                head,
                flight.callId(),
                flight.name(),
                shown.args(),
                shown.kwargs(),
                os.pause().position(),
                bounds.outcome(outcome(flight), 2),
                duration);
    }

    private BridgeOutcome outcome(Flight flight) {
        if (flight.isCancelled()) {
            String reason = stopped;
            return new BridgeOutcome.Cancelled(reason == null || reason.isEmpty() ? "the run is over" : reason);
        }
        MontyAnswer answer = flight.answer();
        if (answer instanceof MontyAnswer.Value value) {
            return new BridgeOutcome.Returned(value.value());
        } else if (answer instanceof MontyAnswer.Raise raise) {
            return new BridgeOutcome.Raised(raise.excType(), raise.message());
        } else if (answer instanceof MontyAnswer.NotFound) {
            return new BridgeOutcome.Raised("NameError", "name '" + flight.name() + "' is not defined");
        }
        return new BridgeOutcome.Raised("PermissionError", "'" + flight.name() + "' is not served");
    }

    /** Returns until when calls that are under way since a moment may take time at all. */
    long lastDeadline(long since) {
        return since + BridgeThreads.nanos(wiring.limits().handlerTime().minus(handlerTime));
    }

    /** Ends the run if its calls took too long, together with one that is under way. */
    void requireTime(Duration underWay) {
        if (handlerTime.plus(underWay).compareTo(wiring.limits().handlerTime()) > 0) {
            throw new BridgeLimitException(
                    BridgeLimitException.Limit.HANDLER_TIME,
                    "the calls of the run took longer than " + wiring.limits().handlerTime());
        }
    }

    /** Cancels what is under way, from whatever thread. */
    void stop(String reason) {
        stopped = reason;
        live.forEach(flight -> flight.cancel(reason));
    }

    void close() {
        live.forEach(flight -> flight.cancel("the run is over"));
        live.clear();
    }
}
