// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.people.Role;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who may use a route, or all routes of a class. Without it viewers may read, members may do the rest, and nobody else
 * may anything.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@interface Admits {

    /** The least role. */
    Role value() default Role.VIEWER;

    /** Whether everybody may, also who has not logged in. */
    boolean everybody() default false;
}
