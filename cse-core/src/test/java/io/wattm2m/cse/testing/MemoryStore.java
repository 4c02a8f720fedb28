// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.testing;

import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Changes.Replacement;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceType.Trait;
import io.wattm2m.cse.resource.ResourceView;
import io.wattm2m.cse.spi.Cursors;
import io.wattm2m.cse.spi.ResourceStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A resource store for tests: the tree in memory, each write a new copy of it, so that a view never changes under its
 * reader. Thread-safe.
 */
public final class MemoryStore implements ResourceStore {
    private final AtomicReference<Map<String, Resource>> state = new AtomicReference<>(Map.of());
    private final AtomicLong instances = new AtomicLong();
    private final ReentrantLock writer = new ReentrantLock();
    private final Cursors cursors = new MemoryCursors();

    /** A store that holds these resources, parents before children. */
    public static MemoryStore with(Resource... resources) {
        MemoryStore store = new MemoryStore();
        for (Resource resource : resources) {
            store.write(view -> Changes.created(resource));
        }
        return store;
    }

    /** The same store, which lasts when it is closed. */
    public ResourceStore kept() {
        MemoryStore self = this;
        return new ResourceStore() {
            @Override
            public ResourceView committed() {
                return self.committed();
            }

            @Override
            public Changes write(Function<ResourceView, Changes> decision, Consumer<Changes> news) {
                return self.write(decision, news);
            }

            @Override
            public Cursors cursors() {
                return self.cursors();
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public ResourceView committed() {
        return new MemoryView(state::get);
    }

    @Override
    public Changes write(Function<ResourceView, Changes> decision, Consumer<Changes> news) {
        writer.lock();
        try {
            Changes applied = numbered(decision.apply(committed()));
            state.set(after(applied));
            news.accept(applied);
            return applied;
        } finally {
            writer.unlock();
        }
    }

    /** Where the positions of those who follow instances are kept. */
    public Cursors cursors() {
        return cursors;
    }

    @Override
    public void close() {
        state.set(Map.of());
    }

    private Changes numbered(Changes changes) {
        List<Resource> created = changes.created().stream().map(this::numbered).toList();
        return new Changes(created, changes.updated(), changes.adjusted(), changes.deleted(), changes.evicted());
    }

    private Resource numbered(Resource created) {
        return created.type().has(Trait.INSTANCE)
                ? created.withSequence(instances.incrementAndGet())
                : created;
    }

    private Map<String, Resource> after(Changes changes) {
        Map<String, Resource> tree = new LinkedHashMap<>(state.get());
        changes.created().forEach(resource -> create(tree, resource));
        changes.updated().forEach(replacement -> replace(tree, replacement));
        changes.adjusted().forEach(replacement -> replace(tree, replacement));
        changes.deleted().forEach(resource -> delete(tree, resource));
        changes.evicted().forEach(resource -> delete(tree, resource));
        return tree;
    }

    private static void create(Map<String, Resource> tree, Resource resource) {
        boolean taken = tree.values().stream().anyMatch(other -> other.path().equals(resource.path()));
        if (taken || tree.putIfAbsent(resource.id(), resource) != null) {
            throw new IllegalStateException("there is a resource " + resource.path() + " or its ri already");
        }
    }

    private static void replace(Map<String, Resource> tree, Replacement replacement) {
        if (tree.replace(replacement.after().id(), replacement.after()) == null) {
            throw new IllegalStateException("there is no resource " + replacement.after().path());
        }
    }

    private static void delete(Map<String, Resource> tree, Resource root) {
        String below = root.path() + "/";
        tree.values().removeIf(other -> other.id().equals(root.id()) || other.path().startsWith(below));
    }
}
