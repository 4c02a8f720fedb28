// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.resource;

import static java.util.Objects.requireNonNull;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Some ten attributes in the order in which they came, in a fifth of the memory of a {@link LinkedHashMap}: as many
 * resources are kept, the collector would have more to do with their attributes than anybody else. Immutable.
 */
final class CompactMap extends AbstractMap<String, Object> {
    /** Each name with its value behind it. */
    private final Object[] entries;

    private CompactMap(Object[] entries) {
        this.entries = entries;
    }

    /** The same attributes, in the same order. */
    static CompactMap copyOf(Map<String, Object> attributes) {
        if (attributes instanceof CompactMap compact) {
            return compact;
        }
        Object[] entries = new Object[2 * attributes.size()];
        int at = 0;
        for (Map.Entry<String, Object> entry : attributes.entrySet()) {
            entries[at++] = requireNonNull(entry.getKey(), "a name is null");
            entries[at++] = requireNonNull(entry.getValue(), entry.getKey());
        }
        return new CompactMap(entries);
    }

    @Override
    public int size() {
        return entries.length / 2;
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return place(name) >= 0;
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        int place = place(name);
        return place < 0 ? null : entries[place + 1];
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
        return new Entries();
    }

    /** Where this name stands, or -1; for so few a look at each is as fast as a table of hashes. */
    private int place(@Nullable Object name) {
        for (int at = 0; at < entries.length; at += 2) {
            if (entries[at].equals(name)) {
                return at;
            }
        }
        return -1;
    }

    private final class Entries extends AbstractSet<Map.Entry<String, Object>> {
        @Override
        public int size() {
            return CompactMap.this.size();
        }

        @Override
        public Iterator<Map.Entry<String, Object>> iterator() {
            return new EntryIterator();
        }
    }

    private final class EntryIterator implements Iterator<Map.Entry<String, Object>> {
        private int next;

        @Override
        public boolean hasNext() {
            return next < entries.length;
        }

        @Override
        public Map.Entry<String, Object> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            next += 2;
            return Map.entry((String) entries[next - 2], entries[next - 1]);
        }
    }
}
