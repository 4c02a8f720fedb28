// SPDX-License-Identifier: EPL-2.0
/**
 * Asks a language model that the operator has named. What is asked, and whether it may be, is decided elsewhere.
 */
@NullMarked
package io.wattm2m.energy.language;

import org.jspecify.annotations.NullMarked;
