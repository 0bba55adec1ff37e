package org.montyjvm;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Puts something on the list of what Python may reach in an object of the host; see {@link MontyHostObjects}.
 *
 * <ul>
 *   <li>On a method: Python may call it. A getter ({@code getTotal}, {@code isPaid}) is an attribute instead.
 *   <li>On a component of a record: Python may read it as an attribute.
 *   <li>On an interface or a record: all its methods, or all its components, are on the list, and an object that a listed
 *       method returns is handed to Python as an object of the host instead of being converted.
 * </ul>
 *
 * <p>The annotation is found on a method that the object's class inherits or overrides, too.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.RECORD_COMPONENT, ElementType.TYPE})
public @interface MontyExpose {
    /**
     * Returns the name in Python.
     *
     * @return a Python identifier that does not start with an underscore, or empty for the Java name in snake case
     *     ({@code getTotalPrice} is {@code total_price}, {@code from} is {@code from_}); of a type, the name of the class
     */
    String name() default "";

    /**
     * Returns whether a method without parameters is an attribute, which Python reads without parentheses.
     *
     * @return true for an attribute; without meaning on anything but a method
     */
    boolean attribute() default false;

    /**
     * Returns whether the attribute is asked for whenever Python reads it, and not once, when the object is handed over.
     * Each reading is a pause of the run; a change in Java is seen by the script.
     *
     * @return true for a lazy attribute; a method with this is an attribute
     */
    boolean lazy() default false;
}
