// SPDX-License-Identifier: EPL-2.0
/**
 * The management objects of nodes (TS-0001 9.6.15 and annex D, TS-0004 annex D, TS-0022): one resource type in many
 * specialisations, each a row of a table. Only tables and what a management object decides belong here.
 */
@NullMarked
package io.wattm2m.cse.type.management;

import org.jspecify.annotations.NullMarked;
