// SPDX-License-Identifier: EPL-2.0
/**
 * Alerts: rules over what plugs measure, what is open, and who is told of it.
 *
 * <p>Whether a rule is broken is decided by readings and their times alone. Memory, clock and the ways to people are
 * handed in; no oneM2M, no HTTP server, no database.
 */
@NullMarked
package io.wattm2m.energy.alert;

import org.jspecify.annotations.NullMarked;
