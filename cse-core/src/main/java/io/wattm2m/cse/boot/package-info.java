// SPDX-License-Identifier: EPL-2.0
/**
 * Floor 7: the composition root. Makes everything from the configuration, joins it by constructors, starts it from the
 * bottom to the top and stops it the other way round. Decides nothing that a request could notice.
 */
@NullMarked
package io.wattm2m.cse.boot;

import org.jspecify.annotations.NullMarked;
