package org.montyjvm.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.invoke.MethodHandles;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.montyjvm.Monty;
import org.montyjvm.MontyPlatform;

/** Plain Java objects as plugins. */
@OnEachEngine
class AnnotatedPluginTest {
    private final MontyPlatform platform;

    AnnotatedPluginTest(String engine) {
        platform = Monty.builder().backend(engine).build();
    }

    @AfterEach
    void close() {
        platform.close();
    }

    enum Unit {
        CELSIUS,
        FAHRENHEIT
    }

    record Place(String name, @Nullable Integer postCode) {}

    record Forecast(Place place, List<Double> maxTemperatures, Unit unitOfMeasure) {}

    @MontyNamespace(value = "weather", description = "The weather.")
    static final class Weather implements AutoCloseable {
        private boolean closed;

        @MontyFunction("Tells the weather of the next days.")
        Forecast getForecast(
                @MontyParam("where") Place place,
                @MontyParam(defaultValue = "2") int days,
                @MontyParam(defaultValue = "CELSIUS") Unit unit) {
            return new Forecast(place, Stream.generate(() -> 20.5).limit(days).toList(), unit);
        }

        @MontyFunction
        String describe(
                List<Place> places,
                Map<String, Set<Integer>> groups,
                Optional<BigDecimal> price,
                @Nullable String note) {
            return places + " " + groups.values() + " " + price + " " + note;
        }

        @MontyFunction(name = "fetch", timeoutMillis = 5_000)
        CompletableFuture<String> fetchLater(HostCall call, String city) {
            return CompletableFuture.supplyAsync(() -> call.name() + " " + city);
        }

        @MontyFunction
        Stream<Integer> count(int to) {
            return Stream.iterate(1, i -> i + 1).limit(to);
        }

        @MontyFunction
        void fail() throws java.io.IOException {
            throw new java.io.IOException("secret path");
        }

        @MontyFunction
        static int twice(int n) {
            return 2 * n;
        }

        String hidden() {
            return "out of reach";
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private Object run(Object object, String code) {
        try (MontyBridge bridge = DefaultMontyBridge.builder(platform)
                .plugin(MontyPlugin.of(object))
                .build()) {
            return bridge.run(code).result().value().as(Object.class);
        }
    }

    @Test
    void recordsAndEnums_crossInBothDirections_inSnakeCase() {
        assertThat(run(new Weather(), "repr(weather.get_forecast({'name': 'NYC'}, days=3))"))
                .isEqualTo("{'place': {'name': 'NYC', 'post_code': None},"
                        + " 'max_temperatures': [20.5, 20.5, 20.5], 'unit_of_measure': 'CELSIUS'}");
        assertThat(run(new Weather(), "weather.get_forecast({'name': 'X', 'post_code': 7}, 1, 'FAHRENHEIT')['place']"))
                .isEqualTo(Map.of("name", "X", "post_code", 7L));
    }

    @Test
    void generics_areCheckedAndConverted() {
        assertThat(run(new Weather(), "weather.describe([{'name': 'A'}], {'g': {1}})"))
                .isEqualTo("[Place[name=A, postCode=null]] [[1]] Optional.empty null");
        assertThat(run(
                        new Weather(),
                        "from decimal import Decimal\nweather.describe([], {}, price=Decimal('1.50'), note='x')"))
                .isEqualTo("[] [] Optional[1.50] x");
        assertThatThrownBy(() -> run(new Weather(), "weather.describe([], {'g': {'1'}})"))
                .hasMessageContaining("describe() argument 'groups'['g'][0] must be int, not str");
    }

    @Test
    void methods_mayBeAsynchronousStreamingStaticAndThrow() {
        assertThat(run(new Weather(), "await weather.fetch('Rome')")).isEqualTo("weather.fetch Rome");
        assertThat(run(new Weather(), "weather.count(3)")).isEqualTo(List.of(1L, 2L, 3L));
        assertThat(run(new Weather(), "weather.twice(n=4)")).isEqualTo(8L);
        assertThat(run(new Weather(), "try:\n    weather.fail()\nexcept OSError as e:\n    r = str(e)\nr"))
                .isEqualTo("");
        assertThatThrownBy(() -> run(new Weather(), "weather.twice(2 ** 40)")).hasMessageContaining("OverflowError");
    }

    @Test
    void whatIsNotAnnotated_isOutOfReach() {
        assertThatThrownBy(() -> run(new Weather(), "weather.hidden()")).hasMessageContaining("AttributeError");
        assertThatThrownBy(() -> run(new Weather(), "weather.get_class()")).hasMessageContaining("AttributeError");
        assertThatThrownBy(() -> MontyPlugin.of("text"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.lang.String")
                .hasMessageContaining("@MontyFunction");
    }

    @Test
    void lookup_callsWhatOnlyItsClassMay() {
        final class Secretive {
            @MontyFunction
            @SuppressWarnings("UnusedMethod") // scripts use it
            private int answer() {
                return 42;
            }
        }
        try (MontyBridge bridge = DefaultMontyBridge.builder(platform)
                .plugin(MontyPlugin.of(new Secretive(), MethodHandles.lookup()))
                .build()) {
            assertThat(bridge.run("secretive.answer()").result().value().asInt())
                    .isEqualTo(42);
        }
    }

    @Test
    void closeable_isClosedWithThePlugin() {
        Weather weather = new Weather();
        try (PluginRegistry registry = new PluginRegistry()) {
            registry.register(MontyPlugin.of(weather));
            assertThat(weather.closed).isFalse();
        }
        assertThat(weather.closed).isTrue();
    }

    @Test
    void wrongDefault_isFoundWhenThePluginIsMade() {
        final class Broken {
            @MontyFunction
            @SuppressWarnings("UnusedMethod") // nobody can
            int f(@MontyParam(defaultValue = "three") int n) {
                return n;
            }
        }
        assertThatThrownBy(() -> MontyPlugin.of(new Broken()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the default 'three'");
    }
}
