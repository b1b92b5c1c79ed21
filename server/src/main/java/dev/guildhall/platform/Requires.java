package dev.guildhall.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The permission an HTTP method needs. Every HTTP method carries this or {@link Open}; a test and the filter see to it. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Requires {
    Permission value();

    /** Also for a run of a trusted workflow, which is no user: only what publishing one version needs. */
    boolean runs() default false;
}
