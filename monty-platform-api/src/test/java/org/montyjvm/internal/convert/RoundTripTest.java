package org.montyjvm.internal.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.montyjvm.MontyTypeRef;
import org.montyjvm.MontyValue;

/** Random objects go to Python's types and come back as they were. Every repetition has a seed of its own. */
class RoundTripTest {
    record Sample(
            boolean flag,
            byte tiny,
            int whole,
            long longer,
            float single,
            double real,
            char letter,
            String text,
            BigInteger huge,
            BigDecimal decimal,
            LocalDate date,
            LocalDateTime dateTime,
            LocalTime time,
            Duration duration,
            ZoneOffset offset,
            Optional<String> optional,
            List<Integer> list,
            Set<String> set,
            Map<Long, List<String>> map) {}

    @RepeatedTest(200)
    void natural_randomObject_comesBack(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Object object = object(random, 4);
        assertThat(MontyValue.of(object).as(Object.class)).isEqualTo(object);
    }

    @RepeatedTest(200)
    void typed_randomRecord_comesBack(RepetitionInfo repetition) {
        Sample sample = sample(new Random(repetition.getCurrentRepetition()));
        MontyValue value = MontyValue.of(List.of(sample));
        assertThat(value.as(new MontyTypeRef<List<Sample>>() {})).containsExactly(sample);
        assertThat(MontyValue.of(value.as(Object.class))).isEqualTo(value);
    }

    private static Sample sample(Random random) {
        return new Sample(
                random.nextBoolean(),
                (byte) random.nextInt(),
                random.nextInt(),
                random.nextLong(),
                Float.intBitsToFloat(random.nextInt()),
                random.nextGaussian(),
                (char) random.nextInt(),
                text(random),
                new BigInteger(random.nextInt(300), random),
                new BigDecimal(new BigInteger(random.nextInt(100), random), random.nextInt(40) - 20),
                dateTime(random).toLocalDate(),
                dateTime(random),
                dateTime(random).toLocalTime(),
                Duration.ofNanos(random.nextLong() / 1_000 * 1_000),
                ZoneOffset.ofTotalSeconds(random.nextInt(2 * 64_800) - 64_800),
                random.nextBoolean() ? Optional.of(text(random)) : Optional.empty(),
                many(random, random::nextInt),
                Set.copyOf(many(random, () -> text(random))),
                many(random, random::nextLong).stream()
                        .distinct()
                        .collect(Collectors.toMap(key -> key, key -> many(random, () -> text(random)))));
    }

    private static Object object(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 9 : 12)) {
            case 0 -> random.nextBoolean();
            case 1 -> random.nextLong();
            case 2 -> BigInteger.ONE.shiftLeft(64 + random.nextInt(100));
            case 3 -> Double.longBitsToDouble(random.nextLong());
            case 4 -> text(random);
            case 5 -> new BigDecimal(BigInteger.valueOf(random.nextLong()), random.nextInt(20));
            case 6 -> dateTime(random);
            case 7 -> dateTime(random).atOffset(ZoneOffset.ofTotalSeconds(random.nextInt(64_800)));
            case 8 -> Duration.ofMillis(random.nextInt());
            case 9 -> many(random, () -> object(random, depth - 1));
            case 10 -> Set.copyOf(many(random, () -> text(random)));
            default -> {
                Map<Object, Object> map = new LinkedHashMap<>();
                many(random, () -> map.put(text(random), object(random, depth - 1)) != null);
                yield map;
            }
        };
    }

    private static <T> List<T> many(Random random, Supplier<T> one) {
        List<T> many = new ArrayList<>();
        IntStream.range(0, random.nextInt(5)).forEach(i -> many.add(one.get()));
        return many;
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(6), 0, Character.MAX_CODE_POINT + 1)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static LocalDateTime dateTime(Random random) {
        long seconds = random.nextLong(-62_135_596_800L, 253_402_300_800L); // the years 1 to 9999
        return LocalDateTime.ofEpochSecond(seconds, random.nextInt(1_000_000) * 1_000, ZoneOffset.UTC);
    }
}
