package org.montyjvm.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.montyjvm.Monty;
import org.montyjvm.MontyPlatform;
import org.montyjvm.MontyValue;

/** What there is to call, told to people, type checkers and models: as the files beside this class say. */
@OnEachEngine
class CatalogTest {
    private final String engine;

    CatalogTest(String engine) {
        this.engine = engine;
    }

    enum Unit {
        CELSIUS,
        FAHRENHEIT
    }

    record Place(@MontyParam("the English name") String name, Optional<Integer> postCode) {}

    record Forecast(Place place, LocalDate day, List<Double> temperatures) {}

    @MontyNamespace(
            value = "weather",
            description = "The weather of the next days.\nFor cities only.",
            prompt = "Ask for the weather before you recommend a trip.")
    static final class Weather {
        @MontyFunction("Tells the weather of the next days.\nThe first day is today.")
        List<Forecast> getForecast(
                @MontyParam("where") Place place,
                @MontyParam(value = "how many", defaultValue = "3") int days,
                @MontyParam(defaultValue = "CELSIUS") Unit unit) {
            return List.of();
        }

        @MontyFunction("Waits for a \"\"\"storm\"\"\" \\ rain.")
        CompletableFuture<Optional<Duration>> nextStorm(Map<String, Set<Long>> stations, BigDecimal level) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
    }

    private static final FunctionCatalog CATALOG = FunctionCatalog.of(List.of(
            MontyPlugin.of(new Weather()),
            MontyPlugin.builder("")
                    .function(HostFunction.builder("note")
                            .description("Takes a note.")
                            .param(HostParam.of("text", HostType.string()).withDescription("what to note"))
                            .param(HostParam.args("more", HostType.any()))
                            .param(HostParam.of("loud", HostType.bool())
                                    .keywordOnly()
                                    .withDefault(false))
                            .param(HostParam.kwargs("tags", HostType.bytes()))
                            .returns(HostType.none())
                            .handler(call -> null))
                    .build()));

    private static String golden(String name) {
        try (InputStream file = CatalogTest.class.getResourceAsStream("catalog/" + name)) {
            assertThat(file).as(name).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void jsonSchemas_areAsWritten() throws Exception {
        assertThat(CATALOG.jsonSchemas() + "\n").isEqualTo(golden("schemas.json"));
        assertThat(new JsonMapper()
                        .readTree(CATALOG.jsonSchema("note"))
                        .get("name")
                        .asText())
                .isEqualTo("note");
    }

    @Test
    void stubs_areAsWritten() {
        assertThat(CATALOG.stub("weather")).isEqualTo(golden("weather.pyi"));
        assertThat(CATALOG.stub("")).isEqualTo(golden("plain.pyi"));
    }

    @Test
    void prompt_isAsWritten() {
        assertThat(CATALOG.prompt()).isEqualTo(golden("prompt.md"));
    }

    @Test
    void help_isAsWritten() {
        assertThat(CATALOG.help("") + "\n---\n" + CATALOG.help("weather") + "\n---\n"
                        + CATALOG.help("weather.get_forecast") + "\n")
                .isEqualTo(golden("help.txt"));
    }

    @Test
    void whatIsNotThere_isNotFound() {
        assertThatThrownBy(() -> CATALOG.jsonSchema("nothing")).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> CATALOG.stub("nothing")).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void python_findsOutWhatItMayCall() {
        try (MontyPlatform platform = Monty.builder().backend(engine).build();
                MontyBridge bridge = DefaultMontyBridge.builder(platform)
                        .plugin(MontyPlugin.of(new Weather()))
                        .build()) {
            assertThat(bridge.run("list_functions()").result().value())
                    .isEqualTo(MontyValue.of(List.of("weather.get_forecast", "weather.next_storm")));
            assertThat(bridge.run("list_functions('weather') == list_functions(namespace=None)")
                            .result()
                            .value())
                    .isEqualTo(MontyValue.of(true));
            assertThat(bridge.run("help('weather.get_forecast')")
                            .result()
                            .value()
                            .asString())
                    .startsWith("weather.get_forecast(place: Place, days: int = 3,");
            assertThat(bridge.run("try:\n    help('x')\nexcept LookupError as e:\n    r = str(e)\nr")
                            .result()
                            .value()
                            .asString())
                    .isEqualTo("there is no function or namespace 'x'; list_functions() tells what there is");
        }
    }
}
