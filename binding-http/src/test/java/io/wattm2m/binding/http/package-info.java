// SPDX-License-Identifier: EPL-2.0
/** Tests of the HTTP binding, over real sockets where the wire matters. */
@NullMarked
package io.wattm2m.binding.http;

import org.jspecify.annotations.NullMarked;
