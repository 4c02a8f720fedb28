// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** That whoever uses a route with success is written down with what he has done, in the system log. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Noted {

    /** What he has done; names in braces stand for the parameters of the path, none of which may name anybody. */
    String value();
}
