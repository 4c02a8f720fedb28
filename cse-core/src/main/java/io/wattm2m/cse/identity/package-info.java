// SPDX-License-Identifier: EPL-2.0
/**
 * Floor 4, beside access: who somebody is. The known credentials in their file, what makes guessing them slow, and the
 * entrance where an originator has to be who it has proved to be. What an originator may do is decided elsewhere.
 */
@NullMarked
package io.wattm2m.cse.identity;

import org.jspecify.annotations.NullMarked;
