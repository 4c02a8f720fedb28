// SPDX-License-Identifier: EPL-2.0
/**
 * Floor 4, beside access: certificates and keys from files, read again when these change. Knows nothing of oneM2M.
 */
@NullMarked
package io.wattm2m.cse.tls;

import org.jspecify.annotations.NullMarked;
