// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * What of a plug is to be shown in the standard model and what is shown. What is wanted may be said by any thread; what
 * is shown is for the lane of the model.
 */
final class Showcase {
    private static final int WRITES_REMEMBERED = 64;
    private final Map<String, Wanted> wanted = new ConcurrentSkipListMap<>();
    private final Map<String, Shown> shown = new HashMap<>();
    private final Set<String> there = new HashSet<>();
    private final ConcurrentLinkedDeque<String> writes = new ConcurrentLinkedDeque<>();
    private final AtomicBoolean queued = new AtomicBoolean();
    private final AtomicBoolean waiting = new AtomicBoolean();
    private Instant lastWrite = Instant.EPOCH;

    /** This is to be shown, in the place of what was to be shown before. */
    void want(ModelPart part, Map<String, Object> attributes, boolean always) {
        wanted.put(part.address(), new Wanted(part, attributes, always));
    }

    /**
     * What is told at this moment is to be shown, when it is not shown yet. Others who ask for the same wait meanwhile,
     * so that none of them puts what it has seen before in the place of what came since.
     */
    synchronized void wantWhatIs(ModelPart part, Supplier<Map<String, Object>> attributes) {
        want(part, attributes.get(), false);
    }

    /** Takes what may be shown by now; what was shown too short a time ago waits. */
    List<Wanted> take(Instant shownBefore) {
        List<Wanted> due = new ArrayList<>();
        wanted.forEach((address, part) -> {
            Shown before = shown.getOrDefault(address, Shown.NOTHING);
            boolean isSame = !part.always() && before.attributes().equals(part.attributes());
            if (isSame) {
                wanted.remove(address, part);
            } else if (part.always() || !before.when().isAfter(shownBefore)) {
                wanted.remove(address, part);
                due.add(part);
            }
        });
        return due;
    }

    /** Whether something is left that is to be shown later. */
    boolean hasMore() {
        return !wanted.isEmpty();
    }

    /** This is shown now. */
    void isShown(Wanted part, Instant now) {
        there.add(part.part().address());
        shown.put(part.part().address(), new Shown(part.attributes(), part.part().fixed(), now));
    }

    /** What it was created with, as far as known. */
    Map<String, Object> fixed(ModelPart part) {
        return shown.getOrDefault(part.address(), Shown.NOTHING).fixed();
    }

    /** Whether a resource is known to be there. */
    boolean isThere(ModelPart part) {
        return there.contains(part.address());
    }

    void isThere(ModelPart part, boolean known) {
        if (known) {
            there.add(part.address());
        } else {
            there.remove(part.address());
        }
    }

    /** Nothing is known to be there any more. */
    void forget() {
        there.clear();
        shown.clear();
    }

    /** A time that no other write of this plug has, by which its notification will be known. */
    Instant stamp(Instant now) {
        lastWrite = now.isAfter(lastWrite) ? now : lastWrite.plusMillis(1);
        return lastWrite;
    }

    /** A switch is about to be written with this {@code dgt}. */
    void writes(String stamp) {
        writes.addLast(stamp);
        if (writes.size() > WRITES_REMEMBERED) {
            writes.pollFirst();
        }
    }

    /** Whether a notification is of a write of ours; each is told of once. */
    boolean isOwnWrite(String stamp) {
        return writes.remove(stamp);
    }

    /** Whether nobody else is about to show it; to be ended by {@link #begin}. */
    boolean queue() {
        return queued.compareAndSet(false, true);
    }

    void begin() {
        queued.set(false);
    }

    /** Whether nobody else waits to show the rest; to be ended by {@link #awake}. */
    boolean await() {
        return waiting.compareAndSet(false, true);
    }

    void awake() {
        waiting.set(false);
    }

    /** What is to be shown. */
    record Wanted(ModelPart part, Map<String, Object> attributes, boolean always) {

        Wanted {
            attributes = Map.copyOf(attributes);
        }
    }

    private record Shown(Map<String, Object> attributes, Map<String, Object> fixed, Instant when) {
        static final Shown NOTHING = new Shown(Map.of(), Map.of(), Instant.EPOCH);
    }
}
