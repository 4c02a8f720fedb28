// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import io.wattm2m.cse.resource.ChangeObserver;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceView;
import java.util.List;

/**
 * One change on its way to its observers: asks them what they need to know when it is decided, and tells them when it
 * is committed. Belongs to the thread of the writer, which may decide more than once.
 */
final class Telling {
    private final List<ChangeObserver> observers;
    private List<List<Resource>> gone = List.of();

    Telling(List<ChangeObserver> observers) {
        this.observers = observers;
    }

    /** The change as decided; what goes with it is remembered. */
    Changes decided(ResourceView tree, Changes changes) {
        gone = changes.deleted().isEmpty() ? List.of()
                : observers.stream().map(observer -> observer.concerned(tree, changes.deleted())).toList();
        return changes;
    }

    /** Tells all observers. */
    void tell(Changes applied) {
        for (int i = 0; i < observers.size(); i++) {
            observers.get(i).applied(applied, gone.isEmpty() ? List.of() : gone.get(i));
        }
    }
}
