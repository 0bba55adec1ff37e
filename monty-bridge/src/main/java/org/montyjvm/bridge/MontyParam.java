package org.montyjvm.bridge;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes a parameter of a {@link MontyFunction}, or a component of a record that one takes or gives. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface MontyParam {
    /** What {@link #defaultValue()} is where there is none. */
    String NONE = "\0";

    /**
     * What the parameter means.
     *
     * @return the description
     */
    String value() default "";

    /**
     * The parameter's name in Python.
     *
     * @return the name; that in Java in snake case if empty, which takes classes that were compiled with
     *     {@code -parameters}
     */
    String name() default "";

    /**
     * What the parameter is when it is left out: a number, {@code True}, {@code False}, {@code None}, or for a {@code str}
     * its text.
     *
     * @return the value; {@link #NONE} if it must be given
     */
    String defaultValue() default NONE;
}
