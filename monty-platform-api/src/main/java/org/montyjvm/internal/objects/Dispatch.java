package org.montyjvm.internal.objects;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.montyjvm.MontyAnswer;
import org.montyjvm.MontyValue;

/** Objects handed over, and what scripts do with them. Safe for use by several threads. */
public final class Dispatch {
    private final Registry registry;
    private final FromPython fromPython;
    private final Function<? super Throwable, ? extends MontyAnswer.Raise> errors;

    /**
     * Makes an empty one.
     *
     * @param most how many objects there may be
     * @param errors what a script sees of what the host's code throws
     */
    public Dispatch(int most, Function<? super Throwable, ? extends MontyAnswer.Raise> errors) {
        this.registry = new Registry(most);
        this.fromPython = new FromPython(registry);
        this.errors = errors;
    }

    /**
     * Returns an object as Python gets it.
     *
     * @param view the interface that lists what Python may reach, or null for the annotations of the object's class
     * @param id the id of the object, or null for the one that it has, or a new one
     */
    public MontyValue.Instance expose(Object object, @Nullable Class<?> view, @Nullable UUID id) {
        View list = view == null ? annotated(object) : Views.ofInterface(view);
        try {
            return new ToPython(registry).instance(object, list, id);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("an attribute of " + list.name() + " could not be read", e);
        }
    }

    /** Returns the answer to a call, or empty if the receiver is no object of these. */
    public Optional<MontyAnswer> call(
            @Nullable UUID receiver, String name, List<MontyValue> args, Map<String, MontyValue> kwargs) {
        BoundName bound = receiver == null ? BoundName.parse(name) : new BoundName(receiver, name);
        if (bound == null) {
            return Optional.empty();
        }
        Registry.Entry entry = registry.entry(bound.receiver());
        if (entry != null) {
            return Optional.of(answer(() -> called(entry, bound.method(), args, kwargs)));
        }
        return Optional.ofNullable(registry.classOf(bound.receiver())).map(view -> calledClass(view, name));
    }

    /** Returns the answer to the lookup of an attribute, or empty if the receiver is no object of these. */
    public Optional<MontyAnswer> attribute(UUID receiver, String name) {
        Registry.Entry entry = registry.entry(receiver);
        if (entry != null) {
            return Optional.of(answer(() -> read(entry, name)));
        }
        return Optional.ofNullable(registry.classOf(receiver)).map(view -> MontyAnswer.notFound());
    }

    /** Returns the object of an id. */
    public Optional<Object> find(UUID id) {
        return Optional.ofNullable(registry.object(id));
    }

    /** Forgets an object. */
    public boolean release(Object object) {
        return registry.removeAll(object);
    }

    /** Returns how many ids are given out. */
    public int size() {
        return registry.size();
    }

    /** Forgets everything. */
    public void close() {
        registry.close();
    }

    private MontyAnswer called(Registry.Entry entry, String name, List<MontyValue> args, Map<String, MontyValue> kwargs)
            throws Throwable {
        Member member = entry.view().member(name);
        if (member instanceof Member.Callable method) {
            @Nullable Object[] bound = method.signature().bind(args, kwargs, fromPython);
            return given(method.invoke(entry.object(), bound), method);
        } else if (member instanceof Member.Attribute attribute && attribute.lazy()) {
            MontyValue value = new ToPython(registry).value(attribute.invoke(entry.object()), attribute.result());
            return notCallable(value.typeName());
        } else if (name.equals("__call__")) {
            return notCallable(entry.view().name());
        }
        return MontyAnswer.raise(
                "AttributeError", "'" + entry.view().name() + "' object has no attribute '" + name + "'");
    }

    private MontyAnswer read(Registry.Entry entry, String name) throws Throwable {
        Member member = entry.view().member(name);
        if (member instanceof Member.Attribute attribute) {
            return given(attribute.invoke(entry.object()), attribute);
        } else if (member instanceof Member.Callable) {
            String bound = new BoundName(entry.id(), name).in(entry.view().name());
            return new MontyAnswer.Value(new MontyValue.Function(bound, null));
        }
        return MontyAnswer.notFound();
    }

    private MontyAnswer given(@Nullable Object result, Member member) throws Throwable {
        return result instanceof MontyAnswer answer
                ? answer
                : new MontyAnswer.Value(new ToPython(registry).value(result, member.result()));
    }

    private static MontyAnswer calledClass(View view, String name) {
        return name.equals("__call__")
                ? MontyAnswer.raise("TypeError", "cannot create '" + view.name() + "' instances")
                : MontyAnswer.raise(
                        "AttributeError", "type object '" + view.name() + "' has no attribute '" + name + "'");
    }

    private static MontyAnswer notCallable(String type) {
        return MontyAnswer.raise("TypeError", "'" + type + "' object is not callable");
    }

    /** Everything but an error of the virtual machine becomes an exception in Python. */
    private MontyAnswer answer(Question question) {
        try {
            return question.ask();
        } catch (PythonRaise e) {
            return e.answer();
        } catch (Registry.Full e) {
            return MontyAnswer.raise("MemoryError", "too many host objects", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return errors.apply(e);
        } catch (Error e) {
            throw e;
        } catch (Throwable e) {
            return errors.apply(e);
        }
    }

    private static View annotated(Object object) {
        return Views.ofClass(object.getClass())
                .orElseThrow(() -> new IllegalArgumentException("nothing in "
                        + object.getClass().getTypeName() + " is annotated with @MontyExpose; annotate what Python may"
                        + " reach, or expose the object through an interface"));
    }

    @FunctionalInterface
    private interface Question {
        MontyAnswer ask() throws Throwable;
    }
}
