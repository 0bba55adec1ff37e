package org.montyjvm.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.montyjvm.Monty;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontyValue;

/** Arguments reach handlers checked, and what is wrong with them reaches the script in CPython's words. */
@OnEachEngine
class ArgumentsTest {
    private final MontyPlatform platform;
    private final MontyBridge bridge;

    ArgumentsTest(String engine) {
        platform = Monty.builder().backend(engine).build();
        HostType order = HostType.record(
                "Order",
                HostParam.of("id", HostType.integer()),
                HostParam.of("tags", HostType.listOf(HostType.string())).withDefault(List.of()));
        bridge = DefaultMontyBridge.builder(platform)
                .plugin(MontyPlugin.builder("f")
                        .function(echo("none"))
                        .function(echo("one", HostParam.of("a", HostType.any())))
                        .function(echo("two", HostParam.of("a", HostType.any()), HostParam.of("b", HostType.any())))
                        .function(echo(
                                "three",
                                HostParam.of("a", HostType.any()),
                                HostParam.of("b", HostType.any()),
                                HostParam.of("c", HostType.any())))
                        .function(echo(
                                "some",
                                HostParam.of("a", HostType.any()),
                                HostParam.of("b", HostType.any()).withDefault(7)))
                        .function(echo(
                                "named",
                                HostParam.of("a", HostType.any()),
                                HostParam.of("k", HostType.any()).keywordOnly(),
                                HostParam.of("m", HostType.any()).keywordOnly().withDefault(None())))
                        .function(echo(
                                "rest",
                                HostParam.of("a", HostType.any()),
                                HostParam.args("more", HostType.integer()),
                                HostParam.kwargs("extra", HostType.string())))
                        .function(echo("order", HostParam.of("order", order)))
                        .function(echo("orders", HostParam.of("orders", HostType.listOf(order))))
                        .function(echo("unit", HostParam.of("unit", HostType.oneOf("C", "F"))))
                        .function(echo("small", HostParam.of("n", HostType.integer(0, 9))))
                        .function(echo("ratio", HostParam.of("x", HostType.floating())))
                        .function(echo("maybe", HostParam.of("s", HostType.optional(HostType.string()))))
                        .function(
                                echo("table", HostParam.of("t", HostType.mapOf(HostType.string(), HostType.integer()))))
                        .function(echo("words", HostParam.of("w", HostType.setOf(HostType.string()))))
                        .build())
                .build();
    }

    private static Object None() {
        return null;
    }

    private static HostFunction echo(String name, HostParam... params) {
        HostFunction.Builder builder = HostFunction.builder(name);
        for (HostParam param : params) {
            builder.param(param);
        }
        return builder.handler(call -> call.arguments());
    }

    @AfterEach
    void close() {
        bridge.close();
        platform.close();
    }

    private String failure(String call) {
        return bridge.run("try:\n    f." + call
                        + "\n    r = 'no error'\nexcept Exception as e:\n    r = type(e).__name__ + ': ' + str(e)\nr")
                .result()
                .value()
                .asString();
    }

    /** The texts are those of CPython 3.11 for functions with the same parameters. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "none(1)               | none() takes 0 positional arguments but 1 was given",
                "none(1, 2)            | none() takes 0 positional arguments but 2 were given",
                "none(x=1)             | none() got an unexpected keyword argument 'x'",
                "one()                 | one() missing 1 required positional argument: 'a'",
                "one(1, 2)             | one() takes 1 positional argument but 2 were given",
                "one(1, a=2)           | one() got multiple values for argument 'a'",
                "one(1, b=2)           | one() got an unexpected keyword argument 'b'",
                "one(b=2)              | one() got an unexpected keyword argument 'b'",
                "two()                 | two() missing 2 required positional arguments: 'a' and 'b'",
                "two(b=1)              | two() missing 1 required positional argument: 'a'",
                "three()               | three() missing 3 required positional arguments: 'a', 'b', and 'c'",
                "three(1, 2, 3, a=4)   | three() got multiple values for argument 'a'",
                "some(1, 2, 3)         | some() takes from 1 to 2 positional arguments but 3 were given",
                "some()                | some() missing 1 required positional argument: 'a'",
                "named(1)              | named() missing 1 required keyword-only argument: 'k'",
                "named(1, 2, k=3)      | named() takes 1 positional argument but 2 positional arguments (and 1 keyword-only argument) were given",
                "named(1, 2)           | named() takes 1 positional argument but 2 were given",
                "named(k=1)            | named() missing 1 required positional argument: 'a'",
                "rest()                | rest() missing 1 required positional argument: 'a'",
            })
    void wrongPlaces_areTypeErrorsInCPythonsWords(String call, String message) {
        assertThat(failure(call)).isEqualTo("TypeError: " + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "rest(1, 2, 'x')                   | TypeError: rest() argument 'more[1]' must be int, not str",
                "rest(1, key=2)                    | TypeError: rest() argument 'key' must be str, not int",
                "order(1)                          | TypeError: order() argument 'order' must be dict, not int",
                "order({})                         | TypeError: order() argument 'order'.id is missing",
                "order({'id': '1'})                | TypeError: order() argument 'order'.id must be int, not str",
                "order({'id': 1, 'x': 2})          | TypeError: order() argument 'order' has no field 'x'",
                "order({'id': 1, 'tags': ['a', 2]})| TypeError: order() argument 'order'.tags[1] must be str, not int",
                "orders([{'id': 1}, {'id': 2.5}])  | TypeError: orders() argument 'orders'[1].id must be int, not float",
                "orders(({'id': 1},))              | TypeError: orders() argument 'orders' must be list, not tuple",
                "unit('K')                         | ValueError: unit() argument 'unit' must be one of 'C', 'F', not 'K'",
                "unit(1)                           | TypeError: unit() argument 'unit' must be str, not int",
                "small(10)                         | OverflowError: small() argument 'n' must be at least 0 and at most 9",
                "small(1.0)                        | TypeError: small() argument 'n' must be int, not float",
                "ratio('1')                        | TypeError: ratio() argument 'x' must be float, not str",
                "ratio(10 ** 400)                  | OverflowError: int too large to convert to float",
                "maybe(1)                          | TypeError: maybe() argument 's' must be str or None, not int",
                "table({'a': 'b'})                 | TypeError: table() argument 't'['a'] must be int, not str",
                "table({1: 2})                     | TypeError: table() argument 't' key 1 must be str, not int",
                "words(['a'])                      | TypeError: words() argument 'w' must be set, not list",
            })
    void wrongTypes_sayWhere(String call, String message) {
        assertThat(failure(call)).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "some(1)                 | {'a': 1, 'b': 7}",
                "some(b=1, a=2)          | {'a': 2, 'b': 1}",
                "named(1, m=2, k=3)      | {'a': 1, 'k': 3, 'm': 2}",
                "named(1, k=3)           | {'a': 1, 'k': 3, 'm': None}",
                "rest(1, 2, 3, x='y')    | {'a': 1, 'more': [2, 3], 'extra': {'x': 'y'}}",
                "order({'id': 1})        | {'order': {'id': 1, 'tags': []}}",
                "ratio(True)             | {'x': 1.0}",
                "ratio(3)                | {'x': 3.0}",
                "small(True)             | {'n': 1}",
                "maybe(None)             | {'s': None}",
                "words(frozenset({'a'})) | {'w': frozenset({'a'})}",
            })
    void rightArguments_arriveByParameter(String call, String arguments) {
        assertThat(bridge.run("repr(f." + call + ")").result().value().asString())
                .isEqualTo(arguments);
    }

    @Test
    void dataclass_passesForARecord() {
        assertThat(bridge.run(
                                "from dataclasses import dataclass\n@dataclass\nclass O:\n    id: int\nf.order(O(4))['order']['id']")
                        .result()
                        .value())
                .isEqualTo(MontyValue.of(4));
    }
}
