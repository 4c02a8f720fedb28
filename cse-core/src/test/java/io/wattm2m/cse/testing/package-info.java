// SPDX-License-Identifier: EPL-2.0
/**
 * Fixtures that tests of several packages and modules share: small, correct, in memory.
 */
@NullMarked
package io.wattm2m.cse.testing;

import org.jspecify.annotations.NullMarked;
