// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A long result read page by page, each behind the last position of the one before. Pages begin small, grow as long as
 * somebody goes on reading, and shrink where the documents are large. Belongs to one thread.
 */
final class Pages implements Iterator<Stored> {
    private static final int FIRST = 32;
    private static final int LARGEST = 4096;
    private static final long CHARACTERS = 4L << 20;
    private final Fetch fetch;
    private Iterator<Stored> page = List.<Stored>of().iterator();
    private long position;
    private int size = FIRST;
    private boolean last;

    private Pages(long after, Fetch fetch) {
        this.position = after;
        this.fetch = fetch;
    }

    /** The results behind this position, as they are fetched. */
    static Stream<Stored> behind(long position, Fetch fetch) {
        return stream(new Pages(position, fetch));
    }

    /** The streams one after the other; unlike flatMap it stays lazy when it is read through an iterator. */
    static <T, R> Stream<R> joined(Iterator<T> outer, Function<T, Stream<R>> inner) {
        return stream(new Joined<>(outer, inner));
    }

    @Override
    public boolean hasNext() {
        if (!page.hasNext() && !last) {
            turn();
        }
        return page.hasNext();
    }

    @Override
    public Stored next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return page.next();
    }

    private void turn() {
        List<Stored> fetched = fetch.page(position, size);
        page = fetched.iterator();
        last = fetched.size() < size;
        if (!fetched.isEmpty()) {
            position = fetched.getLast().position();
            long average = 1 + fetched.stream().mapToLong(Stored::size).sum() / fetched.size();
            size = (int) Math.clamp(CHARACTERS / average, 1, Math.min(LARGEST, size * 4L));
        }
    }

    private static <T> Stream<T> stream(Iterator<T> iterator) {
        return StreamSupport.stream(((Iterable<T>) () -> iterator).spliterator(), false);
    }

    /** Reads one page: at most so many results behind this position, in the order of their positions. */
    interface Fetch {
        List<Stored> page(long after, int size);
    }

    private static final class Joined<T, R> implements Iterator<R> {
        private final Iterator<T> outer;
        private final Function<T, Stream<R>> inner;
        private Iterator<R> current = List.<R>of().iterator();

        private Joined(Iterator<T> outer, Function<T, Stream<R>> inner) {
            this.outer = outer;
            this.inner = inner;
        }

        @Override
        public boolean hasNext() {
            while (!current.hasNext() && outer.hasNext()) {
                current = inner.apply(outer.next()).iterator();
            }
            return current.hasNext();
        }

        @Override
        public R next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return current.next();
        }
    }
}
