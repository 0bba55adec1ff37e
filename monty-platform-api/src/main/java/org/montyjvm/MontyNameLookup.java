package org.montyjvm;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.montyjvm.internal.pause.PausePoint;

/** Python met a name that it does not know, and asks whether the host has a value for it. */
public final class MontyNameLookup extends MontyQuestion {
    private final Kind kind;
    private final String name;
    private final @Nullable UUID receiver;

    MontyNameLookup(PausePoint point, Kind kind, String name, @Nullable UUID receiver) {
        super(point);
        this.kind = Objects.requireNonNull(kind, "kind");
        this.name = Objects.requireNonNull(name, "name");
        this.receiver = receiver;
    }

    /** Where Python looked for a name. */
    public enum Kind {
        /** Among the variables: {@code rates}. Asked of scripts {@linkplain MontyScript#withNameResolver() with a name resolver}. */
        NAME,

        /** In an object of the host: {@code order.total}. */
        ATTRIBUTE,

        /** Among the modules: {@code import tools}. Asked of {@linkplain MontyScript#withModules registered} modules. */
        MODULE
    }

    /**
     * Returns where Python looked.
     *
     * @return the kind of name
     */
    public Kind kind() {
        return kind;
    }

    /**
     * Returns what it looked for.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * Returns the object whose attribute was asked for.
     *
     * @return the object's id, or empty if {@link #kind()} is not {@link Kind#ATTRIBUTE}
     */
    public Optional<UUID> receiver() {
        return Optional.ofNullable(receiver);
    }

    /**
     * Says that there is no such name, and returns how far the run came next: Python raises {@code NameError},
     * {@code AttributeError} or {@code ModuleNotFoundError}.
     *
     * @return as {@link #resume(Object)}, which says what is thrown
     */
    public MontyProgress resumeNotFound() {
        return resume(MontyAnswer.notFound());
    }

    @Override
    @Nullable String objection(MontyAnswer answer) {
        return answer instanceof MontyAnswer.Future || answer instanceof MontyAnswer.NotHandled
                ? "the lookup of '" + name + "' takes a value, an exception or notFound(), not " + answer
                : null;
    }

    @Override
    public String toString() {
        return "MontyNameLookup[" + kind + " " + name + "]";
    }
}
