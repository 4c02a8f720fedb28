// SPDX-License-Identifier: EPL-2.0
@NullMarked
package io.wattm2m.binding.tls;

import org.jspecify.annotations.NullMarked;
