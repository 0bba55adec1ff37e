package org.montyjvm.bridge;

import java.lang.reflect.AnnotatedType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyValue;

/** Arguments on their way to a Java method, by the types that it declares. They were checked before. */
final class JavaArgument {
    private JavaArgument() {}

    static @Nullable Object of(MontyValue value, AnnotatedType type, boolean nullable) {
        if (value.isNone() && (nullable || JavaTypes.isNullable(type))) {
            return null;
        }
        Class<?> raw = JavaTypes.raw(type.getType());
        if (type.getType() instanceof Class<?>) {
            return value.as(raw);
        } else if (raw == Optional.class) {
            return value.isNone()
                    ? Optional.empty()
                    : Optional.ofNullable(of(value, JavaTypes.argument(type, 0), false));
        } else if (raw == List.class || raw == Collection.class || raw == Iterable.class) {
            return Collections.unmodifiableList(items(value, type, new ArrayList<>()));
        } else if (raw == Set.class) {
            return Collections.unmodifiableSet(items(value, type, new LinkedHashSet<>()));
        } else if (raw == Map.class) {
            return map(value, type);
        }
        return value.as(raw);
    }

    private static <C extends Collection<@Nullable Object>> C items(MontyValue value, AnnotatedType type, C items) {
        for (MontyValue item : value.asList()) {
            items.add(of(item, JavaTypes.argument(type, 0), false));
        }
        return items;
    }

    private static Map<@Nullable Object, @Nullable Object> map(MontyValue value, AnnotatedType type) {
        Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
        value.asMap()
                .forEach((key, item) -> map.put(
                        of(key, JavaTypes.argument(type, 0), false), of(item, JavaTypes.argument(type, 1), false)));
        return Collections.unmodifiableMap(map);
    }
}
