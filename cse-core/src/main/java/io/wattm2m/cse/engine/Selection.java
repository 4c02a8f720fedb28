// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import io.wattm2m.cse.primitive.FilterCriteria;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The page of a set of results that a request asks for (TS-0001 8.1.2, limit and offset).
 *
 * @param results what is on the page
 * @param next the offset of the next page, empty where this is the last
 * @param wanted the page as it was asked for
 */
record Selection<T>(List<T> results, OptionalInt next, FilterCriteria.Page wanted) {
    private static final long PARTIAL_CONTENT = 1;
    private static final long FULL_CONTENT = 2;

    /** The wanted page of what matches, which is closed; {@code most} results if no fewer are asked for. */
    static <T> Selection<T> of(Stream<T> matches, FilterCriteria.Page page, int most) {
        int limit = Math.min(page.limit().orElse(most), most);
        int offset = page.offset().orElse(1);
        List<T> selected = new ArrayList<>();
        try (matches) {
            Iterator<T> behind = matches.skip(offset - 1L).iterator();
            while (selected.size() < limit && behind.hasNext()) {
                selected.add(behind.next());
            }
            boolean more = behind.hasNext();
            return new Selection<>(List.copyOf(selected),
                    more ? OptionalInt.of(offset + selected.size()) : OptionalInt.empty(), page);
        }
    }

    /**
     * The response with the content status and the offset of the next page (TS-0001 8.1.3); that nothing is missing is
     * told to those who asked for a page.
     */
    ResponsePrimitive mark(ResponsePrimitive response) {
        if (next.isPresent()) {
            return response.with("cnst", PARTIAL_CONTENT).with("cnot", (long) next.getAsInt());
        }
        return wanted.limit().isPresent() || wanted.offset().isPresent() ? response.with("cnst", FULL_CONTENT)
                : response;
    }
}
