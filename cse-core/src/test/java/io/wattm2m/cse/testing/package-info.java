// SPDX-License-Identifier: EPL-2.0
/**
 * Fixtures that tests of several packages and modules share, and the load programs: small and correct.
 */
@NullMarked
package io.wattm2m.cse.testing;

import org.jspecify.annotations.NullMarked;
