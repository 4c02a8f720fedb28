// SPDX-License-Identifier: EPL-2.0
/** Tests of the semantics: queries of people who mean well, and of others. */
@NullMarked
package io.wattm2m.cse.semantics;

import org.jspecify.annotations.NullMarked;
