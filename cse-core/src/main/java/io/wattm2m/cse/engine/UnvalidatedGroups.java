// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import io.wattm2m.cse.resource.ChangeObserver;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.type.GroupType;
import io.wattm2m.cse.type.RemoteCseType;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The groups that have members of which nobody could say what they are ({@code memberTypeValidated} is false), and the
 * moments at which it makes sense to ask again: a CSE has registered or renewed its registration. Thread-safe.
 */
public final class UnvalidatedGroups implements ChangeObserver {
    private final Set<String> groups = ConcurrentHashMap.newKeySet();
    private final Semaphore returns = new Semaphore(0);

    @Override
    public void applied(Changes applied, List<Resource> gone) {
        touched(applied).forEach(this::seen);
    }

    /** Remembers the group, if it is one that has to be validated. */
    void seen(Resource resource) {
        if (isUnvalidated(resource)) {
            groups.add(resource.id());
        }
        if (resource.is(RemoteCseType.NUMBER)) {
            returns.release();
        }
    }

    /** Their identifiers, which are not remembered any more. */
    List<String> taken() {
        List<String> taken = List.copyOf(groups);
        taken.forEach(groups::remove);
        return taken;
    }

    /** Waits until a CSE may have come back, and no longer than that. */
    void await(long millis) throws InterruptedException {
        if (returns.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
            returns.drainPermits();
        }
    }

    static boolean isUnvalidated(Resource resource) {
        return resource.is(GroupType.NUMBER)
                && resource.get(GroupType.MEMBER_TYPE_VALIDATED).filter(validated -> !validated).isPresent();
    }

    private static Stream<Resource> touched(Changes applied) {
        Stream<Resource> changed = Stream.concat(applied.updated().stream(), applied.adjusted().stream())
                .map(Changes.Replacement::after);
        return Stream.concat(applied.created().stream(), changed);
    }
}
