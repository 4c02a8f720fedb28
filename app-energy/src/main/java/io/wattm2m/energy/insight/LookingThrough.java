// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.insight;

import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/** Finds the last of what somebody sees among what everybody has, as far back as it takes. Pure. */
public final class LookingThrough {
    private static final int FIRST = 1000;
    private static final int FURTHER = 10;
    private static final int MOST = 1_000_000;

    private LookingThrough() {}

    /**
     * The last that he sees.
     *
     * @param limit how many at most
     * @param all the last of all, at most so many as it is given, the newest first
     */
    public static <T> List<T> last(int limit, IntFunction<List<T>> all, Predicate<T> sees) {
        for (int reach = Math.max(limit, FIRST);; reach *= FURTHER) {
            List<T> looked = all.apply(reach);
            List<T> seen = looked.stream().filter(sees).limit(limit).toList();
            if (seen.size() == limit || looked.size() < reach || reach >= MOST) {
                return seen;
            }
        }
    }
}
