// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import io.wattm2m.cse.spi.Cursors;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/** The positions in whichever store is open. Thread-safe. */
record LastingCursors(Supplier<Cursors> now) implements Cursors {

    @Override
    public List<Cursor> load() {
        return now.get().load();
    }

    @Override
    public void save(Collection<Cursor> moved) {
        now.get().save(moved);
    }

    @Override
    public void remove(Collection<String> subscriptionIds) {
        now.get().remove(subscriptionIds);
    }
}
