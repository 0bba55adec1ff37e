package org.montyjvm.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.montyjvm.Monty;
import org.montyjvm.MontyAnswer;
import org.montyjvm.MontyComplete;
import org.montyjvm.MontyError;
import org.montyjvm.MontyNameLookup;
import org.montyjvm.MontyPending;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontyProgress;
import org.montyjvm.MontyQuestion;
import org.montyjvm.MontyResolveFutures;
import org.montyjvm.MontyResult;
import org.montyjvm.MontyScript;
import org.montyjvm.MontyScriptError;
import org.montyjvm.MontySuspended;
import org.montyjvm.MontyValue;
import org.montyjvm.fixtures.Fixture;
import org.montyjvm.fixtures.HostSide;
import org.montyjvm.fixtures.Ladder;

/** The ladder's tiers about the host come to the same through a bridge as through bare start and resume. */
@OnEachEngine
class LadderTest {
    private final String engine;

    LadderTest(String engine) {
        this.engine = engine;
    }

    /** What a script came to, in the terms that a caller sees. */
    private record End(String value, String output, String error) {
        static End of(MontyResult result) {
            return new End(result.value().toString(), result.output(), "");
        }

        static End of(MontyError error) {
            String what = error instanceof MontyScriptError script
                    ? script.excType() + ": " + script.excMessage() + "\n" + script.traceback()
                    : error.getClass().getSimpleName();
            return new End("", error.output(), what);
        }
    }

    /** The bare run, and which functions it called in which way. */
    private record Bare(
            End end,
            Set<String> called,
            Set<String> awaited,
            Set<String> waitedFor,
            Set<String> unknown,
            Map<Integer, MontyAnswer> given) {}

    private static Optional<MontyAnswer> lookup(HostSide host, MontyNameLookup lookup) {
        Map<String, MontyValue> served = lookup.kind() == MontyNameLookup.Kind.MODULE
                ? host.modules()
                : host.names() == null ? Map.of() : host.names();
        return Optional.ofNullable(served.get(lookup.name())).map(MontyAnswer::value);
    }

    /** The host's answer to the call with that number; of a future what becomes of it. */
    private static MontyAnswer answer(HostSide host, int number, AtomicInteger valuesUsed) {
        MontyAnswer later = host.futures().get(number);
        if (later != null) {
            return later;
        } else if (host.notFound().contains(number)) {
            return MontyAnswer.notFound();
        }
        MontyAnswer error = host.errors().get(number);
        return error != null ? error : MontyAnswer.value(host.values().get(valuesUsed.getAndIncrement()));
    }

    private Bare bare(Fixture fixture) {
        HostSide host = fixture.host();
        Set<String> called = new LinkedHashSet<>();
        Set<String> awaited = new HashSet<>();
        Set<String> waitedFor = new HashSet<>();
        Set<String> unknown = new HashSet<>();
        Set<String> known = new HashSet<>();
        Map<Integer, MontyAnswer> given = new LinkedHashMap<>();
        AtomicInteger valuesUsed = new AtomicInteger();
        try (MontyPlatform platform =
                Monty.builder().backend(engine).limits(fixture.limits()).build()) {
            MontyProgress progress = platform.start(host.registeredIn(fixture.script()));
            while (progress instanceof MontySuspended pause) {
                if (pause instanceof MontyResolveFutures futures) {
                    Map<Integer, MontyAnswer> ready = new LinkedHashMap<>();
                    futures.callIds().forEach(id -> ready.put(id, given.get(id)));
                    progress = futures.resume(ready);
                } else if (pause instanceof MontyPending call) {
                    called.add(call.name());
                    boolean later = host.futures().containsKey(given.size());
                    MontyAnswer answer = answer(host, given.size(), valuesUsed);
                    if (answer instanceof MontyAnswer.NotFound) {
                        unknown.add(call.name());
                    } else {
                        known.add(call.name());
                    }
                    (later ? awaited : waitedFor).add(call.name());
                    given.put(call.callId(), answer);
                    progress = call.resume(later ? MontyAnswer.future() : answer);
                } else {
                    progress = ((MontyQuestion) pause)
                            .resume(lookup(host, (MontyNameLookup) pause).orElseGet(MontyAnswer::notFound));
                }
            }
            return new Bare(
                    End.of(((MontyComplete) progress).result()),
                    called,
                    awaited,
                    waitedFor,
                    only(unknown, known),
                    given);
        } catch (MontyError e) {
            return new Bare(End.of(e), called, awaited, waitedFor, only(unknown, known), given);
        }
    }

    private static Set<String> only(Set<String> names, Set<String> without) {
        Set<String> left = new HashSet<>(names);
        left.removeAll(without);
        return left;
    }

    private End bridged(Fixture fixture, Bare bare) {
        MontyPlugin.Builder plugin = MontyPlugin.builder("");
        for (String name : only(bare.called(), bare.unknown())) {
            HostFunction.Builder function = HostFunction.builder(name)
                    .param(HostParam.args("args", HostType.any()))
                    .param(HostParam.kwargs("kwargs", HostType.any()));
            plugin.function(
                    bare.awaited().contains(name)
                            ? function.asyncHandler(call -> CompletableFuture.completedFuture(
                                    value(bare.given().get(call.callId()), name)))
                            : function.handler(call -> value(bare.given().get(call.callId()), name)));
        }
        MontyScript script = fixture.script();
        if (!fixture.host().modules().isEmpty()) {
            script = script.withModules(fixture.host().modules().keySet().toArray(String[]::new));
        }
        if (fixture.host().names() != null) {
            script = script.withNameResolver();
        }
        for (String name : fixture.host().functions()) {
            if (!bare.called().contains(name) || bare.unknown().contains(name)) {
                script = script.withFunctions(name);
            }
        }
        try (MontyPlatform platform =
                        Monty.builder().backend(engine).limits(fixture.limits()).build();
                MontyBridge bridge = DefaultMontyBridge.builder(platform)
                        .plugin(plugin.build())
                        .names(lookup -> lookup(fixture.host(), lookup))
                        .build()) {
            return End.of(bridge.run(script).result());
        } catch (MontyError e) {
            return End.of(e);
        }
    }

    private static MontyValue value(MontyAnswer answer, String function) {
        if (answer instanceof MontyAnswer.Value value) {
            return value.value();
        } else if (answer instanceof MontyAnswer.Raise raise) {
            String message = raise.message();
            throw new HostException(raise.excType(), message == null ? "" : message);
        }
        throw new HostException("NameError", "name '" + function + "' is not defined");
    }

    /** Returns why a fixture says nothing about a bridge, or empty if it does. */
    private static Optional<String> exclusion(Fixture fixture, Bare bare) {
        if (bare.called().stream().anyMatch(name -> name.startsWith("_"))) {
            return Optional.of("calls a function whose name starts with an underscore, which no plugin has");
        } else if (bare.called().stream().anyMatch(name -> !PythonText.isIdentifier(name))) {
            return Optional.of("calls functions of a module that the fixture makes");
        } else if (bare.awaited().stream().anyMatch(bare.waitedFor()::contains)) {
            return Optional.of("one function is awaited and waited for in turns: a bridge's is always the same");
        } else if (bare.given().values().stream()
                .anyMatch(answer -> answer instanceof MontyAnswer.Raise raise && raise.message() == null)) {
            return Optional.of("raises without a message, where a HostException has one");
        } else if (!bare.awaited().isEmpty()
                && bare.given().values().stream()
                                .filter(MontyAnswer.Raise.class::isInstance)
                                .count()
                        > 1) {
            return Optional.of(
                    "has awaited calls that fail at the same time: the first of a bridge is that which is faster");
        } else if (fixture.host().rounds() != null) {
            return Optional.of("resolves futures in rounds of its own, which are the bridge's");
        } else if (!fixture.host().functions().isEmpty() && bare.end().error().equals("MontyResourceError")) {
            return Optional.of("hits a limit that counts what the bridge sends along");
        }
        return Optional.empty();
    }

    private static Stream<Fixture> fixtures() {
        return Ladder.bundled().fixtures().stream().filter(fixture -> fixture.tier() >= 6 && fixture.tier() <= 9);
    }

    @TestFactory
    Stream<DynamicTest> fixture_comesToTheSame() {
        return fixtures().flatMap(fixture -> {
            Bare bare = bare(fixture);
            return exclusion(fixture, bare).isPresent()
                    ? Stream.empty()
                    : Stream.of(DynamicTest.dynamicTest(
                            fixture.id(),
                            () -> assertThat(bridged(fixture, bare)).isEqualTo(bare.end())));
        });
    }

    @Test
    void mostFixtures_sayMuchAboutABridge() {
        List<Fixture> all = fixtures().toList();
        List<String> left = all.stream()
                .flatMap(fixture -> exclusion(fixture, bare(fixture)).stream().map(why -> fixture.id() + ": " + why))
                .toList();
        assertThat(left).as("%d of %d are left out", left.size(), all.size()).hasSizeLessThan(all.size() / 4);
    }
}
