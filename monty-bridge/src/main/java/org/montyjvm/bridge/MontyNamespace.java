package org.montyjvm.bridge;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the plugin that {@link MontyPlugin#of(Object)} makes of an object of the class. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface MontyNamespace {
    /**
     * The plugin's name in Python.
     *
     * @return the namespace
     */
    String value();

    /**
     * What the plugin is for.
     *
     * @return the description
     */
    String description() default "";

    /**
     * What a language model should know beyond the descriptions.
     *
     * @return Markdown
     */
    String prompt() default "";
}
