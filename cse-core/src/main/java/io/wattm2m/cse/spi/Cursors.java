// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.spi;

import java.util.Collection;
import java.util.List;

/**
 * Keeps how far each subscriber to instances has been told, so that after a crash telling goes on from there.
 * Thread-safe; a position that is lost means that instances are told once more.
 */
public interface Cursors {

    /** All positions that are kept. */
    List<Cursor> load();

    /** Keeps these positions in place of earlier ones of the same subscription and target. */
    void save(Collection<Cursor> moved);

    /** Forgets the positions of these subscriptions. */
    void remove(Collection<String> subscriptionIds);

    /**
     * How far a target of a subscription has been told.
     *
     * @param subscriptionId {@code ri} of the subscription
     * @param target the entry of its {@code nu}
     * @param sequence the position of the last instance that has been told
     */
    record Cursor(String subscriptionId, String target, long sequence) {}
}
