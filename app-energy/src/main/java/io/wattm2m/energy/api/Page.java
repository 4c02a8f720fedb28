// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.AbstractList;
import java.util.List;
import java.util.function.Function;

/**
 * Which part of a list that grows is asked for: {@code limit} entries (100 unless asked otherwise, 500 at most) after
 * the first {@code offset}. Filled in by Jersey for a request, with texts: it logs what it cannot fill in at length.
 */
final class Page {
    /** How far back lists go, the newest entries first. */
    static final int REACH = 2000;
    static final int MOST = 500;
    static final int USUAL = 100;
    @QueryParam("limit")
    @DefaultValue("")
    private String limit = "";
    @QueryParam("offset")
    @DefaultValue("")
    private String offset = "";

    /** This part of a list, which knows how long the whole is; BadRequestException where no such part can be had. */
    <T> List<T> of(List<T> all) {
        return of(all, each -> each);
    }

    /** The same as it is shown; of the rest no views are made. */
    <T, V> List<V> of(List<T> all, Function<T, V> view) {
        int entries = whole("limit", limit, USUAL);
        int skipped = whole("offset", offset, 0);
        if (entries < 1 || entries > MOST) {
            throw new BadRequestException("limit " + entries + " is not 1 to " + MOST);
        }
        if (skipped < 0) {
            throw new BadRequestException("offset " + skipped + " is below 0");
        }
        int from = Math.min(skipped, all.size());
        int to = Math.min(from + entries, all.size());
        return new Part<>(all.subList(from, to).stream().map(view).toList(), all.size(), to);
    }

    private static int whole(String name, String text, int otherwise) {
        try {
            return text.isEmpty() ? otherwise : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new BadRequestException(Problems.notANumber(name), e);
        }
    }

    /** A part of a list. Immutable. */
    static final class Part<T> extends AbstractList<T> {
        private final List<T> entries;
        private final int total;
        private final int next;

        private Part(List<T> entries, int total, int next) {
            this.entries = entries;
            this.total = total;
            this.next = next;
        }

        @Override
        public T get(int index) {
            return entries.get(index);
        }

        @Override
        public int size() {
            return entries.size();
        }

        /** How long the whole list is. */
        int total() {
            return total;
        }

        /** The offset of the next part; as long as the whole list where there is none. */
        int next() {
            return next;
        }
    }
}
