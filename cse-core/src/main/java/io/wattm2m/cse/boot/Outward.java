// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.boot;

import io.wattm2m.cse.primitive.Operation;
import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.resource.ResourceView;
import io.wattm2m.cse.spi.Entity;
import io.wattm2m.cse.type.CrossResourceSubscriptionType;
import io.wattm2m.cse.type.CseBaseType;
import io.wattm2m.cse.type.GroupType;
import java.util.Optional;
import java.util.Set;

/**
 * The way of the CSE's own requests: those for resources that it hosts itself go back to it, all others out. Until it
 * is opened there is nothing to come back to. Thread-safe.
 */
final class Outward implements Receiver {
    /** What can be notified without being an entity. */
    private static final Set<Integer> NOTIFIED = Set.of(GroupType.NUMBER, CrossResourceSubscriptionType.NUMBER,
            CseBaseType.NUMBER);
    private final Receiver others;
    private final ResourceView tree;
    private final Entity cse;
    private volatile Optional<Receiver> home = Optional.empty();

    Outward(Receiver others, ResourceView tree, Entity cse) {
        this.others = others;
        this.tree = tree;
        this.cse = cse;
    }

    /** From now on requests for the CSE's own resources come here. */
    void open(Receiver dispatcher) {
        home = Optional.of(dispatcher);
    }

    @Override
    public ResponsePrimitive receive(RequestPrimitive request) {
        String to = request.to().equals(cse.id()) ? cse.name() : request.to();
        Optional<String> own = cse.relative(to).filter(relative -> !relative.contains("://"))
                .filter(relative -> request.operation() != Operation.NOTIFY || isNotified(relative));
        return own.flatMap(relative -> home).orElse(others).receive(request);
    }

    private boolean isNotified(String relative) {
        return relative.contains("/fopt") || tree.byId(relative).or(() -> tree.byPath(relative))
                .filter(resource -> NOTIFIED.contains(resource.type().number())).isPresent();
    }
}
