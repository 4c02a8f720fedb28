// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.testing;

import io.wattm2m.energy.insight.Memory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;

/** Documents in memory. Thread-safe. */
public final class MapMemory implements Memory {
    private final ConcurrentSkipListMap<String, String> documents = new ConcurrentSkipListMap<>();

    @Override
    public Optional<String> document(String kind, String name) {
        return Optional.ofNullable(documents.get(kind + " " + name));
    }

    @Override
    public List<String> documents(String kind, String prefix, int limit) {
        return documents.descendingMap().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(kind + " " + prefix)).map(Map.Entry::getValue).limit(limit)
                .toList();
    }

    @Override
    public void keep(String kind, String name, String text) {
        documents.put(kind + " " + name, text);
    }

    @Override
    public void change(String kind, UnaryOperator<String> change) {
        documents.replaceAll((key, text) -> key.startsWith(kind + " ") ? change.apply(text) : text);
    }

    @Override
    public void forget(String kind, String name) {
        documents.remove(kind + " " + name);
    }

    @Override
    public void forget(String kind, String prefix, String before) {
        documents.keySet()
                .removeIf(key -> key.startsWith(kind + " " + prefix) && key.compareTo(kind + " " + before) < 0);
    }
}
