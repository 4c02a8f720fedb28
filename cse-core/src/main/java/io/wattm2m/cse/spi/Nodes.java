// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.spi;

import io.wattm2m.cse.resource.ChangeObserver;
import java.util.List;
import java.util.Optional;

/**
 * The nodes of this CSE: the processes that serve it together, over one store. Any of them serves any request; what has
 * to be done once, such as telling subscribers, is the duty of one of them at a time. Thread-safe.
 */
public interface Nodes {
    /** A process that has the store to itself: whatever is to be done is its duty. */
    Nodes ALONE = new Nodes() {
        @Override
        public boolean areSeveral() {
            return false;
        }

        @Override
        public boolean onDuty() {
            return true;
        }

        @Override
        public long turn() {
            return 0;
        }

        @Override
        public void follow(List<ChangeObserver> observers) {}

        @Override
        public void ready() {}
    };

    /** Whether there may be others. */
    boolean areSeveral();

    /** Whether it is this node that has to act now. Takes next to no time. */
    boolean onDuty();

    /** The polling channels that they share; empty where there is one node, which has them to itself. */
    default Optional<SharedChannels> channels() {
        return Optional.empty();
    }

    /** The number of the commit that observers are being told of; it grows. */
    long turn();

    /**
     * Has these told of what other nodes commit, as they are of what this one does, and of the beginning and the end of
     * its duty. Called once, before they look at the tree.
     */
    void follow(List<ChangeObserver> observers);

    /** This node may have the duty from now on. */
    void ready();
}
