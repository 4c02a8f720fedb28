// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * That a route shows and changes nothing but what belongs to plugs, so that who has the role for it in a home of his
 * may use it for the plugs there. Routes without it are for those only whom the installation gives the role, and so are
 * all that are for owners.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@interface OfHomes {

    /** False for a method of a class whose others are. */
    boolean value() default true;
}
