// SPDX-License-Identifier: EPL-2.0
/**
 * The scenarios, a file each, and the stage on which they play: a platform in a process of its own, clients and limits.
 */
@NullMarked
package io.wattm2m.benchmark.scenario;

import org.jspecify.annotations.NullMarked;
