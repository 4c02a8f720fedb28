// SPDX-License-Identifier: EPL-2.0
/**
 * What an administrator does over HTTP beside the resources of oneM2M: credentials. Knows nothing of primitives but
 * their failures; what a credential is and how it is kept is the business of {@code cse.identity}.
 */
@NullMarked
package io.wattm2m.binding.admin;

import org.jspecify.annotations.NullMarked;
