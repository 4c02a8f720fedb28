// SPDX-License-Identifier: EPL-2.0
/**
 * Floor 6: a request's path through the CSE, a procedure for each operation (TS-0001 10.1, TS-0004 7.3): check, resolve
 * the target once, ask for access, decide in the write pipeline, tell, shape the result.
 *
 * <p>Everything that resource types have in common is here and nothing that belongs to one of them.
 */
@NullMarked
package io.wattm2m.cse.engine;

import org.jspecify.annotations.NullMarked;
