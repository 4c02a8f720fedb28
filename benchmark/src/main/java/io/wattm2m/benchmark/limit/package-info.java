// SPDX-License-Identifier: EPL-2.0
/**
 * What the machine can do without a CSE: a disk that is synced, a server that answers bytes; nothing of oneM2M.
 */
@NullMarked
package io.wattm2m.benchmark.limit;

import org.jspecify.annotations.NullMarked;
