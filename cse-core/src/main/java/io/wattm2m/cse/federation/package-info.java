// SPDX-License-Identifier: EPL-2.0
/**
 * Floor 5: other CSEs. Requests for what they host are sent on to them, this CSE is registered at its registrar, and
 * resources are announced to them.
 *
 * <p>Nothing here decides what happens to resources of this CSE: changes to its own tree go through its receiver like
 * everybody's.
 */
@NullMarked
package io.wattm2m.cse.federation;

import org.jspecify.annotations.NullMarked;
