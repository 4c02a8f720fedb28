// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

/** Something to be counted. One thread. */
interface Counted {

    /** Adds it to what is written next; once more where that could not be written. */
    void count(Tally tally);

    /** It is written for good. */
    default void written() {}
}
