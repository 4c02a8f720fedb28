// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import io.wattm2m.cse.resource.ChangeObserver;
import io.wattm2m.cse.spi.Nodes;
import io.wattm2m.cse.spi.SharedChannels;
import java.util.List;
import java.util.Optional;

/** Nodes that share a database. Thread-safe. */
final class SharedNodes implements Nodes, AutoCloseable {
    private final Follower follower;
    private final Listener listener;
    private final DutyLease duty;
    private final PolledRequests channels;

    SharedNodes(Follower follower, Listener listener, DutyLease duty, PolledRequests channels) {
        this.channels = channels;
        this.follower = follower;
        this.listener = listener;
        this.duty = duty;
    }

    @Override
    public boolean areSeveral() {
        return true;
    }

    @Override
    public boolean onDuty() {
        return duty.isHeld();
    }

    @Override
    public long turn() {
        return follower.telling();
    }

    @Override
    public Optional<SharedChannels> channels() {
        return Optional.of(channels);
    }

    @Override
    public void follow(List<ChangeObserver> observers) {
        follower.follow(observers);
    }

    @Override
    public void ready() {
        duty.start();
    }

    @Override
    public void close() {
        duty.close();
        listener.close();
    }
}
