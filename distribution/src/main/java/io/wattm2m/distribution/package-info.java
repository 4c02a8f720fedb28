// SPDX-License-Identifier: EPL-2.0
/**
 * The launcher: configuration, start and stop of the CSE with the plug-ins it finds, and no rule of its own.
 */
@NullMarked
package io.wattm2m.distribution;

import org.jspecify.annotations.NullMarked;
