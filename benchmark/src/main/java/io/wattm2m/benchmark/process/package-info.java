// SPDX-License-Identifier: EPL-2.0
/** What runs in a process of its own: the platform, and whatever it is compared with. Knows nothing of measuring. */
@NullMarked
package io.wattm2m.benchmark.process;

import org.jspecify.annotations.NullMarked;
