package org.montyjvm.internal.objects;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyExpose;
import org.montyjvm.MontyValue;
import org.montyjvm.internal.convert.ParameterTarget;

/**
 * One result on its way to Python: objects that Python may have are handed over, everything else is converted. If that
 * fails half way, the objects that were not known before are forgotten again. For one use.
 */
final class ToPython {
    /** How many objects may be attributes of each other; few, as each takes several frames of the stack. */
    private static final int MOST_OBJECTS_DEEP = 100;

    private final Registry registry;
    private final List<Registry.Entry> open = new ArrayList<>();
    private final List<Registry.Entry> fresh = new ArrayList<>();
    private int depth;

    ToPython(Registry registry) {
        this.registry = registry;
    }

    /** Returns the value of what a method gave. */
    MontyValue value(@Nullable Object result, ParameterTarget declared) throws Throwable {
        try {
            return MontyValue.of(prepared(result, declared));
        } catch (Throwable e) {
            fresh.forEach(registry::remove);
            throw e;
        }
    }

    /**
     * Returns an object as Python gets it, with its attributes as they are now.
     *
     * @param id its id, or null for the one it has, or a new one
     * @throws Throwable what reading an attribute throws
     */
    MontyValue.Instance instance(Object object, View view, @Nullable UUID id) throws Throwable {
        try {
            return instance(added(object, view, id));
        } catch (Throwable e) {
            fresh.forEach(registry::remove);
            throw e;
        }
    }

    private Registry.Entry added(Object object, View view, @Nullable UUID id) {
        Registry.Added added = registry.add(object, view, id);
        if (added.fresh()) {
            fresh.add(added.entry());
        }
        return added.entry();
    }

    private MontyValue.Instance instance(Registry.Entry entry) throws Throwable {
        boolean leadsBack = open.stream().anyMatch(outer -> outer.id().equals(entry.id()));
        if (leadsBack || open.size() == MOST_OBJECTS_DEEP) {
            throw new IllegalStateException("the attributes of " + entry.view().name()
                    + (leadsBack ? " lead back to the object itself" : " lead on and on")
                    + "; mark one of them with @MontyExpose(lazy = true)");
        }
        open.add(entry);
        List<MontyValue.Entry> attributes = new ArrayList<>();
        for (Member.Attribute attribute : entry.view().eager()) {
            MontyValue value = MontyValue.of(prepared(attribute.invoke(entry.object()), attribute.result()));
            attributes.add(new MontyValue.Entry(new MontyValue.Str(attribute.name()), value));
        }
        open.remove(open.size() - 1);
        return new MontyValue.Instance(entry.view().classType(), entry.id(), attributes);
    }

    private @Nullable Object prepared(@Nullable Object result, ParameterTarget declared) throws Throwable {
        if (result == null || result instanceof MontyValue || depth == MontyValue.MAX_NESTING) {
            return result; // too deep: the conversion says so
        }
        depth++;
        Object prepared = preparedParts(result, declared);
        depth--;
        return prepared;
    }

    private @Nullable Object preparedParts(Object result, ParameterTarget declared) throws Throwable {
        Registry.Entry entry = entry(result, declared.raw());
        if (entry != null) {
            return instance(entry);
        } else if (result instanceof Optional<?> optional) {
            return prepared(optional.orElse(null), declared.argument(0));
        } else if (result instanceof Map<?, ?> map) {
            Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
            for (Map.Entry<?, ?> each : map.entrySet()) {
                copy.put(each.getKey(), prepared(each.getValue(), declared.argument(1)));
            }
            return copy;
        } else if (result instanceof Set<?> set) {
            Set<@Nullable Object> copy = new LinkedHashSet<>();
            for (Object item : set) {
                copy.add(prepared(item, declared.argument(0)));
            }
            return copy;
        } else if (result instanceof Iterable<?> items && !(result instanceof java.nio.file.Path)) {
            List<@Nullable Object> copy = new ArrayList<>();
            for (Object item : items) {
                copy.add(prepared(item, declared.argument(0)));
            }
            return copy;
        }
        return result;
    }

    /** Returns the entry under which an object goes to Python, or null if it is to be converted. */
    private Registry.@Nullable Entry entry(Object object, Class<?> declared) {
        View view = view(object, declared);
        if (view != null) {
            return added(object, view, null);
        }
        List<Registry.Entry> known = registry.entries(object);
        if (known.size() > 1) {
            throw new IllegalStateException("a " + object.getClass().getSimpleName() + " is exposed with "
                    + known.size() + " lists, and " + declared.getSimpleName() + " is none of them");
        }
        return known.isEmpty() ? null : known.get(0);
    }

    /** What is declared decides, if it is a list of its own or one that the application uses; then the class does. */
    private @Nullable View view(Object object, Class<?> declared) {
        boolean listed = declared.isInterface()
                && (declared.isAnnotationPresent(MontyExpose.class) || registry.hasList(declared));
        return listed
                ? Views.ofInterface(declared)
                : Views.ofClass(object.getClass()).orElse(null);
    }
}
