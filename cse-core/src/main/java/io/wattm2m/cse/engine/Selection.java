// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import io.wattm2m.cse.primitive.FilterCriteria;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.resource.Resource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The page of a set of resources that a request asks for (TS-0001 8.1.2, limit and offset).
 *
 * @param resources the resources on the page
 * @param next the offset of the next page, empty where this is the last
 */
record Selection(List<Resource> resources, OptionalInt next) {
    private static final long PARTIAL_CONTENT = 1;

    /** The wanted page of what passes the test; {@code candidates} is closed. */
    static Selection of(Stream<Resource> candidates, Predicate<Resource> test, FilterCriteria.Page page, int most) {
        int limit = Math.min(page.limit().orElse(most), most);
        int offset = page.offset().orElse(1);
        List<Resource> selected = new ArrayList<>();
        try (candidates) {
            Iterator<Resource> passing = candidates.filter(test).skip(offset - 1L).iterator();
            while (selected.size() < limit && passing.hasNext()) {
                selected.add(passing.next());
            }
            boolean more = passing.hasNext();
            return new Selection(List.copyOf(selected),
                    more ? OptionalInt.of(offset + selected.size()) : OptionalInt.empty());
        }
    }

    /** The response with the content status and offset that tell of a next page. */
    ResponsePrimitive mark(ResponsePrimitive response) {
        return next.isEmpty() ? response : response.with("cnst", PARTIAL_CONTENT).with("cnot", (long) next.getAsInt());
    }
}
