package org.montyjvm.bridge;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Offers a method to scripts, see {@link MontyPlugin#of(Object)}. Methods without this annotation are out of their reach.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface MontyFunction {
    /**
     * What the function does; the first line is its summary.
     *
     * @return the description
     */
    String value() default "";

    /**
     * The function's name in Python.
     *
     * @return the name; that of the method in snake case if empty
     */
    String name() default "";

    /**
     * How long a call may take, in milliseconds.
     *
     * @return the time; what the bridge allows if not positive
     */
    long timeoutMillis() default 0;
}
