package org.montyjvm;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.montyjvm.internal.objects.Dispatch;
import org.montyjvm.internal.objects.HostErrors;

/**
 * Java objects in the hands of a script: it reads their attributes and calls their methods, as far as a list allows it.
 *
 * <pre>{@code
 * interface Cart { String getOwner(); int add(String item, int count); }
 *
 * try (MontyHostObjects objects = MontyHostObjects.create()) {
 *     MontyProgress progress = platform.start("cart.add('tea', count=2)", Map.of("cart", objects.expose(cart, Cart.class)));
 *     while (progress instanceof MontyPending call) {
 *         progress = call.resume(objects.answer(call).orElseGet(MontyAnswer::notFound));
 *     }
 * }
 * }</pre>
 *
 * <p><b>The list</b> is an interface, or what is annotated with {@link MontyExpose}. A getter ({@code getOwner},
 * {@code isPaid}) and a component of a record is an attribute, which the script has from the start; with
 * {@link MontyExpose#lazy()} it is read whenever the script asks, which is a pause of kind
 * {@link MontyNameLookup.Kind#ATTRIBUTE}. Any other method is one in Python, and its call is a {@link MontyPending}. Names
 * are in snake case. Nothing else can be reached: no {@code getClass}, no field, no method that the list does not name,
 * and a script that assigns to an attribute changes its own copy only. Two listed methods of one name are refused.
 *
 * <p><b>Arguments</b> are converted as {@link MontyValue#as(Class)} does, an object of the host becomes itself again,
 * parameters that are {@code Optional} or nullable may be left out, and keyword arguments work where the class was
 * compiled with {@code -parameters}. What does not fit is a {@code TypeError} with Python's words. <b>Results</b> are
 * converted as {@link MontyValue#of(Object)} does, but an object is handed over as one of the host if it was before, if
 * its class is annotated, or if the method declares it as an interface that is annotated or is a list in use here; so are
 * those in collections, maps and optionals. A method may return a {@link MontyAnswer} to say more. <b>Exceptions</b> reach the script as
 * {@link Builder#errors(Function)} tells, and are the cause of the {@link MontyScriptError} if nobody catches them; an
 * {@link Error} is thrown on to the caller of {@code answer}.
 *
 * <p><b>Identity:</b> the same object, by {@code ==}, with the same list always has the same id, and {@link #find} gives
 * it back. With another list it has another id, so that a script cannot call what only somebody else was given. In Python
 * each crossing makes a new object, equal to the others by class and attributes, so {@code is} tells nothing.
 * Objects are held strongly, as Python may come back to them at any time, until {@link #release(Object)} or
 * {@link #close()}; there are at most {@link Builder#maxObjects(int)}, beyond which the script sees a {@code MemoryError}.
 *
 * <p>Make one for each session, or for each group of sessions that may share objects. Safe for use by several threads; the
 * objects' own methods run on the thread that calls {@code answer}.
 */
public final class MontyHostObjects implements AutoCloseable {
    private final Dispatch dispatch;

    private MontyHostObjects(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    /**
     * Returns an empty set of objects with the defaults of {@link Builder}.
     *
     * @return new host objects
     */
    public static MontyHostObjects create() {
        return builder().build();
    }

    /**
     * Returns a builder with the defaults.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns an object for Python, where all methods of an interface can be reached.
     *
     * @param <T> the interface
     * @param object the object
     * @param view the interface, its own and inherited methods without the static ones and those that are
     *     {@link MontyHidden}
     * @return the value to pass, with the attributes as they are now
     * @throws IllegalArgumentException if {@code view} is no interface, Java cannot call its methods from here, or Python
     *     cannot have them; the message says which and why
     * @throws IllegalStateException if this is closed, there are too many objects, or an attribute cannot be read
     * @throws MontyConversionException if an attribute has no Python form
     * @throws NullPointerException if an argument is null
     */
    public <T> MontyValue.Instance expose(T object, Class<T> view) {
        Objects.requireNonNull(object, "object");
        return dispatch.expose(object, Objects.requireNonNull(view, "view"), null);
    }

    /**
     * Returns an object for Python, where what is annotated with {@link MontyExpose} can be reached.
     *
     * @param object the object
     * @return the value to pass, with the attributes as they are now
     * @throws IllegalArgumentException if nothing is annotated, Java cannot call it from here, or Python cannot have it;
     *     the message says which and why
     * @throws IllegalStateException if this is closed, there are too many objects, or an attribute cannot be read
     * @throws MontyConversionException if an attribute has no Python form
     * @throws NullPointerException if an argument is null
     */
    public MontyValue.Instance expose(Object object) {
        return dispatch.expose(Objects.requireNonNull(object, "object"), null, null);
    }

    /**
     * Gives an object the id that it, or its predecessor, had before: for a run that was frozen and goes on in another
     * process.
     *
     * @param <T> the interface
     * @param id the id, from {@link MontyValue.Instance#id()}
     * @param object the object
     * @param view as for {@link #expose(Object, Class)}
     * @return the value, as for {@link #expose(Object, Class)}
     * @throws IllegalArgumentException as for {@link #expose(Object, Class)}, or if the id belongs to another object, or
     *     the object has another one
     * @throws IllegalStateException as for {@link #expose(Object, Class)}
     * @throws MontyConversionException if an attribute has no Python form
     * @throws NullPointerException if an argument is null
     */
    public <T> MontyValue.Instance restore(UUID id, T object, Class<T> view) {
        Objects.requireNonNull(object, "object");
        return dispatch.expose(object, Objects.requireNonNull(view, "view"), Objects.requireNonNull(id, "id"));
    }

    /**
     * Gives an object the id that it, or its predecessor, had before: for a run that was frozen and goes on in another
     * process.
     *
     * @param id the id, from {@link MontyValue.Instance#id()}
     * @param object the object
     * @return the value, as for {@link #expose(Object)}
     * @throws IllegalArgumentException as for {@link #expose(Object)}, or if the id belongs to another object, or the
     *     object has another one
     * @throws IllegalStateException as for {@link #expose(Object)}
     * @throws MontyConversionException if an attribute has no Python form
     * @throws NullPointerException if an argument is null
     */
    public MontyValue.Instance restore(UUID id, Object object) {
        Objects.requireNonNull(object, "object");
        return dispatch.expose(object, null, Objects.requireNonNull(id, "id"));
    }

    /**
     * Runs the method that a script called, and returns what to answer.
     *
     * @param call the pause
     * @return the answer, never a future; or empty if the receiver is no object of these, or there is none
     * @throws NullPointerException if {@code call} is null
     */
    public Optional<MontyAnswer> answer(MontyPending call) {
        return dispatch.call(call.receiver().orElse(null), call.name(), call.args(), call.kwargs());
    }

    /**
     * Reads the attribute that a script asked for, and returns what to answer.
     *
     * @param lookup the pause
     * @return the answer, or empty if the receiver is no object of these, or there is none
     * @throws NullPointerException if {@code lookup} is null
     */
    public Optional<MontyAnswer> answer(MontyNameLookup lookup) {
        return lookup.receiver().flatMap(receiver -> dispatch.attribute(receiver, lookup.name()));
    }

    /**
     * Returns the object that has an id.
     *
     * @param id the id
     * @return the object, or empty if none of these has the id
     * @throws NullPointerException if {@code id} is null
     */
    public Optional<Object> find(UUID id) {
        return dispatch.find(Objects.requireNonNull(id, "id"));
    }

    /**
     * Returns the object that a value from Python stands for. Attributes that the script changed in its copy have no
     * meaning.
     *
     * @param value any value
     * @return the object, or empty if the value is none of these
     * @throws NullPointerException if {@code value} is null
     */
    public Optional<Object> find(MontyValue value) {
        Objects.requireNonNull(value, "value");
        return value instanceof MontyValue.Instance instance ? find(instance.id()) : Optional.empty();
    }

    /**
     * Forgets an object: its ids mean nothing any more, and exposing it again gives it new ones.
     *
     * @param object the object
     * @return true if it was one of these
     * @throws NullPointerException if {@code object} is null
     */
    public boolean release(Object object) {
        return dispatch.release(Objects.requireNonNull(object, "object"));
    }

    /**
     * Returns how many ids are given out.
     *
     * @return the number; an object that was exposed with two lists counts twice
     */
    public int size() {
        return dispatch.size();
    }

    /** Forgets all objects. Their ids mean nothing any more, and none can be exposed. Closing again does nothing. */
    @Override
    public void close() {
        dispatch.close();
    }

    /** Options of host objects. Not safe for use by several threads. */
    public static final class Builder {
        /** How many objects there may be unless said otherwise. */
        public static final int DEFAULT_MAX_OBJECTS = 10_000;

        private int maxObjects = DEFAULT_MAX_OBJECTS;
        private Function<? super Throwable, ? extends MontyAnswer.Raise> errors = HostErrors::raise;

        private Builder() {}

        /**
         * Sets how many ids may be given out. A method that returns a new object at each call lets a script ask for as
         * many as it likes.
         *
         * @param count the number; {@value #DEFAULT_MAX_OBJECTS} by default
         * @return this builder
         * @throws IllegalArgumentException if {@code count} is not positive
         */
        public Builder maxObjects(int count) {
            if (count < 1) {
                throw new IllegalArgumentException("maxObjects must be at least 1, not " + count);
            }
            maxObjects = count;
            return this;
        }

        /**
         * Sets what a script sees of an exception that a method of the host throws.
         *
         * <p>By default {@code IllegalArgumentException} is a {@code ValueError}, {@code IndexOutOfBoundsException} an
         * {@code IndexError}, {@code NoSuchElementException} a {@code LookupError}, {@code ArithmeticException} an
         * {@code ArithmeticError}, {@code UnsupportedOperationException} a {@code NotImplementedError} and
         * {@code TimeoutException} a {@code TimeoutError}, each with its message. Others come without a message, which
         * might tell of the host's inside: input and output is an {@code OSError}, the rest a {@code RuntimeError}.
         *
         * @param mapping gives the exception in Python; the thrown one should be its cause
         * @return this builder
         * @throws NullPointerException if {@code mapping} is null
         */
        public Builder errors(Function<? super Throwable, ? extends MontyAnswer.Raise> mapping) {
            errors = Objects.requireNonNull(mapping, "mapping");
            return this;
        }

        /**
         * Returns an empty set of objects.
         *
         * @return new host objects
         */
        public MontyHostObjects build() {
            return new MontyHostObjects(new Dispatch(maxObjects, errors));
        }
    }
}
