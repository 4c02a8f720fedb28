// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.privacy;

import io.wattm2m.energy.insight.Memory;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Documents of which those of some kinds are sealed where they are kept; their names are not. As safe for threads as
 * what keeps them.
 */
public final class SealedMemory implements Memory {
    private final ReadWriteLock sealing = new ReentrantReadWriteLock();
    private final Memory kept;
    private final Set<String> kinds;
    private final Seal seal;

    /** What is kept elsewhere; documents of these kinds are sealed there. */
    public SealedMemory(Memory kept, Set<String> kinds, Seal seal) {
        this.kept = kept;
        this.kinds = Set.copyOf(kinds);
        this.seal = seal;
    }

    @Override
    public Optional<String> document(String kind, String name) {
        return byOneKey(() -> kept.document(kind, name).map(text -> open(kind, text)));
    }

    @Override
    public List<String> documents(String kind, String prefix, int limit) {
        return byOneKey(() -> kept.documents(kind, prefix, limit).stream().map(text -> open(kind, text)).toList());
    }

    @Override
    public void keep(String kind, String name, String text) {
        boolean _ = byOneKey(() -> {
            kept.keep(kind, name, close(kind, text));
            return true;
        });
    }

    @Override
    public void change(String kind, UnaryOperator<String> change) {
        boolean _ = byOneKey(() -> {
            kept.change(kind, text -> {
                String known = open(kind, text);
                String changed = change.apply(known);
                return changed.equals(known) ? text : close(kind, changed);
            });
            return true;
        });
    }

    @Override
    public void forget(String kind, String name) {
        kept.forget(kind, name);
    }

    @Override
    public void forget(String kind, String prefix, String before) {
        kept.forget(kind, prefix, before);
    }

    /** Seals all of them once more, as by another key. */
    public void renew() {
        // what is sealed by the former key but not kept yet would not be found
        Lock nobodyElse = sealing.writeLock();
        nobodyElse.lock();
        try {
            kinds.forEach(kind -> kept.change(kind, text -> seal.close(seal.open(text))));
        } finally {
            nobodyElse.unlock();
        }
    }

    /** Seals what has been kept since before its kind was sealed. */
    public void sealWhatIsOpen() {
        kinds.forEach(kind -> kept.change(kind, text -> seal.open(text).equals(text) ? seal.close(text) : text));
    }

    /** What was read, or sealed, by a key that is renewed meanwhile could not be opened any more. */
    private <T> T byOneKey(Supplier<T> deed) {
        Lock oneKey = sealing.readLock();
        oneKey.lock();
        try {
            return deed.get();
        } finally {
            oneKey.unlock();
        }
    }

    private String open(String kind, String text) {
        return kinds.contains(kind) ? seal.open(text) : text;
    }

    private String close(String kind, String text) {
        return kinds.contains(kind) ? seal.close(text) : text;
    }
}
