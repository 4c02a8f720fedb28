// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.primitive;

/**
 * The NULL of the protocol: in an UPDATE it removes an attribute, in the result of one it tells that it was removed
 * (TS-0004 8.4.3). A value of its own, because Java's null does not exist in this code.
 */
public enum Null {
    NULL
}
