package org.montyjvm.internal.objects;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.montyjvm.MontyAnswer;
import org.montyjvm.MontyValue;

/** Calls that do not fit are refused in Python's words, checked against CPython's for the same signatures. */
class SignatureTest {
    public enum Size {
        SMALL,
        LARGE
    }

    public interface Api {
        String none();

        String one(String name);

        String three(String firstName, int count, double rate);

        String optional(String name, Optional<Integer> count);

        String many(String name, int... numbers);

        String size(Size size, List<String> names);
    }

    private final Dispatch objects = new Dispatch(10, HostErrors::raise);
    private final MontyValue.Instance api = objects.expose(new Recorder(), Api.class, null);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "none     | 1       |         | Api.none() takes 1 positional argument but 2 were given",
                "none     |         | x       | Api.none() got an unexpected keyword argument 'x'",
                "one      |         |         | Api.one() missing 1 required positional argument: 'name'",
                "one      | a b     |         | Api.one() takes 2 positional arguments but 3 were given",
                "one      | a       | name    | Api.one() got multiple values for argument 'name'",
                "one      |         | nom     | Api.one() got an unexpected keyword argument 'nom'",
                "three    | a       |         | Api.three() missing 2 required positional arguments: 'count' and 'rate'",
                "three    |         |         | Api.three() missing 3 required positional arguments: 'first_name', 'count', and 'rate'",
                "optional | a 1 2   |         | Api.optional() takes from 2 to 3 positional arguments but 4 were given",
                "optional |         | count   | Api.optional() missing 1 required positional argument: 'name'",
                "many     |         |         | Api.many() missing 1 required positional argument: 'name'",
                "many     | a 1 b   |         | Api.many() argument 3 must be int, not str",
                "one      | 1       |         | Api.one() argument 'name' must be str, not int",
                "three    | a b 1   |         | Api.three() argument 'count' must be int, not str",
                "size     | SMALL 1 |         | Api.size() argument 'names' must be list, not int"
            })
    void callThatDoesNotFit_isATypeError(String method, String args, String keyword, String message) {
        assertThat(call(method, args, keyword)).isEqualTo("TypeError: " + message);
    }

    @Test
    void valueThatDoesNotFit_thoughItsTypeDoes_isNoTypeError() {
        assertThat(said("three", List.of("a", BigInteger.TWO.pow(40), 1.0)))
                .isEqualTo("OverflowError: Api.three() argument 'count' is out of range");
        assertThat(said("size", List.of("HUGE", List.of())))
                .isEqualTo("ValueError: Api.size() argument 'size' must be one of 'SMALL', 'LARGE', not 'HUGE'");
        assertThat(said("size", List.of("SMALL", List.of("a", 7))))
                .isEqualTo("ValueError: Api.size() argument 'names' has an unsuitable value at [1]");
    }

    @Test
    void callThatFits_givesTheArgumentsToJava() {
        assertThat(call("none", "", "")).isEqualTo("'none'");
        assertThat(call("one", "", "name")).isEqualTo("'one 0'");
        assertThat(said("three", List.of("a", 1, 2.5))).isEqualTo("'three a 1 2.5'");
        assertThat(said("optional", List.of("a"))).isEqualTo("'optional a Optional.empty'");
        assertThat(said("optional", List.of("a", 3))).isEqualTo("'optional a Optional[3]'");
        assertThat(said("many", List.of("a"))).isEqualTo("'many a 0'");
        assertThat(said("many", List.of("a", 1, 2))).isEqualTo("'many a 2'");
        assertThat(said("size", List.of("LARGE", List.of("x")))).isEqualTo("'size LARGE [x]'");
    }

    private String call(String method, String args, String keyword) {
        List<Object> positional = args == null || args.isBlank()
                ? List.of()
                : List.of(args.split(" ")).stream()
                        .map(text -> text.chars().allMatch(Character::isDigit) ? (Object) Long.valueOf(text) : text)
                        .toList();
        Map<String, MontyValue> kwargs = new LinkedHashMap<>();
        if (keyword != null && !keyword.isBlank()) {
            kwargs.put(keyword, MontyValue.of("0"));
        }
        return said(method, positional, kwargs);
    }

    private String said(String method, List<?> args) {
        return said(method, args, Map.of());
    }

    private String said(String method, List<?> args, Map<String, MontyValue> kwargs) {
        List<MontyValue> values = args.stream().map(MontyValue::of).toList();
        MontyAnswer answer = objects.call(api.id(), method, values, kwargs).orElseThrow();
        return answer instanceof MontyAnswer.Raise raise
                ? raise.excType() + ": " + raise.message()
                : ((MontyAnswer.Value) answer).value().toString();
    }

    public static final class Recorder implements Api {
        @Override
        public String none() {
            return "none";
        }

        @Override
        public String one(String name) {
            return "one " + name;
        }

        @Override
        public String three(String firstName, int count, double rate) {
            return "three " + firstName + " " + count + " " + rate;
        }

        @Override
        public String optional(String name, Optional<Integer> count) {
            return "optional " + name + " " + count;
        }

        @Override
        public String many(String name, int... numbers) {
            return "many " + name + " " + numbers.length;
        }

        @Override
        public String size(Size size, List<String> names) {
            return "size " + size + " " + names;
        }
    }
}
