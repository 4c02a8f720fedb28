// SPDX-License-Identifier: EPL-2.0
/**
 * Below the floors: what a database of H2 has to be told so that its file is whole after a crash, for whoever keeps
 * one. It knows nothing of what is in the tables.
 */
@NullMarked
package io.wattm2m.cse.h2;

import org.jspecify.annotations.NullMarked;
